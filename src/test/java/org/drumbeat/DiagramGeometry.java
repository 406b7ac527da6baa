package org.drumbeat;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.drumbeat.Contract.Diagram;

/** Where things are on a diagram: how much of a page it takes, and what lies on something else and cannot be read. */
final class DiagramGeometry {

    /** What a viewer gives the text of a label at most, whatever the file says; the newest take the width of the file. */
    private static final double WIDEST_LABEL = 90;

    private static final double LINE = 13.2;

    /** So much may touch. */
    private static final double TOUCH = 1;

    private final List<Shape> shapes = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<FlowElement> unplaced = new ArrayList<>();

    private record Shape(FlowNode node, Rectangle2D box) {}

    private record Flow(SequenceFlow flow, List<Line2D> parts) {}

    private record Label(FlowElement of, Rectangle2D box) {}

    /** @param problem what is wrong with it, as the end of a sentence */
    record Problem(BaseElement element, String problem) {}

    DiagramGeometry(Diagram diagram) {
        diagram.all(BpmnShape.class).stream()
                .filter(shape -> shape.getBpmnElement() instanceof FlowNode)
                .forEach(this::add);
        diagram.all(BpmnEdge.class).stream()
                .filter(edge -> edge.getBpmnElement() instanceof SequenceFlow)
                .forEach(this::add);
    }

    private void add(BpmnShape drawn) {
        FlowNode node = (FlowNode) drawn.getBpmnElement();
        shapes.add(new Shape(node, box(drawn.getBounds())));
        if (!(node instanceof Activity)) {
            label(node, drawn.getBpmnLabel());
        }
    }

    private void add(BpmnEdge drawn) {
        SequenceFlow flow = (SequenceFlow) drawn.getBpmnElement();
        List<Waypoint> points = List.copyOf(drawn.getWaypoints());
        List<Line2D> parts = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            Waypoint from = points.get(i - 1);
            Waypoint to = points.get(i);
            parts.add(new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY()));
        }
        flows.add(new Flow(flow, parts));
        label(flow, drawn.getBpmnLabel());
    }

    private void label(FlowElement of, BpmnLabel label) {
        String text = Objects.toString(of.getName(), "").strip();
        if (text.isEmpty()) {
            return;
        }
        if (label == null || label.getBounds() == null) {
            unplaced.add(of);
            return;
        }
        Rectangle2D claimed = box(label.getBounds());
        // Older viewers, such as Cockpit's, wrap at their own width, newer ones at that of the file.
        Stream.of(WIDEST_LABEL, claimed.getWidth())
                .forEach(width -> labels.add(new Label(of, drawn(text, claimed, width))));
    }

    /** The text as a viewer writes it: wrapped to this width, centred, from the top of what the file claims. */
    private static Rectangle2D drawn(String text, Rectangle2D claimed, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (line.isEmpty() || widthOf(longer) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        double widest =
                lines.stream().mapToDouble(DiagramGeometry::widthOf).max().orElseThrow();
        return new Rectangle2D.Double(claimed.getCenterX() - widest / 2, claimed.getY(), widest, lines.size() * LINE);
    }

    /** In 11 pixels of a wide sans-serif: what fits then, fits in Arial. */
    private static double widthOf(String text) {
        return text.chars()
                .mapToDouble(letter -> switch (letter) {
                    case 'i', 'j', 'l', '.', ',', ':', '\'', '’', ' ', '!' -> 3.6;
                    case 'f', 't', 'r', '(', ')', '-' -> 4.8;
                    case 'm', 'w', 'M', 'W' -> 10.8;
                    default -> Character.isUpperCase(letter) ? 8.3 : 7;
                })
                .sum();
    }

    private static Rectangle2D box(Bounds bounds) {
        return new Rectangle2D.Double(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
    }

    /** From the leftmost to the rightmost of what is drawn, in pixels. */
    double width() {
        return Stream.of(
                        shapes.stream().map(Shape::box),
                        labels.stream().map(Label::box),
                        flows.stream().flatMap(flow -> flow.parts().stream()).map(Line2D::getBounds2D))
                .flatMap(boxes -> boxes)
                .reduce((one, other) -> one.createUnion(other))
                .map(Rectangle2D::getWidth)
                .orElse(0.0);
    }

    /** What people read as a box: tasks, call activities and sub-processes, those in sub-processes, too. */
    long boxes() {
        return shapes.stream().filter(shape -> shape.node() instanceof Activity).count();
    }

    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        shapesOnShapes(problems);
        flowsThroughShapes(problems);
        labelsOnSomething(problems);
        return problems.stream().distinct().toList();
    }

    private void shapesOnShapes(List<Problem> problems) {
        List<Shape> solid = solid();
        for (int i = 0; i < solid.size(); i++) {
            for (Shape other : solid.subList(i + 1, solid.size())) {
                Shape shape = solid.get(i);
                if (!belongTogether(shape.node(), other.node()) && overlap(shape.box(), other.box())) {
                    problems.add(new Problem(shape.node(), "lies on “" + nameOf(other.node()) + "”"));
                }
            }
        }
    }

    private void flowsThroughShapes(List<Problem> problems) {
        for (Flow flow : flows) {
            FlowNode source = flow.flow().getSource();
            FlowNode target = flow.flow().getTarget();
            if (flow.parts().stream().anyMatch(part -> part.getX1() != part.getX2() && part.getY1() != part.getY2())) {
                problems.add(new Problem(flow.flow(), "runs at a slant"));
            }
            solid().stream()
                    .filter(shape -> !belongTogether(shape.node(), source) && !belongTogether(shape.node(), target))
                    .filter(shape -> crosses(flow, shape.box()))
                    .forEach(shape ->
                            problems.add(new Problem(flow.flow(), "runs through “" + nameOf(shape.node()) + "”")));
        }
    }

    private void labelsOnSomething(List<Problem> problems) {
        unplaced.forEach(element -> problems.add(new Problem(element, "has a name that is put nowhere")));
        for (Label label : labels) {
            solid().stream()
                    .filter(shape -> overlap(label.box(), shape.box()))
                    .forEach(shape ->
                            problems.add(new Problem(label.of(), "has its name on “" + nameOf(shape.node()) + "”")));
            flows.stream()
                    .filter(flow -> crosses(flow, label.box()))
                    .forEach(flow -> problems.add(new Problem(
                            label.of(),
                            "has its name on the flow " + flow.flow().getId())));
            labels.stream()
                    .filter(other -> !other.of().equals(label.of()) && overlap(label.box(), other.box()))
                    .forEach(other -> problems.add(
                            new Problem(label.of(), "has its name on that of “" + nameOf(other.of()) + "”")));
        }
    }

    /** Without what others lie in. */
    private List<Shape> solid() {
        return shapes.stream()
                .filter(shape -> !(shape.node() instanceof SubProcess))
                .toList();
    }

    /** The same, or one at the edge of the other. */
    private static boolean belongTogether(FlowNode one, FlowNode other) {
        return one.equals(other) || hostOf(one).equals(other) || hostOf(other).equals(one);
    }

    private static FlowNode hostOf(FlowNode node) {
        return node instanceof BoundaryEvent event ? event.getAttachedTo() : node;
    }

    private static String nameOf(FlowElement element) {
        return element.getName() == null ? element.getId() : element.getName();
    }

    private static boolean overlap(Rectangle2D one, Rectangle2D other) {
        return inner(one).intersects(inner(other));
    }

    private static boolean crosses(Flow flow, Rectangle2D box) {
        return flow.parts().stream().anyMatch(part -> part.intersects(inner(box)));
    }

    private static Rectangle2D inner(Rectangle2D box) {
        return new Rectangle2D.Double(
                box.getX() + TOUCH / 2,
                box.getY() + TOUCH / 2,
                Math.max(0, box.getWidth() - TOUCH),
                Math.max(0, box.getHeight() - TOUCH));
    }
}
