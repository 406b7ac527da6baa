package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What keeps a model from being deployed, box by box. */
class ModelCheckTest {

    private static final ModelCheck.Known KNOWN = new ModelCheck.Known(
            Set.of("sendMessage", "closeCandidacy", "remindAssignee", "tellSuperior")::contains,
            Set.of("approve-vacancy"),
            Set.of("overdue-policy"),
            Set.of("field-visit"),
            Set.of("hiring.candidateHired"),
            Set.of("hiring.vacancyClosed"),
            ProcessStarts.of(List.of()),
            Set.of("HR", "anybody: it is no secret")::contains);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<userTask id='T' name='Do' camunda:formRef='approve-vacancy' camunda:assignee='${people.managerOf(rep)}'"
                        + " camunda:dueDate='${due.inBusinessDays(2)}'/>",
                "<serviceTask id='T' name='Do' camunda:delegateExpression='${closeCandidacy}'/>",
                "<userTask id='A' name='Do' camunda:assignee='${rep}'/><boundaryEvent id='B' name='Late' attachedToRef='A'"
                        + " cancelActivity='false'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"
                        + "</boundaryEvent><sequenceFlow id='F' sourceRef='B' targetRef='T'/><serviceTask id='T' name='Remind'"
                        + " camunda:delegateExpression='${remindAssignee}'/><sequenceFlow id='G' sourceRef='T' targetRef='U'/>"
                        + "<endEvent id='U' name='Tell'><extensionElements><camunda:executionListener event='start'"
                        + " delegateExpression='${tellSuperior}'/></extensionElements></endEvent>",
                "<businessRuleTask id='T' name='Do' camunda:decisionRef='overdue-policy'/>",
                "<callActivity id='T' name='Do' calledElement='field-visit'/>",
                "<receiveTask id='T' name='Do' messageRef='M_Hired'/>",
                "<endEvent id='T' name='Do'><messageEventDefinition messageRef='M_Closed'"
                        + " camunda:delegateExpression='${sendMessage}'/></endEvent>",
                "<endEvent id='T' name='Do'><extensionElements><camunda:properties>"
                        + "<camunda:property name='to' value='vacancyId = ${execution.processBusinessKey}'/>"
                        + "<camunda:property name='optional' value='true'/></camunda:properties></extensionElements>"
                        + "<messageEventDefinition messageRef='M_Unknown' camunda:delegateExpression='${sendMessage}'/></endEvent>",
                "<endEvent id='T' name='Do'><extensionElements><camunda:properties>"
                        + "<camunda:property name='to' value='rep or person = ${leaver}'/></camunda:properties>"
                        + "</extensionElements><messageEventDefinition messageRef='M_Closed'"
                        + " camunda:delegateExpression='${sendMessage}'/></endEvent>",
                "<sequenceFlow id='F' name='Yes' sourceRef='A' targetRef='B'><conditionExpression>"
                        + "${approved and count > 2 ? true : false}</conditionExpression></sequenceFlow>",
                "<userTask id='T' name='Do' camunda:assignee='${rep}'><documentation>As you like it</documentation></userTask>",
                "<userTask id='T' name='Do' camunda:assignee='${rep}'><extensionElements><camunda:properties>"
                        + "<camunda:property name='givenTo' value='HR'/></camunda:properties></extensionElements></userTask>",
                "<businessRuleTask id='T' name='Ask'><extensionElements><camunda:inputOutput>"
                        + "<camunda:outputParameter name='a'>${decisionResult.getSingleResult().outcome}"
                        + "</camunda:outputParameter></camunda:inputOutput></extensionElements></businessRuleTask>",
                "<task id='A' name='Ping' camunda:asyncBefore='true'/><sequenceFlow id='F' name='f' sourceRef='A' targetRef='B'/>"
                        + "<exclusiveGateway id='B' name='Again?'/><sequenceFlow id='G' name='g' sourceRef='B' targetRef='A'/>"
                        + "<sequenceFlow id='H' name='h' sourceRef='B' targetRef='E'/><endEvent id='E' name='Done'/>",
                "<userTask id='A' name='Ask' camunda:candidateGroups='hr'/><sequenceFlow id='F' name='f' sourceRef='A' targetRef='B'/>"
                        + "<exclusiveGateway id='B' name='Again?'/><sequenceFlow id='G' name='g' sourceRef='B' targetRef='A'/>",
                "<startEvent id='T' name='Begin'><timerEventDefinition><timeCycle>0 0 6 ? * MON</timeCycle></timerEventDefinition></startEvent>",
                "<laneSet id='L'><lane id='N' name='HR'><flowNodeRef>T</flowNodeRef></lane></laneSet>"
                        + "<task id='T' name='Do'><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality>"
                        + "</multiInstanceLoopCharacteristics></task><group id='G' categoryValueRef='C'/><dataObject id='O'/>",
                "<textAnnotation id='A'><text>Costs ${a.lot()}</text></textAnnotation>",
                "<sequenceFlow id='F' name='Yes'><conditionExpression language='juel'>${approved}</conditionExpression></sequenceFlow>"
            })
    void letsASoundBoxPass(String box) {
        assertThat(problems(box)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <serviceTask id='T' name='Close' camunda:delegateExpression='${closeIt}'/> | “Close” (T) is bound to the delegate “closeIt”, which does not exist.
                    <serviceTask id='T' name='Close' camunda:delegateExpression='${people.find(x)}'/> | “Close” (T) is bound to something else than a delegate: write its name, such as ${sendMessage}.
                    <sendTask id='T' name='Tell' messageRef='M_Closed' camunda:delegateExpression='${sendMessage}'><extensionElements><camunda:properties><camunda:property name='to' value='rep, person = ${x}'/></camunda:properties></extensionElements></sendTask> | “Tell” (T) sends a message to whom cannot be read: write an expression for a business key, such as ${rep}, or variables of the receiver before it, such as rep or person = ${rep}.
                    <sendTask id='T' name='Tell' messageRef='M_Closed' camunda:delegateExpression='${sendMessage}'><extensionElements><camunda:properties><camunda:property name='to' value='rep or person = ${people.fire(x)}'/></camunda:properties></extensionElements></sendTask> | “Tell” (T) has the expression ${people.fire(x)}, which asks something that people and due do not answer: use variables, people and due only.
                    <startEvent id='S' name='Begun'/><sequenceFlow id='F' sourceRef='S' targetRef='T'/><serviceTask id='T' name='Remind' camunda:delegateExpression='${remindAssignee}'/> | “Remind” (T) is bound to the delegate “remindAssignee”, which needs a timer on a user task before it: draw it behind one.
                    <receiveTask id='A' name='Wait' messageRef='M_Hired'/><boundaryEvent id='B' name='Late' attachedToRef='A'><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow id='F' sourceRef='B' targetRef='T'/><serviceTask id='T' name='Tell' camunda:delegateExpression='${tellSuperior}'/><userTask id='C' name='Do' camunda:assignee='${rep}'/> | “Tell” (T) is bound to the delegate “tellSuperior”, which needs a timer on a user task before it: draw it behind one.
                    <serviceTask id='T' name='Close' camunda:class='org.evil.Thing'/> | “Close” (T) is bound to a class: bind it to a delegate, such as ${sendMessage}.
                    <serviceTask id='T' name='Close'><extensionElements><camunda:executionListener event='start' class='org.evil.Thing'/></extensionElements></serviceTask> | “Close” (T) is bound to a class: bind it to a delegate, such as ${sendMessage}.
                    <serviceTask id='T' name='Close' camunda:expression='${dataSource.connection}'/> | “Close” (T) has the expression ${dataSource.connection}, which reads the property “connection”: use variables, people and due only.
                    <scriptTask id='T' name='Run' scriptFormat='groovy'><script>1</script></scriptTask> | “Run” (T) holds a script: let a delegate do it.
                    <userTask id='T' name='Do' camunda:assignee='${rep}'><extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:taskListener></extensionElements></userTask> | “Do” (T) holds a script: let a delegate do it.
                    <sequenceFlow id='F' name='Yes'><conditionExpression language='groovy'>1</conditionExpression></sequenceFlow> | “Yes” (F) holds a script: let a delegate do it.
                    <serviceTask id='T' name='Run' camunda:type='shell'/> | “Run” (T) runs something outside of Drumbeat: let a delegate do it.
                    <userTask id='T' name='Do' camunda:assignee='${rep}'><documentation>As ${you.like()} it</documentation></userTask> | “Do” (T) has the expression As ${you.like()} it, which asks something that people and due do not answer: use variables, people and due only.
                    <userTask id='T' name='${people.find(x)}' camunda:assignee='${rep}'/> | “${people.find(x)}” (T) has the expression ${people.find(x)}, which asks something that people and due do not answer: use variables, people and due only.
                    <userTask id='T' name='Do' camunda:assignee='${rep}'><extensionElements><camunda:formData><camunda:formField id='f'><camunda:validation><camunda:constraint name='validator' config='org.evil.Thing'/></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask> | “Do” (T) is checked by a class: say what a field takes in a form of its own.
                    <sequenceFlow id='F' name='Yes'><conditionExpression language='javascript-not-juel'>1</conditionExpression></sequenceFlow> | “Yes” (F) holds a script: let a delegate do it.
                    <userTask id='T' name='Do' camunda:assignee='${rep}'><extensionElements><camunda:properties><camunda:property name='givenTo' value='managerz'/></camunda:properties></extensionElements></userTask> | “Do” (T) is given to “managerz”, and nobody is known by that: take the words of a task here, or leave them out.
                    <userTask id='T' name='Do' camunda:assignee='${rep}' camunda:formRef='approve'/> | “Do” (T) refers to the form “approve”, which does not exist.
                    <userTask id='T' name='Do' camunda:assignee='${rep}' camunda:formKey='embedded:app:x.html'/> | “Do” (T) has a form by key: refer to it by its id, bound to the latest version.
                    <businessRuleTask id='T' name='Do' camunda:decisionRef='policy'/> | “Do” (T) refers to the decision “policy”, which does not exist.
                    <callActivity id='T' name='Do' calledElement='visit'/> | “Do” (T) calls the process “visit”, which does not exist.
                    <receiveTask id='T' name='Wait' messageRef='M_Unknown'/> | “Wait” (T) waits for the message “hiring.candidateHird”, which no process sends: check its name, or deploy the sender with it.
                    <receiveTask id='T' name='Wait' messageRef='M_None'/> | “Wait” (T) names no message.
                    <endEvent id='T' name='Tell'><messageEventDefinition messageRef='M_Unknown'/></endEvent> | “Tell” (T) sends the message “hiring.candidateHird”, which no process waits for: check its name, or make it optional.
                    <serviceTask id='T' name='Run' xmlns:a='http://activiti.org/bpmn' a:type='shell'/> | “Run” (T) has the attribute “a:type”, which is not known here: remove it.
                    <userTask id='T' name='Do' camunda:assignee='${rep}' xmlns:a='http://activiti.org/bpmn' a:formKey='embedded:app:x.html'/> | “Do” (T) has the attribute “a:formKey”, which is not known here: remove it.
                    <userTask id='T' name='Do' camunda:assignee='${rep}'><extensionElements><taskListener xmlns='http://activiti.org/bpmn' class='org.evil.Thing'/></extensionElements></userTask> | “Do” (T) holds the element “taskListener”, which is not known here: remove it. “Do” (T) is bound to a class: bind it to a delegate, such as ${sendMessage}.
                    <sequenceFlow id='F' name='Yes'><conditionExpression camunda:resource='x.groovy'>${a}</conditionExpression></sequenceFlow> | “Yes” (F) has the attribute “camunda:resource”, which is not known here: remove it.
                    <sequenceFlow id='F' name='Yes'><conditionExpression/></sequenceFlow> | “Yes” (F) has a condition that is empty: write one, such as ${approved}, or remove it.
                    <sequenceFlow id='F' name='Yes'><conditionExpression> <![CDATA[ ]]> </conditionExpression></sequenceFlow> | “Yes” (F) has a condition that is empty: write one, such as ${approved}, or remove it.
                    <sequenceFlow id='F' name='Yes'><conditionExpression>approved</conditionExpression></sequenceFlow> | “Yes” (F) has the condition approved, which is neither true nor false: write one expression, such as ${approved}.
                    <sequenceFlow id='F' name='Yes'><conditionExpression>${a} and ${b}</conditionExpression></sequenceFlow> | “Yes” (F) has the condition ${a} and ${b}, which is neither true nor false: write one expression, such as ${approved}.
                    <task id='T' name='Do'><multiInstanceLoopCharacteristics><loopCardinality>3</loopCardinality><completionCondition/></multiInstanceLoopCharacteristics></task> | “Do” (T) has a condition that is empty: write one, such as ${approved}, or remove it.
                    <task id='T' name='Do' xsi:schemaLocation='x http://127.0.0.1:1/x.xsd'/> | “Do” (T) has the attribute “xsi:schemaLocation”, which would have the server read something elsewhere: remove it.
                    <task id='T' name='Do' xsi:noNamespaceSchemaLocation='file:///etc/passwd'/> | “Do” (T) has the attribute “xsi:noNamespaceSchemaLocation”, which would have the server read something elsewhere: remove it.
                    <task id='T' name='Do' xsi:type='x:tScriptTask'/> | “Do” (T) has the attribute “xsi:type”, which would have the server read something elsewhere: remove it.
                    <import id='T' name='Do' importType='http://www.w3.org/2001/XMLSchema' location='http://127.0.0.1:1/'/> | “Do” (T) holds the element “import”, which is not known here: remove it.
                    <task id='T' name='Do'><?xml-stylesheet href='http://127.0.0.1:1/x.xsl'?></task> | “Do” (T) holds an instruction for other programs (<?xml-stylesheet …?>): remove it.
                    <task id='T' name='Do'><x:include xmlns:x='http://www.w3.org/2001/XInclude' href='file:///etc/passwd'/></task> | “Do” (T) holds the element “x:include”, which is not known here: remove it.
                    <task id='T' name='Do' Class='org.evil.Thing'/> | “Do” (T) has the attribute “Class”, which is not known here: remove it.
                    <complexGateway id='T' name='Do'/> | “Do” (T) holds the element “complexGateway”, which is not known here: remove it.
                    <serviceTask id='T' name='Do' camunda:topic='x'/> | “Do” (T) has the attribute “camunda:topic”, which is not known here: remove it.
                    <serviceTask id='T' name='Do' camunda:delegateExpression='${closeCandidacy}'><extensionElements><camunda:field name='x'><camunda:expression>${x}</camunda:expression></camunda:field></extensionElements></serviceTask> | “Do” (T) sets a field of its delegate, which has none: remove it.
                    <callActivity id='T' name='Do' calledElement='field-visit'><extensionElements><camunda:in sourceExpression='${people.find(x)}' target='x'/></extensionElements></callActivity> | “Do” (T) has the expression ${people.find(x)}, which asks something that people and due do not answer: use variables, people and due only.
                    <userTask id='T' name='Do' camunda:assignee='${rep}'><extensionElements><camunda:inputOutput><camunda:inputParameter name='m'><camunda:map><camunda:entry key='k'><![CDATA[${people]]><!-- x --><![CDATA[.find(x)}]]></camunda:entry></camunda:map></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask> | “Do” (T) has the expression ${people.find(x)}, which asks something that people and due do not answer: use variables, people and due only.
                    <userTask id='T' name='Do' camunda:assignee='${rep}'><extensionElements><camunda:formData><camunda:formField id='f' label='{{constructor.constructor(1)()}}'/></camunda:formData></extensionElements></userTask> | “Do” (T) would put HTML or a script on the page by a field: write its label as plain text.
                    <userTask id='T' name='Self'><extensionElements><z:userTask xmlns:z='http://camunda.org/schema/zeebe/1.0'/></extensionElements></userTask> | “Self” (T) is drawn for Camunda 8: who gets it and its form are not read here; draw it for Camunda 7.
                    <userTask id='T' name='Orphan'/> | “Orphan” (T) is nobody’s task: say who gets it, by an assignee or candidate groups.
                    <startEvent id='T' name='Begin'><timerEventDefinition><timeCycle>R/PT0S</timeCycle></timerEventDefinition></startEvent> | “Begin” (T) repeats without a pause: let it wait, such as R/PT1H.
                    <startEvent id='T' name='Begin'><timerEventDefinition><timeCycle>${due.everyDayAt('6:00')}</timeCycle></timerEventDefinition></startEvent> | “Begin” (T) has the expression ${due.everyDayAt('6:00')}, which cannot be answered (Nothing can be due at “6:00”: write hours and minutes with two digits each, such as 06:00): use variables, people and due only.
                    <userTask id='T' name='Do' camunda:assignee='${rep}' camunda:dueDate='${due.inBusinessDays(2000000000)}'/> | “Do” (T) has the expression ${due.inBusinessDays(2000000000)}, which cannot be answered (Nothing can be due 2000000000 business days from now: use 1000 or less): use variables, people and due only.
                    <startEvent id='T' name='Begin'><timerEventDefinition/></startEvent> | “Begin” (T) has a timer without a time: give it one, such as PT2H.
                    <task id='T' name='Do' camunda:asyncBefore='true'><extensionElements><camunda:failedJobRetryTimeCycle>R/PT0S</camunda:failedJobRetryTimeCycle></extensionElements></task> | “Do” (T) repeats without a pause: let it wait, such as R/PT1H: write how often it is tried again, such as R3/PT10M.
                    <task id='T' name='Do'><multiInstanceLoopCharacteristics><loopCardinality>1000000000</loopCardinality></multiInstanceLoopCharacteristics></task> | “Do” (T) is done “1000000000” times: write a number from 0 to 1000.
                    <callActivity id='T' name='Do' calledElement='sample'/> | “Do” (T) calls its own process, which would never end: draw the way back as a loop. “Do” (T) calls the process “sample”, which does not exist.
                    <task id='A' name='Ping'/><sequenceFlow id='F' name='f' sourceRef='A' targetRef='B'/><exclusiveGateway id='B' name='Pong'/><sequenceFlow id='G' name='g' sourceRef='B' targetRef='A'/> | “Ping” (A) goes round without ever waiting: put a task or a save point (asynchronous before) on the way.
                    <task id='A' name='Ping' camunda:asyncBefore='true'/><sequenceFlow id='F' name='f' sourceRef='A' targetRef='B'/><exclusiveGateway id='B' name='Pong'/><sequenceFlow id='G' name='g' sourceRef='B' targetRef='A'/> | “Ping” (A) goes round for ever: draw a way out, or a task that somebody does.
                    <exclusiveGateway id='A' name='Again' camunda:asyncBefore='true'/><sequenceFlow id='F' name='f' sourceRef='A' targetRef='B'/><parallelGateway id='B' name='Twice'/><sequenceFlow id='G' name='g' sourceRef='B' targetRef='A'/><sequenceFlow id='H' name='h' sourceRef='B' targetRef='C'/><endEvent id='C' name='Done'/> | “Again” (A) goes round for ever: draw a way out, or a task that somebody does.
                    <userTask id='T' name='Do' camunda:assignee='${people.managerOf(rep).toString()}'/> | “Do” (T) has the expression ${people.managerOf(rep).toString()}, which asks something that people and due do not answer: use variables, people and due only.
                    """)
    void namesTheBoxAndWhatIsWrongWithIt(String box, String sentence) {
        assertThat(String.join(" ", problems(box))).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime')}",
                "${people.getClass()}${'x'.bytes}",
                "${people['class']}",
                "${execution.processEngineServices}",
                "${execution.getVariable('x')}",
                "#{rep.length()}",
                "${currentUser()}",
                "${people.managerOf(''.getClass())}",
                "${people.nameOf(rep)}",
                "${decisionResult.class}",
                "${decisionResult.getSingleResult().getSingleEntry().getClass()}",
                "${decisionResult.getFirstResult().outcome}",
                "${other.getSingleResult().outcome}",
                "${decisionResult.getSingleResult(''.getClass()).outcome}",
                "${decisionResult.getSingleResult(people.getClass()).outcome}",
                "${people.managerOf(decisionResult.getSingleResult(x.y).outcome)}",
                "${people.managerOf()}",
                "${due.wait()}",
                "${unfinished("
            })
    void refusesAnExpressionThatCouldRunCode(String expression) {
        assertThat(problems("<userTask id='T' name='Do' camunda:assignee=\"" + expression + "\"/>"))
                .hasSize(1);
    }

    @Test
    void refusesAProcessWithoutATimeToLive() {
        String model = model("").replace("camunda:historyTimeToLive='P1096D'", "");

        assertThat(check(model))
                .containsExactly(
                        "“Sample” (sample) has no time to live: say how long its history is kept, such as P1096D.");
    }

    @Test
    void refusesWhatWouldTakeTooLongToRead() {
        String deep = "(".repeat(3000) + "1" + ")".repeat(3000);

        assertThat(problems("<sequenceFlow id='F' name='Yes'><conditionExpression>${" + deep
                        + "}</conditionExpression></sequenceFlow>"))
                .singleElement()
                .asString()
                .contains("which is longer than 500 characters");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <startEvent id='S' name='Rung'><signalEventDefinition signalRef='A'/></startEvent><endEvent id='E' name='Ring'><signalEventDefinition signalRef='A'/></endEvent> | “Ring” (E) begins what begins this process again, without ever waiting: put a save point (asynchronous after) where it begins.
                    <subProcess id='U' name='Sub' triggeredByEvent='true'><startEvent id='S' name='Rung' isInterrupting='false'><signalEventDefinition signalRef='A'/></startEvent></subProcess><intermediateThrowEvent id='E' name='Ring'><signalEventDefinition signalRef='A'/></intermediateThrowEvent> | “Ring” (E) begins what begins this process again, without ever waiting: put a save point (asynchronous after) where it begins.
                    <startEvent id='S' name='Hired'><messageEventDefinition messageRef='M_Hired'/></startEvent><sendTask id='E' name='Tell' messageRef='M_Hired' camunda:delegateExpression='${sendMessage}'/> | “Tell” (E) begins what begins this process again, without ever waiting: put a save point (asynchronous after) where it begins.
                    <startEvent id='S' name='Rung'><signalEventDefinition signalRef='A'/></startEvent><endEvent id='E' name='Ring'><signalEventDefinition signalRef='B'/></endEvent> | “Ring” (E) begins what begins this process again, without ever waiting: put a save point (asynchronous after) where it begins.
                    <callActivity id='E' name='Call' calledElement='echo'/> | “Call” (E) calls a process that begins this one again, which would never end: draw the way back as a loop.
                    """)
    void refusesProcessesThatBeginEachOtherForEver(String boxes, String sentence) {
        assertThat(amongOthers(boxes)).contains(sentence);
    }

    @Test
    void letsASavePointOrSomebodyElsesSignalPass() {
        assertThat(amongOthers("<startEvent id='S' name='Rung' camunda:asyncAfter='true'><signalEventDefinition"
                        + " signalRef='A'/></startEvent><endEvent id='E' name='Ring'><signalEventDefinition"
                        + " signalRef='A'/></endEvent>"))
                .isEmpty();
        assertThat(amongOthers("<endEvent id='E' name='Ring'><signalEventDefinition signalRef='B'/></endEvent>"))
                .isEmpty();
    }

    /** Beside a process that answers the signal B by A and calls the one that is looked at. */
    private static List<String> amongOthers(String boxes) {
        String signals = "<signal id='A' name='a'/><signal id='B' name='b'/></definitions>";
        ModelFile looked = read(model(boxes).replace("</definitions>", signals));
        ModelFile echo = read(model("<startEvent id='S'><signalEventDefinition signalRef='B'/></startEvent>"
                        + (boxes.contains("'echo'") ? "<callActivity id='C' calledElement='sample'/>" : "")
                        + "<endEvent id='E'><signalEventDefinition signalRef='A'/></endEvent>")
                .replace("'sample' name", "'echo' name")
                .replace("</definitions>", signals));
        ModelCheck.Known known = new ModelCheck.Known(
                KNOWN.delegates(),
                Set.of(),
                Set.of(),
                Set.of("sample", "echo"),
                KNOWN.sent(),
                KNOWN.sent(),
                ProcessStarts.of(List.of(looked, echo)),
                KNOWN.givenTo());
        return ModelCheck.problems(looked, known);
    }

    private static ModelFile read(String model) {
        return ModelFile.read(model.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static List<String> problems(String box) {
        return check(model(box));
    }

    private static List<String> check(String model) {
        return ModelCheck.problems(read(model), KNOWN);
    }

    private static String model(String box) {
        return """
                <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn'
                    xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' id='D' targetNamespace='x'>
                  <process id='sample' name='Sample' isExecutable='true' camunda:historyTimeToLive='P1096D'>%s</process>
                  <message id='M_Hired' name='hiring.candidateHired'/>
                  <message id='M_Closed' name='hiring.vacancyClosed'/>
                  <message id='M_Unknown' name='hiring.candidateHird'/>
                </definitions>""".formatted(box);
    }
}
