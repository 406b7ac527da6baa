package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drumbeat.Contract.BeanType;
import org.drumbeat.Contract.Diagram;
import org.drumbeat.Contract.Form;
import org.drumbeat.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves that every rule of the contract can fail: a sound model and its forms, with one thing broken each time. */
class ModelRulesTest {

    private static final Map<String, BeanType> BEANS = Stream.concat(
                    Sample.BEANS.entrySet().stream()
                            .map(bean -> Map.entry(bean.getKey(), BeanType.of(bean.getValue()))),
                    Sample.GIVEN_BY_METHODS.entrySet().stream()
                            .map(bean -> Map.entry(bean.getKey(), BeanType.of(bean.getValue()))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final String PROCESS = """
            <bpmn:process id="clean-room" name="Cleaning" isExecutable="true" camunda:isStartableInTasklist="false" camunda:versionTag="1.0.0" camunda:historyTimeToLive="P1096D">
              <bpmn:documentation>So that rooms are clean.</bpmn:documentation>
              <bpmn:startEvent id="StartEvent_RoomOrdered" name="Room ordered" camunda:formRef="order-room" camunda:formRefBinding="latest" />
              <bpmn:sequenceFlow id="Flow_Ordered" sourceRef="StartEvent_RoomOrdered" targetRef="Task_InspectRoom" />
              <bpmn:userTask id="Task_InspectRoom" name="Inspect room" camunda:formRef="inspect-room" camunda:formRefBinding="latest" camunda:candidateGroups="hr" camunda:dueDate="${due.inBusinessDays(2)}">
                <bpmn:extensionElements><camunda:properties><camunda:property name="givenTo" value="anybody: a room is no secret" /></camunda:properties></bpmn:extensionElements>
                <bpmn:multiInstanceLoopCharacteristics camunda:asyncAfter="true" camunda:collection="inspectors" camunda:elementVariable="inspector">
                  <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>
                </bpmn:multiInstanceLoopCharacteristics>
              </bpmn:userTask>
              <bpmn:sequenceFlow id="Flow_Inspected" sourceRef="Task_InspectRoom" targetRef="Gateway_RoomDirty" />
              <bpmn:exclusiveGateway id="Gateway_RoomDirty" name="Is the room dirty?" default="Flow_Clean" />
              <bpmn:sequenceFlow id="Flow_Dirty" name="Yes" sourceRef="Gateway_RoomDirty" targetRef="Gateway_Begin">
                <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${dirty and people.managerOf(cleaner) != 'hr'}</bpmn:conditionExpression>
              </bpmn:sequenceFlow>
              <bpmn:sequenceFlow id="Flow_Clean" name="No" sourceRef="Gateway_RoomDirty" targetRef="Task_RateRoom" />
              <bpmn:parallelGateway id="Gateway_Begin" />
              <bpmn:sequenceFlow id="Flow_Sweep" sourceRef="Gateway_Begin" targetRef="Task_SweepRoom" />
              <bpmn:sequenceFlow id="Flow_Await" sourceRef="Gateway_Begin" targetRef="Task_AwaitSoap" />
              <bpmn:serviceTask id="Task_SweepRoom" name="Sweep room" camunda:delegateExpression="${sweepRoom}" />
              <bpmn:boundaryEvent id="BoundaryEvent_BroomBroken" name="Broom broken" attachedToRef="Task_SweepRoom">
                <bpmn:errorEventDefinition id="ErrorEventDefinition_BroomBroken" errorRef="Error_BroomBroken" />
              </bpmn:boundaryEvent>
              <bpmn:sequenceFlow id="Flow_Broken" sourceRef="BoundaryEvent_BroomBroken" targetRef="EndEvent_CleaningFailed" />
              <bpmn:endEvent id="EndEvent_CleaningFailed" name="Cleaning failed" />
              <bpmn:receiveTask id="Task_AwaitSoap" name="Await soap" messageRef="Message_SoapDelivered" camunda:asyncAfter="true">
                <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT2M</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>
              </bpmn:receiveTask>
              <bpmn:sequenceFlow id="Flow_Swept" sourceRef="Task_SweepRoom" targetRef="Gateway_Done" />
              <bpmn:sequenceFlow id="Flow_Delivered" sourceRef="Task_AwaitSoap" targetRef="Gateway_Done" />
              <bpmn:parallelGateway id="Gateway_Done" camunda:asyncBefore="true">
                <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT3M</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>
              </bpmn:parallelGateway>
              <bpmn:sequenceFlow id="Flow_Done" sourceRef="Gateway_Done" targetRef="Task_TellGuest" />
              <bpmn:sendTask id="Task_TellGuest" name="Tell guest" messageRef="Message_RoomCleaned" camunda:asyncBefore="true" camunda:delegateExpression="${sendMessage}">
                <bpmn:extensionElements>
                  <camunda:properties>
                    <camunda:property name="to" value="roomId = ${roomId}" />
                    <camunda:property name="payload" value="cleaner, roomId" />
                    <camunda:property name="optional" value="true" />
                  </camunda:properties>
                  <camunda:failedJobRetryTimeCycle>R5/PT4M</camunda:failedJobRetryTimeCycle>
                </bpmn:extensionElements>
              </bpmn:sendTask>
              <bpmn:sequenceFlow id="Flow_Told" sourceRef="Task_TellGuest" targetRef="EndEvent_SoapDelivered" />
              <bpmn:endEvent id="EndEvent_SoapDelivered" name="Soap delivered" camunda:asyncBefore="true">
                <bpmn:extensionElements>
                  <camunda:properties><camunda:property name="to" value="${execution.processBusinessKey}" /></camunda:properties>
                  <camunda:failedJobRetryTimeCycle>R5/PT5M</camunda:failedJobRetryTimeCycle>
                </bpmn:extensionElements>
                <bpmn:messageEventDefinition id="MessageEventDefinition_SoapDelivered" messageRef="Message_SoapDelivered" camunda:delegateExpression="${sendMessage}" />
              </bpmn:endEvent>
              <bpmn:businessRuleTask id="Task_RateRoom" name="Rate room" camunda:decisionRef="rate-room" camunda:decisionRefBinding="latest" />
              <bpmn:sequenceFlow id="Flow_Rated" sourceRef="Task_RateRoom" targetRef="CallActivity_CleanAgain" />
              <bpmn:callActivity id="CallActivity_CleanAgain" name="Clean again" calledElement="air-room" camunda:calledElementBinding="latest">
                <bpmn:extensionElements><camunda:in businessKey="${roomId}" /></bpmn:extensionElements>
              </bpmn:callActivity>
              <bpmn:sequenceFlow id="Flow_Again" sourceRef="CallActivity_CleanAgain" targetRef="EndEvent_CleaningFailed" />
              <bpmn:subProcess id="SubProcess_RoomCleaned" name="Room cleaned" triggeredByEvent="true">
                <bpmn:startEvent id="StartEvent_RoomCleaned" name="Room cleaned" camunda:asyncAfter="true">
                  <bpmn:extensionElements><camunda:failedJobRetryTimeCycle>R5/PT6M</camunda:failedJobRetryTimeCycle></bpmn:extensionElements>
                  <bpmn:messageEventDefinition id="MessageEventDefinition_RoomCleaned" messageRef="Message_RoomCleaned" />
                </bpmn:startEvent>
                <bpmn:sequenceFlow id="Flow_Cleaned" sourceRef="StartEvent_RoomCleaned" targetRef="EndEvent_RoomCleaned" />
                <bpmn:endEvent id="EndEvent_RoomCleaned" name="Room cleaned" />
              </bpmn:subProcess>
            </bpmn:process>
            <bpmn:message id="Message_SoapDelivered" name="sample.soapDelivered" />
            <bpmn:message id="Message_RoomCleaned" name="sample.roomCleaned" />
            <bpmn:error id="Error_BroomBroken" name="Broom broken" errorCode="sample.broomBroken" />
            """;

    private static final String AIRING = """
            <bpmn:process id="air-room" name="Airing" isExecutable="true" camunda:isStartableInTasklist="false" camunda:versionTag="1.0.0" camunda:historyTimeToLive="P1096D">
              <bpmn:documentation>So that rooms smell good.</bpmn:documentation>
              <bpmn:startEvent id="StartEvent_WindowOpened" name="Window opened" />
              <bpmn:sequenceFlow id="Flow_Opened" sourceRef="StartEvent_WindowOpened" targetRef="EndEvent_RoomAired" />
              <bpmn:endEvent id="EndEvent_RoomAired" name="Room aired" />
            </bpmn:process>
            """;

    private static final Map<String, String> FILES = Map.of(
            "clean-room.bpmn", """
                    <bpmn:definitions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" id="Definitions_Cleaning" targetNamespace="sample">
                    %s<bpmndi:BPMNDiagram id="Diagram_Cleaning"><bpmndi:BPMNPlane id="Plane_Cleaning" bpmnElement="clean-room">
                    %s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                    </bpmn:definitions>
                    """.formatted(PROCESS, drawn(PROCESS)),
            "air-room.bpmn", """
                    <bpmn:definitions xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Airing" targetNamespace="sample">
                    %s<bpmndi:BPMNDiagram id="Diagram_Airing"><bpmndi:BPMNPlane id="Plane_Airing" bpmnElement="air-room">
                    %s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
                    </bpmn:definitions>
                    """.formatted(AIRING, drawn(AIRING)),
            "rate-room.dmn", """
                    <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Definitions_Rate" namespace="sample" name="Rate"><decision id="rate-room" name="Rate" camunda:historyTimeToLive="P1096D"><decisionTable id="Table_Rate"><input id="Input_Dirty"><inputExpression id="InputExpression_Dirty" typeRef="boolean"><text>dirty</text></inputExpression></input><output id="Output_Verdict" name="verdict" typeRef="string" /><rule id="Rule_Dirty"><inputEntry id="InputEntry_Dirty"><text>true</text></inputEntry><outputEntry id="OutputEntry_Dirty"><text>"dirty"</text></outputEntry></rule></decisionTable></decision></definitions>
                    """,
            "order-room.form", """
                    {"id": "order-room", "schemaVersion": 16, "components": [
                      {"id": "Field_Room", "type": "select", "key": "room", "label": "Room", "valuesKey": "rooms", "layout": {"row": "Row_What"}},
                      {"id": "Field_Urgent", "type": "checkbox", "key": "urgent", "label": "Urgent"},
                      {"id": "Field_Day", "type": "datetime", "key": "day", "label": "Day", "conditional": {"hide": "=urgent"}},
                      {"id": "Text_Thanks", "type": "text", "text": "Thank you."}]}
                    """,
            "inspect-room.form", """
                    {"id": "inspect-room", "schemaVersion": 16, "components": [
                      {"id": "Text_Name", "type": "text", "text": "Room {{name}} {{#if verdict}}!{{/if}}"},
                      {"id": "Table_Visits", "type": "table", "dataSource": "=visits", "columns": [{"key": "day", "label": "Day"}]},
                      {"id": "Field_Verdict", "type": "radio", "key": "verdict", "label": "Verdict",
                        "values": [{"label": "Clean", "value": "CLEAN"}, {"label": "Dirty", "value": "DIRTY"}]},
                      {"id": "Field_Comment", "type": "textarea", "key": "comment", "label": "Comment",
                        "conditional": {"hide": "=verdict = \\"CLEAN\\""}, "validate": {"maxLength": 100}},
                      {"id": "List_Corners", "type": "dynamiclist", "path": "corners", "components": [
                        {"id": "Text_Place", "type": "text", "text": "{{this.place}}"},
                        {"id": "Expression_Place", "type": "expression", "key": "place", "expression": "=this.place"},
                        {"id": "Field_Dust", "type": "number", "key": "dust", "label": "Dust"}]},
                      {"id": "Group_Address", "type": "group", "path": "address", "components": [
                        {"id": "Field_Street", "type": "textfield", "key": "street", "label": "Street", "validate": {"maxLength": 100}}]}]}
                    """);

    private static final Set<String> VARIABLES = Set.of("inspectors", "cleaner", "roomId", "dirty");

    /** Shapes and edges for every element, each in a place of its own with its label below, in the colours of who does it. */
    private static String drawn(String process) {
        AtomicInteger drawn = new AtomicInteger();
        return Pattern.compile("<bpmn:(\\w+(?:Event|Task|Gateway|Process|Activity)|sequenceFlow) id=\"(\\w+)\"")
                .matcher(process)
                .results()
                .map(element -> {
                    String kind = element.group(1);
                    String id = element.group(2);
                    int place = drawn.getAndIncrement();
                    int x = place % 10 * 150;
                    int y = place / 10 * 100;
                    String fill = kind.equals("userTask")
                            ? " bioc:fill=\"#fdf0dc\""
                            : kind.endsWith("Task") ? " bioc:fill=\"#eceff1\"" : "";
                    String label =
                            "<bpmndi:BPMNLabel><dc:Bounds x=\"%d\" y=\"%d\" width=\"90\" height=\"14\" /></bpmndi:BPMNLabel>"
                                    .formatted(x, y + 20);
                    return kind.equals("sequenceFlow")
                            ? "<bpmndi:BPMNEdge id=\"%s_di\" bpmnElement=\"%s\"><di:waypoint x=\"%d\" y=\"%d\" /><di:waypoint x=\"%d\" y=\"%d\" />%s</bpmndi:BPMNEdge>\n"
                                    .formatted(id, id, x, y, x + 50, y, label)
                            : "<bpmndi:BPMNShape id=\"%s_di\" bpmnElement=\"%s\"%s><dc:Bounds x=\"%d\" y=\"%d\" width=\"9\" height=\"9\" />%s</bpmndi:BPMNShape>\n"
                                    .formatted(id, id, fill, x, y, label);
                })
                .collect(Collectors.joining());
    }

    private static final Map<String, Function<Contract, List<String>>> RULES = rules();

    private static Map<String, Function<Contract, List<String>>> rules() {
        Map<String, Function<Contract, List<String>>> rules = new HashMap<>();
        rules.put("files", ModelRules::filesCarryTheNameOfWhatTheyHold);
        rules.put("processes", ModelRules::processesSayWhatTheyAre);
        rules.put("ids", ModelRules::idsSayWhatTheyAre);
        rules.put("names", ModelRules::namesAreWhatPeopleSay);
        rules.put("splits", ModelRules::splitsAreQuestionsWithADefault);
        rules.put("guard", contract -> ModelRules.theGuardRefusesNothing(contract, Set.of()));
        rules.put("delegates", contract -> ModelRules.delegatesAreTheirServiceTasks(contract, Set.of()));
        rules.put("expressions", ModelRules::expressionsSeeDeclaredVariables);
        rules.put("user tasks", ModelRules::userTasksHaveAFormADateAndSomebody);
        rules.put("given to", ModelRules::userTasksSayWhoMayBeGivenThem);
        rules.put("references", ModelRules::whatModelsReferToIsTheNewest);
        rules.put("calls", ModelRules::calledProcessesArePartsOfAnother);
        rules.put("save points", ModelRules::stepsThatCanFailStandBehindASavePoint);
        rules.put("messages", contract -> ModelRules.messagesSayWhatHappened(contract, Set.of()));
        rules.put("sending", ModelRules::whatSendsAMessageSaysToWhom);
        rules.put("errors", ModelRules::errorsAreNamed);
        rules.put("dead ends", ModelRules::everythingLeadsSomewhere);
        rules.put("drawing", ModelRules::everythingIsDrawn);
        rules.put("size", ModelRules::diagramsFitOnAPage);
        rules.put("reading", ModelRules::everythingCanBeRead);
        rules.put("colours", ModelRules::tasksHaveTheColourOfWhoDoesThem);
        rules.put("tasklist", FormRules::formsCanBeShownInTasklist);
        rules.put("fields", FormRules::fieldsSayWhatTheyAre);
        rules.put("both sides", FormRules::rulesMeanTheSameOnBothSides);
        rules.put("classes", FormRules::formsAreUsedAndHaveTheirClass);
        rules.put("answers", FormRules::answersFitTheirRecord);
        rules.put("shown", FormRules::formsShowWhatTheirClassGives);
        return rules;
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                        in("clean-room.bpmn")
                                .breaks("files", "process id=\"clean-room\"", "process id=\"cleaning\"")
                                .breaks(
                                        "given to",
                                        "name=\"givenTo\" value=\"anybody: a room is no secret\"",
                                        "name=\"about\" value=\"x\"")
                                .breaks("given to", "anybody: a room is no secret", "anybody")
                                .breaks("given to", "anybody: a room is no secret", "anybody:")
                                .breaks("processes", "isExecutable=\"true\"", "isExecutable=\"false\"")
                                .breaks("processes", " name=\"Cleaning\"", "")
                                .breaks("processes", "So that rooms are clean.", "")
                                .breaks("processes", "versionTag=\"1.0.0\"", "versionTag=\"1\"")
                                .breaks("processes", "P1096D", "P1095D")
                                .breaks("processes", "P1096D", "P3Y")
                                .breaks("processes", " camunda:historyTimeToLive=\"P1096D\"", "")
                                .breaks("ids", "Flow_Ordered", "Flow_0x3k9ab")
                                .breaks("ids", "MessageEventDefinition_RoomCleaned", "MessageEventDefinition_1ab2c3d")
                                .breaks("ids", "Task_SweepRoom", "Activity_SweepRoom")
                                .breaks("ids", "EndEvent_SoapDelivered", "Event_SoapDelivered")
                                .breaks("ids", "BoundaryEvent_BroomBroken", "Event_BroomBroken")
                                .breaks("ids", "SubProcess_RoomCleaned", "Task_RoomCleaned")
                                .breaks("ids", "\"CallActivity_CleanAgain", "\"Task_CleanAgain")
                                .breaks("ids", "Gateway_Begin", "Fork")
                                .breaks("ids", "Message_SoapDelivered", "soap")
                                .breaks("names", " name=\"Sweep room\"", "")
                                .breaks("names", "\"Sweep room\"", "\"Sweep Room\"")
                                .breaks("names", "\"Sweep room\"", "\"sweep room\"")
                                .breaks("names", "\"Sweep room\"", "\"Sweeping room\"")
                                .breaks("names", "\"Sweep room\"", "\"Inspection of room\"")
                                .breaks("names", "\"Sweep room\"", "\"Sweep\"")
                                .breaks("names", "\"Cleaning failed\"", "\"Bad end\"")
                                .breaks("names", " name=\"Is the room dirty?\"", "")
                                .breaks("splits", "dirty?\"", "dirty\"")
                                .breaks("splits", " default=\"Flow_Clean\"", "")
                                .breaks("splits", " name=\"No\"", "")
                                .breaks(
                                        "splits",
                                        "name=\"Yes\" sourceRef=\"Gateway_RoomDirty\" targetRef=\"Gateway_Begin\"",
                                        "name=\"Yes\" sourceRef=\"Gateway_RoomDirty\" targetRef=\"Task_RateRoom\"")
                                .breaks("splits", "default=\"Flow_Clean\"", "default=\"Flow_Dirty\"")
                                .breaks(
                                        "guard",
                                        "camunda:delegateExpression=\"${sweepRoom}\"",
                                        "camunda:class=\"SweepRoom\"")
                                .breaks(
                                        "delegates",
                                        "camunda:delegateExpression=\"${sweepRoom}\"",
                                        "camunda:expression=\"${1}\"")
                                .breaks(
                                        "guard",
                                        "camunda:delegateExpression=\"${sweepRoom}\"",
                                        "camunda:type=\"external\"")
                                .breaks("guard", "businessRuleTask", "scriptTask")
                                .breaks(
                                        "guard",
                                        "xsi:type=\"bpmn:tFormalExpression\"",
                                        "xsi:type=\"bpmn:tFormalExpression\" language=\"js\"")
                                .breaks(
                                        "guard",
                                        "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>",
                                        "<camunda:executionListener class=\"X\" event=\"start\" />")
                                .breaks("delegates", " camunda:delegateExpression=\"${sweepRoom}\"", "")
                                .breaks("delegates", "${sweepRoom}", "${sendMessage}")
                                .breaks("delegates", "${sweepRoom}", "${sweepRoom.execute(execution)}")
                                .breaks("delegates", "${sendMessage}", "${tellSomebody}")
                                .breaks("expressions", "${dirty and", "${dirtyy and")
                                .breaks("expressions", "people.managerOf", "persons.managerOf")
                                .breaks("guard", "people.managerOf", "people.bossOf")
                                .breaks("expressions", "managerOf(cleaner)", "managerOf(sweeper)")
                                .breaks("guard", "${due.inBusinessDays(2)}", "${now()}")
                                .breaks("expressions", "roomId = ${roomId}", "roomId = ${room}")
                                .breaks("expressions", "collection=\"inspectors\"", "collection=\"nobodies\"")
                                .breaks("user tasks", " camunda:formRef=\"inspect-room\"", "")
                                .breaks("user tasks", " camunda:candidateGroups=\"hr\"", "")
                                .breaks("user tasks", " camunda:dueDate=\"${due.inBusinessDays(2)}\"", "")
                                .breaks(
                                        "references",
                                        "\"inspect-room\" camunda:formRefBinding=\"latest\"",
                                        "\"inspect-room\" camunda:formRefBinding=\"deployment\"")
                                .breaks("references", "formRef=\"order-room\"", "formRef=\"order-house\"")
                                .breaks("guard", "decisionRef=\"rate-room\"", "decisionRef=\"rate-house\"")
                                .breaks(
                                        "references",
                                        "decisionRefBinding=\"latest\"",
                                        "decisionRefBinding=\"deployment\"")
                                .breaks("guard", "calledElement=\"air-room\"", "calledElement=\"air-house\"")
                                .breaks("calls", "businessKey=\"${roomId}\"", "source=\"roomId\" target=\"roomId\"")
                                .breaks(
                                        "save points",
                                        "Task_TellGuest\" name=\"Tell guest\" messageRef=\"Message_RoomCleaned\" camunda:asyncBefore=\"true\"",
                                        "Task_TellGuest\" name=\"Tell guest\" messageRef=\"Message_RoomCleaned\"")
                                .breaks(
                                        "save points",
                                        "\"Soap delivered\" camunda:asyncBefore=\"true\"",
                                        "\"Soap delivered\"")
                                .breaks(
                                        "save points",
                                        "\"Message_SoapDelivered\" camunda:asyncAfter=\"true\"",
                                        "\"Message_SoapDelivered\"")
                                .breaks(
                                        "save points",
                                        "\"Room cleaned\" camunda:asyncAfter=\"true\"",
                                        "\"Room cleaned\"")
                                .breaks(
                                        "save points",
                                        "\"Gateway_Done\" camunda:asyncBefore=\"true\"",
                                        "\"Gateway_Done\"")
                                .breaks(
                                        "save points",
                                        "camunda:asyncAfter=\"true\" camunda:collection",
                                        "camunda:collection")
                                .breaks(
                                        "save points",
                                        "<camunda:failedJobRetryTimeCycle>R5/PT1M</camunda:failedJobRetryTimeCycle>",
                                        "")
                                .breaks(
                                        "save points",
                                        "<camunda:failedJobRetryTimeCycle>R5/PT4M</camunda:failedJobRetryTimeCycle>",
                                        "")
                                .breaks("messages", "sample.soapDelivered", "sample.soapDelivery")
                                .breaks("messages", "sample.soapDelivered", "soapDelivered")
                                .breaks("messages", "sample.soapDelivered", "other.soapDelivered")
                                .breaks(
                                        "guard",
                                        "Await soap\" messageRef=\"Message_SoapDelivered\"",
                                        "Await soap\" messageRef=\"Message_RoomCleaned\"")
                                .breaks("guard", "Await soap\" messageRef=\"Message_SoapDelivered\"", "Await soap\"")
                                .breaks(
                                        "guard",
                                        "Tell guest\" messageRef=\"Message_RoomCleaned\"",
                                        "Tell guest\" messageRef=\"Message_SoapDelivered\"")
                                .breaks(
                                        "messages",
                                        "<bpmn:error ",
                                        "<bpmn:message id=\"Message_X\" name=\"sample.xDone\" /><bpmn:error ")
                                .breaks(
                                        "sending",
                                        "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${sendMessage}\"",
                                        "camunda:asyncBefore=\"true\" camunda:delegateExpression=\"${sweepRoom}\"")
                                .breaks(
                                        "sending",
                                        "<camunda:property name=\"to\" value=\"${execution.processBusinessKey}\" />",
                                        "")
                                .breaks("sending", "name=\"optional\"", "name=\"mayFail\"")
                                .breaks("sending", "\"cleaner, roomId\"", "\"cleaner, phone\"")
                                .breaks("sending", "roomId = $", "house = $")
                                .breaks("sending", "roomId = $", "roomId or house = $")
                                .breaks("errors", " errorRef=\"Error_BroomBroken\"", "")
                                .breaks("errors", "errorCode=\"sample.broomBroken\"", "errorCode=\"BROOM\"")
                                .breaks("errors", " errorCode=\"sample.broomBroken\"", "")
                                .breaks(
                                        "dead ends",
                                        "sourceRef=\"CallActivity_CleanAgain\"",
                                        "sourceRef=\"Task_RateRoom\"")
                                .breaks(
                                        "dead ends",
                                        "targetRef=\"CallActivity_CleanAgain\"",
                                        "targetRef=\"EndEvent_CleaningFailed\"")
                                .breaks(
                                        "dead ends",
                                        "sourceRef=\"BoundaryEvent_BroomBroken\"",
                                        "sourceRef=\"Task_SweepRoom\"")
                                .breaks(
                                        "drawing",
                                        "_di\" bpmnElement=\"Task_SweepRoom\"",
                                        "_di\" bpmnElement=\"Task_RateRoom\"")
                                .breaks(
                                        "drawing",
                                        "_di\" bpmnElement=\"Flow_Swept\"",
                                        "_di\" bpmnElement=\"Flow_Told\"")
                                .breaks(
                                        "drawing",
                                        "<bpmndi:BPMNShape id=\"EndEvent_RoomCleaned_di\" bpmnElement=\"EndEvent_RoomCleaned\"",
                                        "<bpmndi:BPMNShape id=\"EndEvent_RoomCleaned_di\" bpmnElement=\"EndEvent_Gone\"")
                                .breaks(
                                        "size",
                                        "bpmnElement=\"Flow_Swept\">",
                                        "bpmnElement=\"Flow_Swept\"><di:waypoint x=\"2001\" y=\"0\" />")
                                .breaks(
                                        "size",
                                        "bpmnElement=\"clean-room\">",
                                        "bpmnElement=\"clean-room\">"
                                                + "<bpmndi:BPMNShape bpmnElement=\"Task_SweepRoom\"><dc:Bounds x=\"0\" y=\"0\" width=\"9\" height=\"9\" /></bpmndi:BPMNShape>"
                                                        .repeat(20))
                                .breaks(
                                        "reading",
                                        "bpmnElement=\"Flow_Swept\">",
                                        "bpmnElement=\"Flow_Swept\"><di:waypoint x=\"1\" y=\"1\" />")
                                .breaks(
                                        "colours",
                                        "\"Task_InspectRoom\" bioc:fill=\"#fdf0dc\"",
                                        "\"Task_InspectRoom\" bioc:fill=\"#ff0000\"")
                                .breaks("colours", "\"Task_InspectRoom\" bioc:fill=\"#fdf0dc\"", "\"Task_InspectRoom\"")
                                .breaks(
                                        "colours",
                                        "\"Task_InspectRoom\" bioc:fill=\"#fdf0dc\"",
                                        "\"Task_InspectRoom\" bioc:fill=\"#e3eefa\"")
                                .breaks(
                                        "colours",
                                        "\"Task_InspectRoom\" bioc:fill=\"#fdf0dc\"",
                                        "\"Task_InspectRoom\" bioc:fill=\"#eceff1\"")
                                .breaks(
                                        "colours",
                                        "\"Task_SweepRoom\" bioc:fill=\"#eceff1\"",
                                        "\"Task_SweepRoom\" bioc:fill=\"#e3eefa\"")
                                .breaks("classes", "formRef=\"inspect-room\"", "formRef=\"order-room\"")
                                .cases(),
                        in("air-room.bpmn")
                                .breaks("calls", "camunda:isStartableInTasklist=\"false\" ", "")
                                .breaks(
                                        "calls",
                                        "camunda:isStartableInTasklist=\"false\"",
                                        "camunda:isStartableInTasklist=\"false\" camunda:candidateStarterGroups=\"hr\"")
                                .cases(),
                        in("rate-room.dmn")
                                .breaks("files", "\"rate-room\"", "\"rate\"")
                                .cases(),
                        in("order-room.form")
                                .breaks("files", "\"order-room\"", "\"order\"")
                                .breaks("tasklist", "16", "17")
                                .breaks("tasklist", "\"checkbox\"", "\"filepicker\"")
                                .breaks("fields", "Field_Urgent", "Field_Day")
                                .breaks("fields", "Field_Urgent", "Field_1ab2c3d")
                                .breaks("fields", "\"key\": \"urgent\"", "\"key\": \"checkbox_1ab2c3\"")
                                .breaks("fields", "\"key\": \"urgent\"", "\"key\": \"day\"")
                                .breaks("fields", "\"key\": \"urgent\", ", "")
                                .breaks("fields", ", \"label\": \"Urgent\"", "")
                                .breaks("fields", "Row_What", "Row_0ab1c2d")
                                .breaks("classes", "\"order-room\"", "\"order-house\"")
                                .breaks("answers", "\"key\": \"urgent\"", "\"key\": \"hurry\"")
                                .breaks("answers", "\"label\": \"Day\"", "\"label\": \"Day\", \"disabled\": true")
                                .breaks("shown", "\"rooms\"", "\"houses\"")
                                .breaks("shown", "Thank you.", "Thank you, {{day}}.")
                                .breaks("shown", "=urgent", "=rooms[1]")
                                .cases(),
                        in("inspect-room.form")
                                .breaks("fields", "\"key\": \"street\", ", "")
                                .breaks("fields", "\"path\": \"corners\", ", "")
                                .breaks("fields", ", \"validate\": {\"maxLength\": 100}", "")
                                .breaks(
                                        "fields",
                                        "\"label\": \"Street\", \"validate\": {\"maxLength\": 100}",
                                        "\"label\": \"Street\"")
                                .breaks("both sides", "\"maxLength\": 100", "\"pattern\": \"[[]\"")
                                .breaks("both sides", "=verdict = ", "=verdict < ")
                                .breaks("answers", "\"path\": \"address\"", "\"path\": \"place\"")
                                .breaks("answers", "\"key\": \"street\"", "\"key\": \"road\"")
                                .breaks("answers", "\"key\": \"dust\"", "\"key\": \"dirt\"")
                                .breaks("answers", "\"value\": \"DIRTY\"", "\"value\": \"UGLY\"")
                                .breaks("shown", "{{name}}", "{{names}}")
                                .breaks("shown", "{{name}}", "")
                                .breaks("shown", "#if verdict", "#if opinion")
                                .breaks("shown", "=visits", "=visitors")
                                .breaks("shown", "{\"key\": \"day\"", "{\"key\": \"hour\"")
                                .breaks("shown", "{{this.place}}", "{{this.spot}}")
                                .breaks("shown", "=verdict =", "=opinion =")
                                .cases())
                .flatMap(cases -> cases);
    }

    private record Breakage(String file, Stream<Arguments> cases) {

        Breakage breaks(String rule, String what, String by) {
            return new Breakage(file, Stream.concat(cases, Stream.of(arguments(rule, file, what, by))));
        }
    }

    private static Breakage in(String file) {
        return new Breakage(file, Stream.empty());
    }

    @ParameterizedTest(name = "{0}: in {1}, {2} becomes {3}")
    @MethodSource("broken")
    void aBrokenModelIsNoticed(String rule, String file, String what, String by) {
        assertThat(FILES.get(file)).contains(what);
        Map<String, String> files = new HashMap<>(FILES);
        files.compute(file, (name, content) -> content.replace(what, by));

        assertThat(RULES.get(rule).apply(contract(files))).isNotEmpty();
    }

    @Test
    void aSoundModelIsNot() {
        RULES.forEach(
                (name, rule) -> assertThat(rule.apply(contract(FILES))).as(name).isEmpty());
    }

    @Test
    void everyRuleIsBrokenOnce() {
        assertThat(broken().map(arguments -> arguments.get()[0])).containsAll(RULES.keySet());
    }

    @Test
    void aBeanThatIsNotDrawnIsNoticed() {
        Map<String, BeanType> beans = new HashMap<>(BEANS);
        beans.put("mopRoom", BEANS.get("sweepRoom"));
        beans.put("leave-room", BEANS.get("inspect-room"));
        Contract sound = contract(FILES);
        Contract contract = new Contract(sound.files(), sound.forms(), beans, sound.variables());

        assertThat(ModelRules.delegatesAreTheirServiceTasks(contract, Set.of())).hasSize(1);
        assertThat(ModelRules.delegatesAreTheirServiceTasks(contract, Set.of("mopRoom")))
                .as("a diagram of a version before names it")
                .isEmpty();
        assertThat(ModelRules.delegatesAreTheirServiceTasks(contract, Set.of("mopRoom", "sweepRoom")))
                .as("but not what today's diagrams name, too")
                .hasSize(1);
        assertThat(FormRules.formsAreUsedAndHaveTheirClass(contract)).hasSize(1);
    }

    @Test
    void aFormThatAMethodOfAnotherNameGivesIsNoticed() {
        Map<String, BeanType> beans = new HashMap<>(BEANS);
        beans.put("inspect-room", BEANS.get("order-room"));
        Contract sound = contract(FILES);
        Contract contract = new Contract(sound.files(), sound.forms(), beans, sound.variables());

        assertThat(FormRules.formsAreUsedAndHaveTheirClass(contract))
                .anySatisfy(violation -> assertThat(violation).contains("SampleForms instead of InspectRoomForm"));
    }

    @Test
    void aFileNameThatIsThereTwiceIsNoticed() {
        Contract sound = contract(FILES);
        Contract twice = new Contract(
                Stream.concat(sound.files().stream(), sound.files().stream()).toList(),
                sound.forms(),
                sound.beans(),
                sound.variables());

        assertThat(ModelRules.filesCarryTheNameOfWhatTheyHold(twice)).hasSize(3);
    }

    @Test
    void aDelegateOfTwentyFiveLinesIsNoticed() {
        String source = "import java.util.List;\n\n/** Javadoc. */\nclass SweepRoomDelegate {\n%s}\n";

        assertThat(ModelRules.delegatesAreSmall(
                        Map.of("org.drumbeat.sample.SweepRoomDelegate", source.formatted("    sweep();\n".repeat(23)))))
                .isEmpty();
        assertThat(ModelRules.delegatesAreSmall(
                        Map.of("org.drumbeat.sample.SweepRoomDelegate", source.formatted("    sweep();\n".repeat(24)))))
                .hasSize(1);
    }

    @Test
    void aStepThatBelongsIntoAServiceIsNoticed() {
        String source =
                "class SampleSteps {\n\n    @Bean\n    JavaDelegate sweepRoom() {\n%s    }\n\n    /** The next. */\n    @Bean\n}\n";

        assertThat(ModelRules.delegatesAreSmall(
                        Map.of("org.drumbeat.sample.SampleSteps", source.formatted("        sweep();\n".repeat(10)))))
                .isEmpty();
        assertThat(ModelRules.delegatesAreSmall(
                        Map.of("org.drumbeat.sample.SampleSteps", source.formatted("        sweep();\n".repeat(11)))))
                .hasSize(1);
    }

    @Test
    void aModuleThatNamesABoxIsNoticed() {
        String source = "class SampleService {\n    String box = \"Task_SweepRoom\";\n}\n";

        assertThat(ModelRules.codeNamesNoBox(Map.of("org.drumbeat.sample.SampleService", source)))
                .containsExactly("org.drumbeat.sample.SampleService names the box Task_SweepRoom");
        assertThat(ModelRules.codeNamesNoBox(
                        Map.of("org.drumbeat.sample.SampleService", source.replace("Task_SweepRoom", "sweep-room"))))
                .isEmpty();
    }

    private static Contract contract(Map<String, String> files) {
        return new Contract(
                files.entrySet().stream()
                        .filter(file -> !file.getKey().endsWith(".form"))
                        .map(file -> Diagram.of("sample", file.getKey(), file.getValue()))
                        .toList(),
                files.entrySet().stream()
                        .filter(file -> file.getKey().endsWith(".form"))
                        .map(file -> Form.of("sample", file.getKey(), file.getValue()))
                        .toList(),
                BEANS,
                Map.of("sample", VARIABLES));
    }
}
