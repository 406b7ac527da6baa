package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Finds what keeps a BPMN or DMN file from running here, with a sentence for each box: something it names does not exist, or
 * it would run code that is not Drumbeat's.
 */
final class ModelCheck {

    private static final Set<String> JUEL = Set.of("juel");

    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/feel/20140401",
            "http://www.omg.org/spec/dmn/20180521/feel/",
            "https://www.omg.org/spec/dmn/20191111/feel/");

    /** Tasklist treats the label of such a field as a template. */
    private static final Pattern MARKUP = Pattern.compile("[<>]|\\{\\{");

    private final ModelFile model;
    private final Known known;
    private final List<String> problems = new ArrayList<>();

    private ModelCheck(ModelFile model, Known known) {
        this.model = model;
        this.known = known;
    }

    /**
     * What a model may refer to.
     *
     * @param delegates whether a bean of this name is a delegate
     * @param sent names of messages that some process sends
     * @param awaited names of messages that some process waits for
     * @param beginnings which process begins which
     * @param givenTo whether somebody is known by what a task says in the property of this name
     */
    record Known(
            Predicate<String> delegates,
            Set<String> forms,
            Set<String> decisions,
            Set<String> processes,
            Set<String> sent,
            Set<String> awaited,
            ProcessStarts processStarts,
            Predicate<String> givenTo) {}

    static List<String> problems(ModelFile model, Known known) {
        ModelCheck check = new ModelCheck(model, known);
        ModelVocabulary.strangers(model).forEach(stranger -> check.problem(stranger.element(), stranger.problem()));
        model.elements().forEach(check::look);
        if (model.isDecision()) {
            DecisionCheck.look(model, check::problem);
        } else {
            check.executable();
        }
        return check.problems;
    }

    private void look(Element element) {
        lifetime(element);
        somebody(element);
        timer(element);
        condition(element);
        rounds(element);
        scripts(element);
        references(element);
        message(element);
        address(element);
        givenTo(element);
        for (Attr attribute : ModelFile.attributes(element).toList()) {
            bindings(element, attribute);
        }
        // The text of an annotation is for people, and that of a decision table is FEEL.
        if (!element.getLocalName().equals("text")) {
            expression(element, ModelFile.ownText(element));
        }
    }

    private void executable() {
        List<Element> processes = model.named("process").toList();
        if (processes.stream()
                .noneMatch(process -> process.getAttribute("isExecutable").equals("true"))) {
            problem(
                    processes.isEmpty() ? model.root() : processes.get(0),
                    processes.isEmpty()
                            ? "has no process, so nothing in it can run."
                            : "cannot run: tick “Executable”.");
        }
    }

    private void somebody(Element element) {
        boolean drawnElsewhere = problems.stream()
                .anyMatch(problem -> problem.startsWith(ModelFile.box(element) + " is drawn for Camunda 8"));
        if (element.getLocalName().equals("userTask")
                && !drawnElsewhere
                && Stream.of("assignee", "candidateGroups", "candidateUsers")
                        .allMatch(whom -> ModelFile.camunda(element, whom).isBlank())) {
            problem(element, "is nobody’s task: say who gets it, by an assignee or candidate groups.");
        }
    }

    private void timer(Element element) {
        String text = ModelFile.ownText(element);
        if (ModelExpression.isOne(text)) {
            if (element.getLocalName().equals("failedJobRetryTimeCycle")) {
                problem(element, "is tried again by an expression: write it out, such as R3/PT10M.");
            }
            return;
        }
        Date now = ClockUtil.getCurrentTime();
        Optional<String> wrong = switch (element.getLocalName()) {
            case "timeCycle" -> TimerCycles.problem(text, now);
            case "timeDuration" -> TimerCycles.problemOfWaiting(text, now);
            case "timeDate" -> TimerCycles.problemOfDate(text, now);
            case "failedJobRetryTimeCycle" -> TimerCycles.problemOfRetries(text, now);
            case "loopCardinality" -> LoopLimits.problem(text);
            default -> Optional.empty();
        };
        wrong.ifPresent(problem -> problem(element, problem));
        if (element.getLocalName().equals("timerEventDefinition")
                && ModelFile.children(element)
                        .noneMatch(child ->
                                ModelFile.isAnyOf(child.getLocalName(), "timeCycle", "timeDuration", "timeDate"))) {
            problem(element, "has a timer without a time: give it one, such as PT2H.");
        }
    }

    /** The engine would only find this out when the first instance gets there. */
    private void condition(Element element) {
        if (!ModelFile.isAnyOf(element.getLocalName(), "conditionExpression", "completionCondition", "condition")) {
            return;
        }
        String text = ModelFile.ownText(element).strip();
        if (text.isEmpty()) {
            problem(element, "has a condition that is empty: write one, such as ${approved}, or remove it.");
        } else if (!ModelExpression.isWhole(text) && speaks(element, "language", JUEL)) {
            problem(
                    element,
                    "has the condition " + ModelFile.shortened(text)
                            + ", which is neither true nor false: write one expression, such as ${approved}.");
        }
    }

    private void rounds(Element element) {
        if (!ModelFile.isOfDecision(element) && UnattendedLoops.isScope(element)) {
            UnattendedLoops.in(element).ifPresent(round -> problem(round.box(), round.problem()));
        }
        if (element.getLocalName().equals("callActivity")
                && !element.getAttribute("calledElement").isBlank()
                && element.getAttribute("calledElement").equals(ModelFile.process(element))) {
            problem(element, "calls its own process, which would never end: draw the way back as a loop.");
        } else if (known.processStarts().leadBack(element, model)) {
            problem(
                    element,
                    element.getLocalName().equals("callActivity")
                            ? "calls a process that begins this one again, which would never end: draw the way back as a loop."
                            : "begins what begins this process again, without ever waiting: put a save point (asynchronous after)"
                                    + " where it begins.");
        }
    }

    private void lifetime(Element element) {
        if (ModelFile.isAnyOf(element.getLocalName(), "process", "decision")
                && ModelFile.camunda(element, "historyTimeToLive").isBlank()) {
            problem(element, "has no time to live: say how long its history is kept, such as P1096D.");
        }
    }

    private void scripts(Element element) {
        String kind = element.getLocalName();
        boolean foreignLanguage = ModelFile.isOfDecision(element)
                ? !speaks(element, "expressionLanguage", FEEL)
                : !speaks(element, "language", JUEL);
        if (ModelFile.isAnyOf(kind, "scriptTask", "script") || foreignLanguage) {
            problem(element, "holds a script: let a delegate do it.");
        }
        boolean shown = ModelFile.isCamunda(element) && ModelFile.isAnyOf(kind, "formField", "value");
        if (shown
                && ModelFile.attributes(element)
                        .anyMatch(text -> MARKUP.matcher(text.getValue()).find())) {
            problem(element, "would put HTML or a script on the page by a field: write its label as plain text.");
        }
        if (kind.equals("field") && ModelFile.isCamunda(element)) {
            problem(element, "sets a field of its delegate, which has none: remove it.");
        }
        if (kind.equals("connector") || !ModelFile.camunda(element, "type").isBlank()) {
            problem(element, "runs something outside of Drumbeat: let a delegate do it.");
        }
    }

    /** Whether the attribute is absent or names this language, as the engine knows it. */
    private static boolean speaks(Element element, String attribute, Set<String> language) {
        String named = element.getAttribute(attribute).toLowerCase(Locale.ROOT);
        return named.isBlank() || language.contains(named);
    }

    private void bindings(Element element, Attr attribute) {
        switch (attribute.getLocalName()) {
            case "class", "formHandlerClass", "variableMappingClass" ->
                problem(element, "is bound to a class: bind it to a delegate, such as ${sendMessage}.");
            case "delegateExpression", "variableMappingDelegateExpression" -> {
                Optional<String> bean = ModelExpression.bareName(attribute.getValue());
                if (bean.isEmpty()) {
                    problem(
                            element,
                            "is bound to something else than a delegate: write its name, such as ${sendMessage}.");
                } else if (!known.delegates().test(bean.get())) {
                    problem(element, "is bound to the delegate “" + bean.get() + "”, which does not exist.");
                } else if (TaskTimerSteps.NAMES.contains(bean.get()) && !model.followsEventOnTask(element)) {
                    problem(
                            element,
                            "is bound to the delegate “" + bean.get()
                                    + "”, which needs a timer on a user task before it: draw it behind one.");
                }
            }
            case "config" -> {
                if (element.getAttribute("name").equals("validator")) {
                    problem(element, "is checked by a class: say what a field takes in a form of its own.");
                }
            }
            default -> expression(element, addressed(element, attribute));
        }
    }

    /** {@code sendMessage} accepts more than an expression as the address of a message. */
    private static String addressed(Element element, Attr attribute) {
        return isAddress(element)
                ? MessageAddress.of(attribute.getValue())
                        .map(MessageAddress::expression)
                        .orElse("")
                : attribute.getValue();
    }

    private static boolean isAddress(Element element) {
        return element.getLocalName().equals("property")
                && element.getAttribute("name").equals("to");
    }

    private void address(Element property) {
        if (isAddress(property)
                && MessageAddress.of(property.getAttribute("value")).isEmpty()) {
            problem(
                    property,
                    "sends a message to whom cannot be read: write an expression for a business key, such as ${rep}, or"
                            + " variables of the receiver before it, such as rep or person = ${rep}.");
        }
    }

    private void expression(Element element, String text) {
        if (ModelExpression.isOne(text)) {
            ModelExpression.problem(text)
                    .ifPresent(problem -> problem(
                            element,
                            "has the expression " + ModelFile.shortened(text) + ", which " + problem
                                    + ": use variables, people and due only."));
        }
    }

    private void references(Element element) {
        reference(element, "formRef", "the form", known.forms());
        reference(element, "decisionRef", "the decision", known.decisions());
        if (!ModelFile.camunda(element, "formKey").isBlank()) {
            problem(element, "has a form by key: refer to it by its id, bound to the latest version.");
        }
        String called = element.getAttribute("calledElement");
        if (!called.isBlank()
                && !ModelExpression.isOne(called)
                && !known.processes().contains(called)) {
            problem(element, "calls the process “" + called + "”, which does not exist.");
        }
    }

    private void reference(Element element, String attribute, String what, Set<String> there) {
        String id = ModelFile.camunda(element, attribute);
        if (!id.isBlank() && !ModelExpression.isOne(id) && !there.contains(id)) {
            problem(element, "refers to " + what + " “" + id + "”, which does not exist.");
        }
    }

    private void message(Element element) {
        if (!element.hasAttribute("messageRef") || ModelFile.isAnyOf(element.getLocalName(), "messageFlow")) {
            return;
        }
        Optional<String> name = model.messageOf(element);
        if (name.isEmpty() || name.get().isBlank()) {
            problem(element, "names no message.");
        } else if (ModelFile.sends(element)) {
            boolean optional = ModelFile.hasProperty(element, "optional", "true");
            if (!optional && !known.awaited().contains(name.get())) {
                problem(
                        element,
                        "sends the message “" + name.get()
                                + "”, which no process waits for: check its name, or make it optional.");
            }
        } else if (!known.sent().contains(name.get())) {
            problem(
                    element,
                    "waits for the message “" + name.get()
                            + "”, which no process sends: check its name, or deploy the sender with it.");
        }
    }

    private void givenTo(Element property) {
        String said = property.getAttribute("value").strip();
        if (property.getLocalName().equals("property")
                && property.getAttribute("name").equals(GivenTo.PROPERTY)
                && !said.isEmpty()
                && !known.givenTo().test(said)) {
            problem(
                    property,
                    "is given to “" + said
                            + "”, and nobody is known by that: take the words of a task here, or leave them out.");
        }
    }

    private void problem(Element element, String what) {
        String sentence = ModelFile.box(element) + " " + what;
        if (!problems.contains(sentence)) {
            problems.add(sentence);
        }
    }
}
