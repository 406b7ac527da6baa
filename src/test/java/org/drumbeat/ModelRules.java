package org.drumbeat;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.Artifact;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.IntermediateThrowEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.drumbeat.Contract.BeanType;
import org.drumbeat.Contract.Diagram;
import org.drumbeat.Contract.Form;
import org.drumbeat.workflow.GuardedModels;
import org.springframework.util.StringUtils;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The rules of the house for diagrams: each is a function from the contract to what breaks it. */
final class ModelRules {

    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String BIOCOLOR = "http://bpmn.io/schema/bpmn/biocolor/1.0";

    private static final int SHORTEST_HISTORY_DAYS = 1096;
    private static final int MOST_BOXES = 20;
    private static final int WIDEST_PAGE = 2000;
    private static final int LONGEST_DELEGATE = 25;
    private static final int LONGEST_STEP = 12;

    private static final Pattern HISTORY = Pattern.compile("P(\\d+)D");
    private static final Pattern GENERATED = Pattern.compile("(^|_)[0-9][0-9a-z]{6}(_|$)|^sid-");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern ROOT_NAME = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s*(\\(?)");

    private static final Set<String> EXPRESSION_WORDS = Set.of(
            "true", "false", "null", "empty", "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");
    /** The id of something on a diagram, as it stands in Java. */
    private static final Pattern BOX = Pattern.compile(
            "[\"']((?:Task|Gateway|StartEvent|EndEvent|BoundaryEvent|CatchEvent|ThrowEvent|SubProcess|CallActivity|Flow)_\\w+)[\"']");

    /** Steps of the engine room behind the timer on a user task, whatever the box is called. */
    private static final Set<String> ON_ANY_TASK = Set.of("remindAssignee", "tellSuperior");

    private static final Set<String> LOOP_VARIABLES =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    /** What an event may say instead of a regular past participle. */
    private static final Set<String> OVER = Set.of(
            "due",
            "overdue",
            "over",
            "met",
            "sent",
            "held",
            "made",
            "won",
            "lost",
            "left",
            "done",
            "begun",
            "put",
            "set",
            "kept",
            "paid",
            "told",
            "found",
            "built",
            "cut",
            "gone",
            "run",
            "read",
            "said",
            "heard",
            "drawn",
            "withdrawn",
            "known",
            "shown",
            "grown",
            "hit",
            "led",
            "fed",
            "brought",
            "bought",
            "sold",
            "thought");

    private static final Pattern RECEIVERS_VARIABLES = Pattern.compile("\\s*(\\w+(?:\\s+or\\s+\\w+)*)\\s*=.*");

    private static final Set<String> MESSAGE_PROPERTIES = Set.of("to", "payload", "all", "optional");

    /** The fill colour of whoever does a task. */
    static final Map<String, String> COLOURS =
            Map.of("rep", "#e6f4ea", "manager", "#e3eefa", "leader", "#efe6f8", "hr", "#fdf0dc", "system", "#eceff1");

    private ModelRules() {}

    static List<String> filesCarryTheNameOfWhatTheyHold(Contract contract) {
        List<String> violations = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        BiConsumer<String, String> unique = (file, module) -> {
            String other = seen.put(file, module);
            if (other != null) {
                violations.add(file + " is in " + other + " and in " + module);
            }
        };
        for (Diagram diagram : contract.files()) {
            unique.accept(diagram.file(), diagram.module());
            List<String> ids = diagram.elements().stream()
                    .filter(element -> Set.of("process", "decision").contains(element.getLocalName()))
                    .map(element -> element.getAttribute("id"))
                    .toList();
            if (!ids.equals(List.of(diagram.file().replaceAll("\\.(bpmn|dmn)$", "")))) {
                violations.add(diagram.file() + " should hold what it is named after and holds " + ids);
            }
        }
        for (Form form : contract.forms()) {
            unique.accept(form.file(), form.module());
            if (!form.file().equals(form.id() + ".form")) {
                violations.add(form.file() + " should hold what it is named after and holds " + form.id());
            }
        }
        Set<String> packages =
                contract.beans().values().stream().map(BeanType::module).collect(toSet());
        contract.modules().stream()
                .filter(module -> !packages.contains(module))
                .forEach(module -> violations.add("the folder " + module + " is no package"));
        return violations;
    }

    static List<String> processesSayWhatTheyAre(Contract contract) {
        return each(contract, Process.class, (diagram, process) -> {
            List<String> problems = new ArrayList<>();
            require(problems, process.isExecutable(), "not executable");
            require(problems, StringUtils.hasText(process.getName()), "no name");
            require(problems, hasDocumentation(process), "no documentation");
            String version = process.getCamundaVersionTag();
            require(
                    problems,
                    version != null && version.matches("\\d+\\.\\d+\\.\\d+"),
                    "version tag " + version + " is not like 1.0.0");
            String history = process.getCamundaHistoryTimeToLiveString();
            Matcher days = HISTORY.matcher(Objects.toString(history, ""));
            require(
                    problems,
                    days.matches() && Integer.parseInt(days.group(1)) >= SHORTEST_HISTORY_DAYS,
                    "history time to live " + history + " is not at least P" + SHORTEST_HISTORY_DAYS + "D");
            return problems;
        });
    }

    static List<String> idsSayWhatTheyAre(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Diagram diagram : contract.files()) {
            for (Element element : diagram.elements()) {
                String id = element.getAttribute("id");
                if (GENERATED.matcher(id).find()) {
                    violations.add(diagram.violation(id, "a generated id"));
                }
            }
            for (BaseElement element : diagram.all(BaseElement.class)) {
                List<String> prefixes = prefixes(element);
                if (!prefixes.isEmpty()
                        && prefixes.stream()
                                .noneMatch(prefix -> element.getId().matches(prefix + "_[A-Z][A-Za-z0-9]*"))) {
                    violations.add(diagram.violation(
                            element,
                            "should begin with " + String.join("_ or ", prefixes) + "_ and go on like CandidateHired"));
                }
            }
        }
        return violations;
    }

    private static List<String> prefixes(BaseElement element) {
        Map<Class<?>, List<String>> byKind = new LinkedHashMap<>();
        byKind.put(StartEvent.class, List.of("StartEvent"));
        byKind.put(EndEvent.class, List.of("EndEvent"));
        byKind.put(BoundaryEvent.class, List.of("BoundaryEvent"));
        byKind.put(IntermediateCatchEvent.class, List.of("IntermediateEvent", "CatchEvent"));
        byKind.put(IntermediateThrowEvent.class, List.of("IntermediateEvent", "ThrowEvent"));
        byKind.put(CallActivity.class, List.of("CallActivity"));
        byKind.put(SubProcess.class, List.of("SubProcess"));
        byKind.put(Task.class, List.of("Task"));
        byKind.put(Gateway.class, List.of("Gateway"));
        byKind.put(SequenceFlow.class, List.of("Flow"));
        byKind.put(Message.class, List.of("Message"));
        byKind.put(Error.class, List.of("Error"));
        return byKind.entrySet().stream()
                .filter(kind -> kind.getKey().isInstance(element))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(List.of());
    }

    /** Joins and parallel gateways decide nothing, so they need no name. */
    static List<String> namesAreWhatPeopleSay(Contract contract) {
        return each(contract, FlowNode.class, (diagram, node) -> {
            String name = Objects.toString(node.getName(), "").strip();
            boolean silent = node instanceof Gateway && !isDecision(node);
            if (name.isEmpty()) {
                return silent ? List.of() : List.of("no name");
            }
            List<String> problems = new ArrayList<>();
            String[] words = name.split("\\s+");
            boolean sentenceCase = name.matches("[\\p{Lu}\\d].*")
                    && Arrays.stream(words).skip(1).noneMatch(word -> word.matches("\\p{Lu}\\p{Ll}+.*"));
            require(problems, sentenceCase, "“" + name + "” is not in sentence case");
            if (node instanceof Event) {
                require(problems, saysWhatHappened(words), "“" + name + "” does not say what happened");
            }
            if (node instanceof Task || node instanceof CallActivity) {
                require(
                        problems,
                        words.length > 1 && !words[0].matches(".*(ing|tion)"),
                        "“" + name + "” is not a verb with its object");
            }
            return problems;
        });
    }

    private static boolean saysWhatHappened(String... words) {
        return words.length > 1
                && Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.replaceAll("\\W", "").toLowerCase())
                        .anyMatch(word -> word.endsWith("ed") || word.endsWith("en") || OVER.contains(word));
    }

    private static boolean isDecision(FlowNode node) {
        return (node instanceof ExclusiveGateway || node instanceof InclusiveGateway)
                && flowsFrom(node).size() > 1;
    }

    static List<String> splitsAreQuestionsWithADefault(Contract contract) {
        return each(contract, FlowNode.class, (diagram, node) -> {
            if (!isDecision(node)) {
                return List.of();
            }
            SequenceFlow otherwise = node instanceof ExclusiveGateway exclusive
                    ? exclusive.getDefault()
                    : ((InclusiveGateway) node).getDefault();
            List<String> problems = new ArrayList<>();
            require(problems, Objects.toString(node.getName(), "").endsWith("?"), "the name is no question");
            require(problems, otherwise != null, "no default flow");
            List<FlowNode> boxes = flowsFrom(node).stream()
                    .map(SequenceFlow::getTarget)
                    .filter(target -> !(target instanceof Gateway))
                    .toList();
            require(
                    problems,
                    boxes.size() == Set.copyOf(boxes).size(),
                    "two answers lead into one box: join them before it");
            for (SequenceFlow flow : flowsFrom(node)) {
                require(problems, StringUtils.hasText(flow.getName()), flow.getId() + " has no name");
                require(
                        problems,
                        flow == otherwise || flow.equals(otherwise) || flow.getConditionExpression() != null,
                        flow.getId() + " has no condition");
            }
            return problems;
        });
    }

    /**
     * No code, nothing that is not there, no expression that sees more than it may, no message without its other side.
     *
     * @param external messages that only other systems throw or catch
     */
    static List<String> theGuardRefusesNothing(Contract contract, Set<String> external) {
        return GuardedModels.problems(
                contract.files().stream()
                        .collect(Collectors.toMap(Diagram::file, Diagram::content, (one, twice) -> one)),
                bean -> isDelegate(contract.beans().get(bean)),
                contract.forms().stream().map(Form::id).collect(toSet()),
                external);
    }

    /** @param former the steps that only diagrams of versions before name, for the instances that still run on them */
    static List<String> delegatesAreTheirServiceTasks(Contract contract, Set<String> former) {
        List<String> violations = each(contract, ServiceTask.class, (diagram, task) -> {
            Matcher bound = DELEGATE.matcher(Objects.toString(task.getCamundaDelegateExpression(), ""));
            if (!bound.matches()) {
                return List.of("bound to no delegate");
            }
            if (ON_ANY_TASK.contains(bound.group(1))) {
                return List.of();
            }
            String name = StringUtils.uncapitalize(task.getId().replaceFirst("^Task_", ""));
            if (!bound.group(1).equals(name)) {
                return List.of("bound to ${" + bound.group(1) + "} instead of ${" + name + "}");
            }
            BeanType bean = contract.beans().get(name);
            boolean fits = bean == null
                    || bean.module().equals(diagram.module())
                            && Set.of(
                                            StringUtils.capitalize(name) + "Delegate",
                                            StringUtils.capitalize(diagram.module()) + "Steps")
                                    .contains(bean.home().getSimpleName());
            return fits ? List.of() : List.of("bound to " + bean.home().getName());
        });
        Set<String> used = new HashSet<>();
        for (Diagram diagram : contract.processes()) {
            for (Element element : diagram.elements()) {
                for (Attr attribute : attributes(element)) {
                    if (!attribute.getLocalName().equals("delegateExpression")) {
                        continue;
                    }
                    Matcher bound = DELEGATE.matcher(attribute.getValue());
                    String bean = bound.matches() ? bound.group(1) : "";
                    used.add(bean);
                    if (!isDelegate(contract.beans().get(bean))) {
                        violations.add(
                                diagram.violation(idOf(element), attribute.getValue() + " is no bean with a delegate"));
                    }
                }
            }
        }
        contract.beans().forEach((bean, type) -> {
            if (isDelegate(type)
                    && used.contains(bean) == former.contains(bean)
                    && !type.module().equals("workflow")) {
                violations.add(type.home().getName() + ": “" + bean + "” is used by "
                        + (former.contains(bean) ? "a model, and said to be of former ones" : "no model"));
            }
        });
        return violations;
    }

    private static boolean isDelegate(BeanType bean) {
        return bean != null && bean.isA(JavaDelegate.class);
    }

    /** @param sources by the full name of the class */
    static List<String> delegatesAreSmall(Map<String, String> sources) {
        List<String> violations = new ArrayList<>();
        sources.forEach((name, source) -> {
            long lines = lines(source);
            boolean ofAModule = name.endsWith("Delegate") && !name.contains(".workflow.");
            if (ofAModule && lines >= LONGEST_DELEGATE) {
                violations.add(name + ": a body of " + lines + " lines");
            }
            if (name.endsWith("Steps")) {
                Stream.of(source.split("@Bean"))
                        .skip(1)
                        .filter(step -> step.lines().filter(ModelRules::isCode).count() > LONGEST_STEP)
                        .forEach(step ->
                                violations.add(name + ", a step of more than " + LONGEST_STEP + " lines:" + step));
            }
        });
        return violations;
    }

    /** @param sources by the full name of the class */
    static List<String> codeNamesNoBox(Map<String, String> sources) {
        List<String> violations = new ArrayList<>();
        sources.forEach((name, source) -> {
            if (!name.contains(".workflow.")) {
                BOX.matcher(source).results().forEach(box -> violations.add(name + " names the box " + box.group(1)));
            }
        });
        return violations;
    }

    private static long lines(String source) {
        return source.lines()
                .dropWhile(line -> !line.matches(".*\\bclass \\w+.*"))
                .skip(1)
                .filter(ModelRules::isCode)
                .count();
    }

    private static boolean isCode(String line) {
        return !line.isBlank() && !line.strip().matches("(//|/?\\*).*");
    }

    static List<String> expressionsSeeDeclaredVariables(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Diagram diagram : contract.processes()) {
            Set<String> known = new HashSet<>(LOOP_VARIABLES);
            known.addAll(List.of("people", "due", "execution", "decisionResult"));
            known.addAll(contract.variables().getOrDefault(diagram.module(), Set.of()));
            contract.beans().forEach((bean, type) -> {
                if (isDelegate(type)) {
                    known.add(bean);
                }
            });
            diagram.all(MultiInstanceLoopCharacteristics.class).stream()
                    .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable)
                    .filter(Objects::nonNull)
                    .forEach(known::add);
            for (Element element : diagram.elements()) {
                texts(element)
                        .forEach(text -> expressionsIn(text)
                                .forEach(expression -> unknownNames(expression, known)
                                        .forEach(name -> violations.add(diagram.violation(
                                                idOf(element),
                                                name + " in ${" + expression + "} is unknown to models")))));
                if (element.hasAttributeNS(CAMUNDA, "collection")
                        && !element.getAttributeNS(CAMUNDA, "collection").contains("{")
                        && !known.contains(element.getAttributeNS(CAMUNDA, "collection"))) {
                    violations.add(diagram.violation(idOf(element), "loops over an unknown variable"));
                }
            }
        }
        return violations;
    }

    private static Stream<String> texts(Element element) {
        Stream<String> attributes = attributes(element).stream().map(Attr::getValue);
        boolean leaf = element.getElementsByTagName("*").getLength() == 0;
        return leaf ? Stream.concat(attributes, Stream.of(element.getTextContent())) : attributes;
    }

    private static List<String> expressionsIn(String text) {
        return EXPRESSION
                .matcher(text)
                .results()
                .map(result -> result.group(1).replaceAll("'[^']*'|\"[^\"]*\"", "''"))
                .toList();
    }

    private static Stream<String> unknownNames(String expression, Set<String> known) {
        return ROOT_NAME
                .matcher(expression)
                .results()
                .filter(name -> !EXPRESSION_WORDS.contains(name.group(1)))
                .filter(name -> name.group(2).isEmpty() && !known.contains(name.group(1)))
                .map(name -> name.group(1));
    }

    static List<String> userTasksHaveAFormADateAndSomebody(Contract contract) {
        return each(contract, UserTask.class, (diagram, task) -> {
            List<String> problems = new ArrayList<>();
            require(problems, task.getCamundaFormRef() != null, "no form");
            require(problems, task.getCamundaDueDate() != null, "no due date");
            require(
                    problems,
                    task.getCamundaAssignee() != null || task.getCamundaCandidateGroups() != null,
                    "assigned to nobody and offered to no group");
            return problems;
        });
    }

    /** In words of a module, or that anybody may and why. */
    static List<String> userTasksSayWhoMayBeGivenThem(Contract contract) {
        return each(contract, UserTask.class, (diagram, task) -> {
            String said = properties(task).getOrDefault("givenTo", "").strip();
            List<String> problems = new ArrayList<>();
            require(problems, !said.isEmpty(), "says not who may be given it");
            require(problems, !said.matches("anybody:?\\s*"), "says not why anybody may be given it");
            return problems;
        });
    }

    /** So that an admin can change one file, and with a form of their own module. */
    static List<String> whatModelsReferToIsTheNewest(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Diagram diagram : contract.processes()) {
            for (UserTask task : diagram.all(UserTask.class)) {
                violations.addAll(
                        form(diagram, task, task.getCamundaFormRef(), task.getCamundaFormRefBinding(), contract));
            }
            for (StartEvent start : diagram.all(StartEvent.class)) {
                violations.addAll(
                        form(diagram, start, start.getCamundaFormRef(), start.getCamundaFormRefBinding(), contract));
            }
            for (BusinessRuleTask task : diagram.all(BusinessRuleTask.class)) {
                violations.addAll(latest(diagram, task, task.getCamundaDecisionRefBinding()));
            }
            for (CallActivity call : diagram.all(CallActivity.class)) {
                violations.addAll(latest(diagram, call, call.getCamundaCalledElementBinding()));
            }
        }
        return violations;
    }

    /** What is called is about something, and nobody starts it by itself. */
    static List<String> calledProcessesArePartsOfAnother(Contract contract) {
        Set<String> called = contract.processes().stream()
                .flatMap(diagram -> diagram.all(CallActivity.class).stream())
                .map(CallActivity::getCalledElement)
                .collect(toSet());
        List<String> violations = each(contract, CallActivity.class, (diagram, call) -> {
            boolean isAboutSomething = call.getExtensionElements() != null
                    && call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list().stream()
                            .anyMatch(in -> in.getCamundaBusinessKey() != null);
            return isAboutSomething ? List.of() : List.of("gives no business key to what it calls");
        });
        violations.addAll(each(contract, Process.class, (diagram, process) -> {
            boolean startable = process.isCamundaStartableInTasklist()
                    || StringUtils.hasText(process.getCamundaCandidateStarterGroups())
                    || StringUtils.hasText(process.getCamundaCandidateStarterUsers());
            return called.contains(process.getId()) && startable
                    ? List.of("is called by another, and people could start it")
                    : List.of();
        }));
        return violations;
    }

    private static List<String> form(
            Diagram diagram, FlowNode node, String reference, String binding, Contract contract) {
        if (reference == null) {
            return List.of();
        }
        List<String> violations = new ArrayList<>(latest(diagram, node, binding));
        boolean there = contract.forms().stream()
                .anyMatch(form ->
                        form.module().equals(diagram.module()) && form.id().equals(reference));
        if (!there) {
            violations.add(diagram.violation(node, "no forms/" + diagram.module() + "/" + reference + ".form"));
        }
        return violations;
    }

    private static List<String> latest(Diagram diagram, FlowNode node, String binding) {
        boolean isDefault = binding == null && !(node instanceof UserTask || node instanceof StartEvent);
        return "latest".equals(binding) || isDefault
                ? List.of()
                : List.of(diagram.violation(node, "bound " + binding + " instead of latest"));
    }

    static List<String> stepsThatCanFailStandBehindASavePoint(Contract contract) {
        return each(contract, FlowNode.class, (diagram, node) -> {
            List<String> problems = new ArrayList<>();
            boolean throwsMessage = node instanceof SendTask || node instanceof ThrowEvent && hasMessage(node);
            boolean catchesMessage = node instanceof ReceiveTask || node instanceof CatchEvent && hasMessage(node);
            boolean joins = node instanceof ParallelGateway && flowsTo(node).size() > 1;
            require(problems, !throwsMessage || beginsBehindASavePoint(node), "sends a message, so asyncBefore");
            require(problems, !catchesMessage || node.isCamundaAsyncAfter(), "receives a message, so asyncAfter");
            require(problems, !joins || node.isCamundaAsyncBefore(), "joins, so asyncBefore");
            if (node.isCamundaAsyncBefore() || node.isCamundaAsyncAfter()) {
                require(problems, hasRetryCycle(node), "asynchronous without a retry cycle");
            }
            if (node instanceof Activity activity
                    && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
                boolean together = node instanceof UserTask && !loop.isSequential();
                require(problems, !together || loop.isCamundaAsyncAfter(), "done together, so asyncAfter on the loop");
                if (loop.isCamundaAsyncBefore() || loop.isCamundaAsyncAfter()) {
                    require(problems, hasRetryCycle(loop), "asynchronous without a retry cycle on the loop");
                }
            }
            return problems;
        });
    }

    /** What is done for several has one for each of them on the loop. */
    private static boolean beginsBehindASavePoint(FlowNode node) {
        return node.isCamundaAsyncBefore()
                || node instanceof Activity activity
                        && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop
                        && loop.isCamundaAsyncBefore();
    }

    private static boolean hasRetryCycle(BaseElement element) {
        return element.getExtensionElements() != null
                && !element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaFailedJobRetryTimeCycle.class)
                        .list()
                        .isEmpty();
    }

    private static boolean hasMessage(FlowNode event) {
        return !event.getChildElementsByType(MessageEventDefinition.class).isEmpty();
    }

    /** @param external messages that only other systems throw or catch */
    static List<String> messagesSayWhatHappened(Contract contract, Set<String> external) {
        List<String> violations = new ArrayList<>();
        Set<String> modules = new HashSet<>(contract.modules());
        external.forEach(message -> modules.add(message.replaceFirst("\\..*", "")));
        for (Diagram diagram : contract.processes()) {
            Set<Message> used = new HashSet<>();
            diagram.all(FlowNode.class).forEach(node -> used.addAll(messageOf(node)));
            for (Message message : diagram.all(Message.class)) {
                if (!isModuleAndParticiple(message.getName(), modules)) {
                    violations.add(diagram.violation(message, message.getName() + " is not like hiring.offerAnswered"));
                }
                if (!used.contains(message)) {
                    violations.add(diagram.violation(message, "used by no event and no task"));
                }
            }
        }
        return violations;
    }

    private static List<Message> messageOf(FlowNode node) {
        Stream<Message> message = node instanceof SendTask send
                ? Stream.of(send).map(SendTask::getMessage)
                : node instanceof ReceiveTask receive
                        ? Stream.of(receive).map(ReceiveTask::getMessage)
                        : node.getChildElementsByType(MessageEventDefinition.class).stream()
                                .map(MessageEventDefinition::getMessage);
        return message.filter(Objects::nonNull).toList();
    }

    private static boolean isModuleAndParticiple(String name, Set<String> modules) {
        if (name == null || !name.matches("[a-z]+\\.[a-z][A-Za-z]*")) {
            return false;
        }
        String[] words = name.replaceFirst("^[a-z]+\\.", "").split("(?=[A-Z])");
        String last = words[words.length - 1].toLowerCase();
        return modules.contains(name.replaceFirst("\\..*", ""))
                && (last.endsWith("ed") || last.endsWith("en") || OVER.contains(last));
    }

    static List<String> whatSendsAMessageSaysToWhom(Contract contract) {
        Map<String, Set<String>> receivers = new HashMap<>();
        contract.processes()
                .forEach(diagram -> diagram.all(FlowNode.class).stream()
                        .filter(node -> node instanceof CatchEvent || node instanceof ReceiveTask)
                        .flatMap(node -> messageOf(node).stream())
                        .forEach(message -> receivers
                                .computeIfAbsent(message.getName(), name -> new HashSet<>())
                                .add(diagram.module())));
        return each(contract, FlowNode.class, (diagram, node) -> {
            if (!(node instanceof SendTask || node instanceof ThrowEvent && hasMessage(node))) {
                return List.of();
            }
            List<String> problems = new ArrayList<>();
            String delegate = node instanceof SendTask task
                    ? task.getCamundaDelegateExpression()
                    : node.getChildElementsByType(MessageEventDefinition.class)
                            .iterator()
                            .next()
                            .getCamundaDelegateExpression();
            require(problems, "${sendMessage}".equals(delegate), "not bound to ${sendMessage}");
            Map<String, String> properties = properties(node);
            require(problems, StringUtils.hasText(properties.get("to")), "no property “to”");
            properties.keySet().stream()
                    .filter(name -> !MESSAGE_PROPERTIES.contains(name))
                    .forEach(name -> problems.add("unknown property “" + name + "”"));
            Stream<String> modules = Stream.concat(
                    Stream.of(diagram.module()),
                    messageOf(node).stream()
                            .flatMap(message -> receivers.getOrDefault(message.getName(), Set.of()).stream()));
            Set<String> payload = StringUtils.commaDelimitedListToSet(properties.get("payload"));
            modules.distinct()
                    .forEach(module -> payload.stream()
                            .map(String::strip)
                            .filter(name -> !contract.variables()
                                    .getOrDefault(module, Set.of())
                                    .contains(name))
                            .forEach(name -> problems.add("the payload “" + name + "” is no variable of " + module)));
            String to = Objects.toString(properties.get("to"), "");
            Matcher keys = RECEIVERS_VARIABLES.matcher(to);
            if (keys.matches()) {
                Stream.of(keys.group(1).split("\\s+or\\s+"))
                        .filter(key -> contract.variables().values().stream().noneMatch(names -> names.contains(key)))
                        .forEach(key -> problems.add("“to” asks for " + key + ", which is no variable"));
            }
            return problems;
        });
    }

    private static Map<String, String> properties(FlowNode node) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (node.getExtensionElements() != null) {
            node.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaProperties.class)
                    .list()
                    .forEach(list -> list.getCamundaProperties()
                            .forEach(
                                    property -> properties.put(property.getCamundaName(), property.getCamundaValue())));
        }
        return properties;
    }

    static List<String> errorsAreNamed(Contract contract) {
        List<String> violations = each(contract, Event.class, (diagram, event) -> {
            boolean nameless = event.getChildElementsByType(ErrorEventDefinition.class).stream()
                    .anyMatch(definition -> definition.getError() == null);
            return nameless ? List.of("names no error") : List.of();
        });
        violations.addAll(each(
                contract,
                Error.class,
                (diagram, error) -> isModuleAndParticiple(error.getErrorCode(), contract.modules())
                        ? List.of()
                        : List.of("the code " + error.getErrorCode() + " is not like hiring.vacancyFilled")));
        return violations;
    }

    static List<String> everythingLeadsSomewhere(Contract contract) {
        return each(contract, FlowNode.class, (diagram, node) -> {
            boolean aside = node instanceof SubProcess process && process.triggeredByEvent()
                    || node instanceof Activity activity && activity.isForCompensation();
            boolean begins = aside || node instanceof StartEvent || node instanceof BoundaryEvent;
            boolean ends = aside || node instanceof EndEvent;
            List<String> problems = new ArrayList<>();
            require(problems, begins || !flowsTo(node).isEmpty(), "no way in");
            require(problems, ends || !flowsFrom(node).isEmpty(), "no way out");
            return problems;
        });
    }

    static List<String> everythingIsDrawn(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Diagram diagram : contract.processes()) {
            Set<BaseElement> drawn = new HashSet<>();
            diagram.all(BpmnShape.class).forEach(shape -> drawn.add(shape.getBpmnElement()));
            diagram.all(BpmnEdge.class).forEach(edge -> drawn.add(edge.getBpmnElement()));
            Stream.concat(
                            diagram.all(FlowElement.class).stream()
                                    .filter(element -> element instanceof FlowNode || element instanceof SequenceFlow),
                            diagram.all(Artifact.class).stream())
                    .filter(element -> !drawn.contains(element))
                    .forEach(element -> violations.add(diagram.violation(element, "not on the diagram")));
            Stream.concat(diagram.all(BpmnShape.class).stream(), diagram.all(BpmnEdge.class).stream())
                    .map(drawing -> drawing.getAttributeValue("bpmnElement"))
                    .filter(id -> diagram.bpmn().getModelElementById(id) == null)
                    .forEach(id -> violations.add(diagram.violation(id, "drawn and not in the model")));
        }
        return violations;
    }

    /** What is in a sub-process is on the page, too. */
    static List<String> diagramsFitOnAPage(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Diagram diagram : contract.processes()) {
            DiagramGeometry drawn = new DiagramGeometry(diagram);
            if (drawn.width() > WIDEST_PAGE) {
                violations.add(diagram.file() + ": " + Math.round(drawn.width()) + " pixels wide, at most "
                        + WIDEST_PAGE + ": use a call activity");
            }
            if (drawn.boxes() > MOST_BOXES) {
                violations.add(diagram.file() + ": " + drawn.boxes() + " boxes, at most " + MOST_BOXES
                        + ": use a call activity");
            }
        }
        return violations;
    }

    /** Nothing lies on something else, as far as a viewer's drawing goes. */
    static List<String> everythingCanBeRead(Contract contract) {
        List<String> violations = new ArrayList<>();
        for (Diagram diagram : contract.processes()) {
            new DiagramGeometry(diagram)
                    .problems()
                    .forEach(problem -> violations.add(diagram.violation(problem.element(), problem.problem())));
        }
        return violations;
    }

    static List<String> tasksHaveTheColourOfWhoDoesThem(Contract contract) {
        return each(contract, Task.class, (diagram, task) -> {
            String fill = fillOf(diagram, task);
            if (!COLOURS.containsValue(fill)) {
                return List.of("the fill colour " + fill + " is no role's");
            }
            boolean bySystem = !(task instanceof UserTask);
            if (bySystem != fill.equals(COLOURS.get("system"))) {
                return List.of(bySystem ? "not in the colour of the system" : "in the colour of the system");
            }
            String group = task instanceof UserTask offered ? offered.getCamundaCandidateGroups() : null;
            return group != null && COLOURS.containsKey(group) && !fill.equals(COLOURS.get(group))
                    ? List.of("not in the colour of " + group)
                    : List.of();
        });
    }

    private static String fillOf(Diagram diagram, Task task) {
        return diagram.all(BpmnShape.class).stream()
                .filter(shape -> task.equals(shape.getBpmnElement()))
                .map(shape -> Objects.toString(shape.getAttributeValueNs(BIOCOLOR, "fill"), ""))
                .findFirst()
                .orElse("");
    }

    private static <T extends BaseElement> List<String> each(Contract contract, Class<T> kind, Rule<T> rule) {
        List<String> violations = new ArrayList<>();
        for (Diagram diagram : contract.processes()) {
            for (T element : diagram.all(kind)) {
                rule.problems(diagram, element).stream()
                        .map(problem -> diagram.violation(element, problem))
                        .forEach(violations::add);
            }
        }
        return violations;
    }

    private interface Rule<T> {
        List<String> problems(Diagram diagram, T element);
    }

    private static void require(List<String> problems, boolean holds, String otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }

    private static boolean hasDocumentation(BaseElement element) {
        return element.getChildElementsByType(Documentation.class).stream()
                .anyMatch(documentation -> StringUtils.hasText(documentation.getTextContent()));
    }

    private static Collection<SequenceFlow> flowsFrom(FlowNode node) {
        return flows(node, SequenceFlow::getSource);
    }

    private static Collection<SequenceFlow> flowsTo(FlowNode node) {
        return flows(node, SequenceFlow::getTarget);
    }

    private static Collection<SequenceFlow> flows(FlowNode node, Function<SequenceFlow, FlowNode> end) {
        return node.getModelInstance().getModelElementsByType(SequenceFlow.class).stream()
                .filter(flow -> node.equals(end.apply(flow)))
                .toList();
    }

    /** The id of the element or of the nearest around it. */
    private static String idOf(Element element) {
        Node node = element;
        while (node instanceof Element here) {
            if (here.hasAttribute("id")) {
                return here.getAttribute("id");
            }
            node = node.getParentNode();
        }
        return element.getLocalName();
    }

    private static List<Attr> attributes(Element element) {
        List<Attr> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            attributes.add((Attr) element.getAttributes().item(i));
        }
        return attributes;
    }
}
