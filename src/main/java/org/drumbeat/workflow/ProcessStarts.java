package org.drumbeat.workflow;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Which process begins which within one thread: by calling it, or by a message or signal that starts it without a save
 * point. If that goes in a circle, the thread never returns.
 */
final class ProcessStarts {

    private static final String MESSAGE = "messageEventDefinition";
    private static final String SIGNAL = "signalEventDefinition";

    private final Map<String, Set<String>> begins = new HashMap<>();
    private final Map<String, Set<String>> begunBy = new HashMap<>();

    /** @param models the processes in them, each in the version that new instances follow */
    static ProcessStarts of(Collection<ModelFile> models) {
        Map<String, Set<String>> begunBy = new HashMap<>();
        models.forEach(model -> model.elements().forEach(element -> {
            if (beginsWithoutSavePoint(element)) {
                said(element, model)
                        .ifPresent(said -> begunBy.computeIfAbsent(said, any -> new LinkedHashSet<>())
                                .add(ModelFile.process(element)));
            }
        }));
        ProcessStarts processStarts = new ProcessStarts();
        models.forEach(model -> model.elements()
                .forEach(element -> processStarts
                        .begins
                        .computeIfAbsent(ModelFile.process(element), any -> new LinkedHashSet<>())
                        .addAll(begunBy(element, model, begunBy))));
        processStarts.begunBy.putAll(begunBy);
        return processStarts;
    }

    private ProcessStarts() {}

    /** Whether what this element begins begins its own process again. */
    boolean leadBack(Element element, ModelFile model) {
        Deque<String> open = new ArrayDeque<>(begunBy(element, model, begunBy));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String process = open.remove();
            if (process.equals(ModelFile.process(element))) {
                return true;
            }
            if (seen.add(process)) {
                open.addAll(begins.getOrDefault(process, Set.of()));
            }
        }
        return false;
    }

    private static Set<String> begunBy(Element element, ModelFile model, Map<String, Set<String>> begunBy) {
        if (element.getLocalName().equals("callActivity")) {
            String called = element.getAttribute("calledElement");
            return called.isBlank() ? Set.of() : Set.of(called);
        }
        boolean isSaid = element.hasAttribute("messageRef")
                ? ModelFile.sends(element)
                : element.getLocalName().equals(SIGNAL) && isThrown(element);
        return isSaid
                ? said(element, model)
                        .map(said -> begunBy.getOrDefault(said, Set.of()))
                        .orElse(Set.of())
                : Set.of();
    }

    private static boolean isThrown(Element signal) {
        return ModelFile.isAnyOf(signal.getParentNode().getLocalName(), "endEvent", "intermediateThrowEvent");
    }

    /** A non-interrupting event, which may therefore happen again while it is being handled. */
    private static boolean beginsWithoutSavePoint(Element definition) {
        if (!ModelFile.isAnyOf(definition.getLocalName(), MESSAGE, SIGNAL)
                || !(definition.getParentNode() instanceof Element event)) {
            return false;
        }
        boolean begins = event.getLocalName().equals("startEvent")
                || event.getLocalName().equals("boundaryEvent")
                        && event.getAttribute("cancelActivity").equals("false");
        return begins
                && !ModelFile.camunda(event, "asyncBefore").equals("true")
                && !ModelFile.camunda(event, "asyncAfter").equals("true");
    }

    /** What the message or signal is called; a message may be called like a signal. */
    private static Optional<String> said(Element element, ModelFile model) {
        return element.getLocalName().equals(SIGNAL)
                ? model.signalOf(element).map(name -> "signal " + name)
                : model.messageOf(element).map(name -> "message " + name);
    }
}
