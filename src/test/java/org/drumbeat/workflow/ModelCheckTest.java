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
            Set.of("sendMessage", "closeCandidacy")::contains,
            Set.of("approve-vacancy"),
            Set.of("overdue-policy"),
            Set.of("field-visit"),
            Set.of("hiring.candidateHired"),
            Set.of("hiring.vacancyClosed"),
            Set.of("HR", "anybody: it is no secret")::contains);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<userTask id='T' name='Do' camunda:formRef='approve-vacancy' camunda:assignee='${people.managerOf(rep)}'"
                        + " camunda:dueDate='${due.inBusinessDays(2)}'/>",
                "<serviceTask id='T' name='Do' camunda:delegateExpression='${closeCandidacy}'/>",
                "<businessRuleTask id='T' name='Do' camunda:decisionRef='overdue-policy'/>",
                "<callActivity id='T' name='Do' calledElement='field-visit'/>",
                "<receiveTask id='T' name='Do' messageRef='M_Hired'/>",
                "<endEvent id='T' name='Do'><messageEventDefinition messageRef='M_Closed'"
                        + " camunda:delegateExpression='${sendMessage}'/></endEvent>",
                "<endEvent id='T' name='Do'><extensionElements><camunda:properties>"
                        + "<camunda:property name='to' value='vacancyId = ${execution.processBusinessKey}'/>"
                        + "<camunda:property name='optional' value='true'/></camunda:properties></extensionElements>"
                        + "<messageEventDefinition messageRef='M_Unknown' camunda:delegateExpression='${sendMessage}'/></endEvent>",
                "<sequenceFlow id='F' name='Yes' sourceRef='A' targetRef='B'><conditionExpression>"
                        + "${approved and count > 2 ? true : false}</conditionExpression></sequenceFlow>",
                "<userTask id='T' name='Do'><documentation>As you like it</documentation></userTask>",
                "<userTask id='T' name='Do'><extensionElements><camunda:properties>"
                        + "<camunda:property name='givenTo' value='HR'/></camunda:properties></extensionElements></userTask>",
                "<businessRuleTask id='T' name='Ask'><extensionElements><camunda:inputOutput>"
                        + "<camunda:outputParameter name='a'>${decisionResult.getSingleResult().outcome}"
                        + "</camunda:outputParameter></camunda:inputOutput></extensionElements></businessRuleTask>",
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
                    <serviceTask id='T' name='Close' camunda:class='org.evil.Thing'/> | “Close” (T) is bound to a class: bind it to a delegate, such as ${sendMessage}.
                    <serviceTask id='T' name='Close'><extensionElements><camunda:executionListener event='start' class='org.evil.Thing'/></extensionElements></serviceTask> | “Close” (T) is bound to a class: bind it to a delegate, such as ${sendMessage}.
                    <serviceTask id='T' name='Close' camunda:expression='${dataSource.connection}'/> | “Close” (T) has the expression ${dataSource.connection}, which reads the property “connection”: use variables, people and due only.
                    <scriptTask id='T' name='Run' scriptFormat='groovy'><script>1</script></scriptTask> | “Run” (T) holds a script: let a delegate do it.
                    <userTask id='T' name='Do'><extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:taskListener></extensionElements></userTask> | “Do” (T) holds a script: let a delegate do it.
                    <sequenceFlow id='F' name='Yes'><conditionExpression language='groovy'>1</conditionExpression></sequenceFlow> | “Yes” (F) holds a script: let a delegate do it.
                    <serviceTask id='T' name='Run' camunda:type='shell'/> | “Run” (T) runs something outside of Drumbeat: let a delegate do it.
                    <userTask id='T' name='Do'><documentation>As ${you.like()} it</documentation></userTask> | “Do” (T) has the expression As ${you.like()} it, which asks something that people and due do not answer: use variables, people and due only.
                    <userTask id='T' name='${people.find(x)}'/> | “${people.find(x)}” (T) has the expression ${people.find(x)}, which asks something that people and due do not answer: use variables, people and due only.
                    <userTask id='T' name='Do'><extensionElements><camunda:formData><camunda:formField id='f'><camunda:validation><camunda:constraint name='validator' config='org.evil.Thing'/></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask> | “Do” (T) is checked by a class: say what a field takes in a form of its own.
                    <sequenceFlow id='F' name='Yes'><conditionExpression language='javascript-not-juel'>1</conditionExpression></sequenceFlow> | “Yes” (F) holds a script: let a delegate do it.
                    <userTask id='T' name='Do'><extensionElements><camunda:properties><camunda:property name='givenTo' value='managerz'/></camunda:properties></extensionElements></userTask> | “Do” (T) is given to “managerz”, and nobody is known by that: take the words of a task here, or leave them out.
                    <userTask id='T' name='Do' camunda:formRef='approve'/> | “Do” (T) refers to the form “approve”, which does not exist.
                    <userTask id='T' name='Do' camunda:formKey='embedded:app:x.html'/> | “Do” (T) has a form by key: refer to it by its id, bound to the latest version.
                    <businessRuleTask id='T' name='Do' camunda:decisionRef='policy'/> | “Do” (T) refers to the decision “policy”, which does not exist.
                    <callActivity id='T' name='Do' calledElement='visit'/> | “Do” (T) calls the process “visit”, which does not exist.
                    <receiveTask id='T' name='Wait' messageRef='M_Unknown'/> | “Wait” (T) waits for the message “hiring.candidateHird”, which no process sends: check its name, or deploy the sender with it.
                    <receiveTask id='T' name='Wait' messageRef='M_None'/> | “Wait” (T) names no message.
                    <endEvent id='T' name='Tell'><messageEventDefinition messageRef='M_Unknown'/></endEvent> | “Tell” (T) sends the message “hiring.candidateHird”, which no process waits for: check its name, or make it optional.
                    <userTask id='T' name='Do' camunda:assignee='${people.managerOf(rep).toString()}'/> | “Do” (T) has the expression ${people.managerOf(rep).toString()}, which asks something that people and due do not answer: use variables, people and due only.
                    """)
    void namesTheBoxAndWhatIsWrongWithIt(String box, String sentence) {
        assertThat(problems(box)).containsExactly(sentence);
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

    private static List<String> problems(String box) {
        return check(model(box));
    }

    private static List<String> check(String model) {
        ModelFile file = ModelFile.read(model.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return ModelCheck.problems(file, KNOWN);
    }

    private static String model(String box) {
        return """
                <definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'
                    xmlns:camunda='http://camunda.org/schema/1.0/bpmn' id='D' targetNamespace='x'>
                  <process id='sample' name='Sample' camunda:historyTimeToLive='P1096D'>%s</process>
                  <message id='M_Hired' name='hiring.candidateHired'/>
                  <message id='M_Closed' name='hiring.vacancyClosed'/>
                  <message id='M_Unknown' name='hiring.candidateHird'/>
                </definitions>""".formatted(box);
    }
}
