package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import org.drumbeat.Contract.Diagram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lies on something else on a diagram is noticed, by what is drawn and not by what the file claims. */
class DiagramGeometryTest {

    /** Two boxes, and a decision of which a way leads on and another down. */
    private static final String DIAGRAM = """
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="Definitions_Room" targetNamespace="sample">
              <bpmn:process id="clean-room">
                <bpmn:userTask id="Task_Look" name="Look into every corner of the room" />
                <bpmn:exclusiveGateway id="Gateway_Dirty" name="What came of it?" />
                <bpmn:boundaryEvent id="BoundaryEvent_Late" name="10 days passed" attachedToRef="Task_Look" />
                <bpmn:userTask id="Task_Sweep" name="Sweep" />
                <bpmn:endEvent id="EndEvent_Left" name="Room left" />
                <bpmn:sequenceFlow id="Flow_Looked" sourceRef="Task_Look" targetRef="Gateway_Dirty" />
                <bpmn:sequenceFlow id="Flow_Dirty" name="Yes" sourceRef="Gateway_Dirty" targetRef="Task_Sweep" />
                <bpmn:sequenceFlow id="Flow_Clean" name="No" sourceRef="Gateway_Dirty" targetRef="EndEvent_Left" />
                <bpmn:sequenceFlow id="Flow_Late" sourceRef="BoundaryEvent_Late" targetRef="EndEvent_Left" />
              </bpmn:process>
              <bpmndi:BPMNDiagram id="Diagram_Room"><bpmndi:BPMNPlane id="Plane_Room" bpmnElement="clean-room">
                <bpmndi:BPMNShape bpmnElement="Task_Look"><dc:Bounds x="100" y="100" width="100" height="80" /></bpmndi:BPMNShape>
                <bpmndi:BPMNShape bpmnElement="Gateway_Dirty"><dc:Bounds x="300" y="115" width="50" height="50" />
                  <bpmndi:BPMNLabel><dc:Bounds x="280" y="70" width="90" height="28" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
                <bpmndi:BPMNShape bpmnElement="BoundaryEvent_Late"><dc:Bounds x="132" y="162" width="36" height="36" />
                  <bpmndi:BPMNLabel><dc:Bounds x="55" y="200" width="90" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
                <bpmndi:BPMNShape bpmnElement="Task_Sweep"><dc:Bounds x="450" y="100" width="100" height="80" /></bpmndi:BPMNShape>
                <bpmndi:BPMNShape bpmnElement="EndEvent_Left"><dc:Bounds x="307" y="282" width="36" height="36" />
                  <bpmndi:BPMNLabel><dc:Bounds x="280" y="325" width="90" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNShape>
                <bpmndi:BPMNEdge bpmnElement="Flow_Looked"><di:waypoint x="200" y="140" /><di:waypoint x="300" y="140" /></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge bpmnElement="Flow_Dirty"><di:waypoint x="350" y="140" /><di:waypoint x="450" y="140" />
                  <bpmndi:BPMNLabel><dc:Bounds x="390" y="120" width="20" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge bpmnElement="Flow_Clean"><di:waypoint x="325" y="165" /><di:waypoint x="325" y="282" />
                  <bpmndi:BPMNLabel><dc:Bounds x="332" y="200" width="20" height="14" /></bpmndi:BPMNLabel></bpmndi:BPMNEdge>
                <bpmndi:BPMNEdge bpmnElement="Flow_Late"><di:waypoint x="150" y="198" /><di:waypoint x="150" y="300" /><di:waypoint x="307" y="300" /></bpmndi:BPMNEdge>
              </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
            </bpmn:definitions>
            """;

    @Test
    void measuresThePageFromTheFirstLabelToTheLastBox() {
        DiagramGeometry drawn = of(DIAGRAM);

        assertThat(drawn.problems()).isEmpty();
        assertThat(drawn.width()).isBetween(472.0, 474.0);
        assertThat(drawn.boxes()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x=\"450\" y=\"100\"             | x=\"340\" y=\"100\"             | Gateway_Dirty | lies on “Sweep”",
                "x=\"307\" y=\"282\"             | x=\"307\" y=\"150\"             | Gateway_Dirty | lies on “Room left”",
                "x=\"150\" y=\"300\"             | x=\"170\" y=\"300\"             | Flow_Late     | runs at a slant",
                "x=\"200\" y=\"140\" />          | x=\"50\" y=\"140\" /><di:waypoint x=\"600\" y=\"140\" /> | Flow_Looked | runs through “Sweep”",
                "x=\"280\" y=\"70\"              | x=\"280\" y=\"92\"              | Gateway_Dirty | has its name on “What came of it?”",
                "x=\"55\" y=\"200\"              | x=\"110\" y=\"200\"             | BoundaryEvent_Late | has its name on the flow Flow_Late",
                "x=\"55\" y=\"200\"              | x=\"160\" y=\"287\"             | BoundaryEvent_Late | has its name on the flow Flow_Late",
                "x=\"390\" y=\"120\"             | x=\"440\" y=\"120\"             | Flow_Dirty    | has its name on “Sweep”",
                "x=\"332\" y=\"200\"             | x=\"320\" y=\"330\"             | Flow_Clean    | has its name on that of “Room left”",
                "<bpmndi:BPMNLabel><dc:Bounds x=\"390\" y=\"120\" width=\"20\" height=\"14\" /></bpmndi:BPMNLabel> | '' | Flow_Dirty | has a name that is put nowhere"
            })
    void noticesWhatLiesOnSomethingElse(String what, String by, String element, String problem) {
        assertThat(DIAGRAM).contains(what);

        assertThat(of(DIAGRAM.replace(what, by)).problems())
                .extracting(found -> found.element().getId() + " " + found.problem())
                .contains(element + " " + problem);
    }

    /** A viewer that gives a label 90 pixels writes it in two lines, whatever width the file claims. */
    @Test
    void wrapsALabelAsTheViewerThatGivesItLeastRoom() {
        String wide = DIAGRAM.replace(
                "x=\"280\" y=\"70\" width=\"90\" height=\"28\"", "x=\"275\" y=\"96\" width=\"100\" height=\"14\"");

        assertThat(of(wide).problems())
                .extracting(DiagramGeometry.Problem::problem)
                .containsExactly("has its name on “What came of it?”");
    }

    private static DiagramGeometry of(String diagram) {
        return new DiagramGeometry(Diagram.of("sample", "clean-room.bpmn", diagram));
    }
}
