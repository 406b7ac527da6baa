package org.drumbeat.workflow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Finds steps of a diagram that loop on their own: without a save point they hold a thread and a transaction for as long as
 * they loop, and where nothing leads out, they loop forever.
 */
final class UnattendedLoops {

    private static final Set<String> WAITING = Set.of("userTask", "receiveTask", "callActivity", "eventBasedGateway");
    private static final Set<String> SCOPES = Set.of("subProcess", "transaction");

    private final Map<String, Element> nodes = new LinkedHashMap<>();
    private final Map<String, Set<String>> next = new HashMap<>();

    /** A box in such a loop, and what is wrong with it, as the end of a sentence. */
    record Round(Element box, String problem) {}

    /** The first loop of a process or subprocess, leaving out the subprocesses in it. */
    static Optional<Round> in(Element scope) {
        UnattendedLoops rounds = new UnattendedLoops(scope);
        return rounds.withoutSavePoint().or(rounds::withoutEnd);
    }

    static boolean isScope(Element element) {
        return element.getLocalName().equals("process") || SCOPES.contains(element.getLocalName());
    }

    private UnattendedLoops(Element scope) {
        Map<String, String> links = new HashMap<>();
        Map<String, Set<String>> throwsLink = new HashMap<>();
        for (Element node : ModelFile.children(scope).toList()) {
            String id = node.getAttribute("id");
            switch (node.getLocalName()) {
                case "sequenceFlow" -> follow(node.getAttribute("sourceRef"), node.getAttribute("targetRef"));
                case "boundaryEvent" -> {
                    nodes.put(id, node);
                    follow(node.getAttribute("attachedToRef"), id);
                }
                default -> nodes.put(id, node);
            }
            child(node, "linkEventDefinition")
                    .map(link -> link.getAttribute("name"))
                    .ifPresent(name -> {
                        if (node.getLocalName().equals("intermediateCatchEvent")) {
                            links.put(name, id);
                        } else {
                            throwsLink
                                    .computeIfAbsent(name, any -> new LinkedHashSet<>())
                                    .add(id);
                        }
                    });
        }
        throwsLink.forEach((name, sources) -> sources.stream()
                .filter(source -> links.containsKey(name))
                .forEach(source -> follow(source, links.get(name))));
    }

    private void follow(String from, String to) {
        next.computeIfAbsent(from, any -> new LinkedHashSet<>()).add(to);
    }

    private Optional<Round> withoutSavePoint() {
        Set<String> steps = new LinkedHashSet<>();
        nodes.forEach((id, node) -> {
            if (!waits(node) && !hasSavePoint(node)) {
                steps.add(id);
            }
        });
        return cycle(steps)
                .map(
                        box -> new Round(
                                nodes.get(box),
                                "goes round without ever waiting: put a task or a save point (asynchronous before) on the way."));
    }

    /** A loop from which no path leads to an end or to something that waits. */
    private Optional<Round> withoutEnd() {
        Map<String, Set<String>> before = new HashMap<>();
        next.forEach((from, targets) -> targets.forEach(
                to -> before.computeIfAbsent(to, any -> new HashSet<>()).add(from)));
        Set<String> comesOut = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        nodes.forEach((id, node) -> {
            if (waits(node) || next.getOrDefault(id, Set.of()).stream().noneMatch(nodes::containsKey)) {
                open.add(id);
            }
        });
        while (!open.isEmpty()) {
            String id = open.remove();
            if (comesOut.add(id)) {
                before.getOrDefault(id, Set.of()).stream()
                        // Where paths are taken in parallel, each of them has to lead out.
                        .filter(from -> !isFork(from) || comesOut.containsAll(next.get(from)))
                        .forEach(open::add);
            }
        }
        Set<String> trapped = new LinkedHashSet<>(nodes.keySet());
        trapped.removeAll(comesOut);
        return cycle(trapped)
                .map(box -> new Round(
                        nodes.get(box), "goes round for ever: draw a way out, or a task that somebody does."));
    }

    private boolean isFork(String id) {
        return nodes.containsKey(id) && nodes.get(id).getLocalName().equals("parallelGateway");
    }

    /** A node on a cycle of these nodes alone. */
    private Optional<String> cycle(Set<String> among) {
        Map<String, Integer> incoming = new HashMap<>();
        among.forEach(from -> next.getOrDefault(from, Set.of()).stream()
                .filter(among::contains)
                .forEach(to -> incoming.merge(to, 1, Integer::sum)));
        Deque<String> free = new ArrayDeque<>();
        among.stream().filter(id -> !incoming.containsKey(id)).forEach(free::add);
        Set<String> left = new LinkedHashSet<>(among);
        while (!free.isEmpty()) {
            String id = free.remove();
            left.remove(id);
            for (String to : next.getOrDefault(id, Set.of())) {
                if (left.contains(to) && incoming.merge(to, -1, Integer::sum) == 0) {
                    free.add(to);
                }
            }
        }
        // What is left lies on a cycle or behind one.
        return left.stream().filter(id -> reachesItself(id, left)).findFirst();
    }

    private boolean reachesItself(String start, Set<String> among) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(next.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            String id = open.remove();
            if (id.equals(start)) {
                return true;
            }
            if (among.contains(id) && seen.add(id)) {
                open.addAll(next.getOrDefault(id, Set.of()));
            }
        }
        return false;
    }

    private static boolean waits(Element node) {
        String kind = node.getLocalName();
        if (SCOPES.contains(kind)) {
            return ModelFile.children(node).anyMatch(UnattendedLoops::waits);
        }
        if (kind.equals("intermediateCatchEvent")) {
            return child(node, "linkEventDefinition").isEmpty()
                    && child(node, "conditionalEventDefinition").isEmpty();
        }
        return WAITING.contains(kind)
                || kind.equals("boundaryEvent")
                        && (child(node, "timerEventDefinition").isPresent()
                                || child(node, "messageEventDefinition").isPresent());
    }

    private static boolean hasSavePoint(Element node) {
        return ModelFile.camunda(node, "asyncBefore").equals("true")
                || ModelFile.camunda(node, "asyncAfter").equals("true");
    }

    private static Optional<Element> child(Element node, String kind) {
        return ModelFile.children(node)
                .filter(child -> child.getLocalName().equals(kind))
                .findFirst();
    }
}
