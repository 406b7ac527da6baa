package org.drumbeat.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.OverdueNews;
import org.drumbeat.workflow.OverdueTask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds people of their overdue tasks, in one mail a day with all of them, and tells their superior, once per task; sends
 * a mail at once where the task's own diagram says so. For a task offered to a group and claimed by nobody, everybody in the
 * group is reminded; HR where we know nobody in it, since the group is no role, or nobody with that role is here.
 */
@Component
@Transactional
class OverdueMails implements OverdueNews {

    private final Notifications notifications;
    private final Accountability accountability;
    private final People people;
    private final Organisation organisation;
    private final Clock clock;

    OverdueMails(
            Notifications notifications,
            Accountability accountability,
            People people,
            Organisation organisation,
            Clock clock) {
        this.notifications = notifications;
        this.accountability = accountability;
        this.people = people;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** One line of a mail. */
    record Line(String task, String who, String due, String link) {}

    @Override
    public void remind(List<OverdueTask> tasks) {
        Map<String, List<OverdueTask>> byPerson = new TreeMap<>();
        Map<String, List<String>> groups = new HashMap<>();
        for (OverdueTask task : tasks) {
            List<String> whom = task.isOfGroup()
                    ? groups.computeIfAbsent(task.responsible(), this::members)
                    : List.of(task.responsible());
            whom.forEach(person -> add(byPerson, person, task));
        }
        byPerson.forEach((person, theirs) -> write("overdue", person, theirs, Map.of()));
        accountability.add(Accountability.Kind.REMINDER, tasks, Map.of());
    }

    @Override
    public void remindOf(OverdueTask task) {
        List<String> whom = task.isOfGroup() ? members(task.responsible()) : List.of(task.responsible());
        whom.forEach(person -> tell("task-due", person, task));
        accountability.add(Accountability.Kind.REMINDER, List.of(task), Map.of());
    }

    private List<String> members(String group) {
        List<Person> members = Role.ofGroup(group)
                .map(role -> people.present(Set.of(role)))
                .filter(known -> !known.isEmpty())
                .orElseGet(() -> people.present(Set.of(Role.HR)));
        return members.stream().map(Person::id).toList();
    }

    @Override
    public void tellSuperiorOf(OverdueTask task) {
        String superior = people.managerOf(task.responsible());
        tell("task-overdue", superior, task);
        accountability.add(Accountability.Kind.ESCALATION, List.of(task), Map.of(task.responsible(), superior));
    }

    /** Sends a mail about a single task, at most once a day however often its diagram says so. */
    private void tell(String template, String to, OverdueTask task) {
        notifications.send(new Mail(
                String.join(":", template, to, task.id(), today()),
                Recipient.personOrGroup(to),
                template,
                Map.of(
                        "task", named(task),
                        "subject", task.subject(),
                        "who", people.nameOf(task.responsible()),
                        "due", organisation.inWords(task.dueAt()),
                        "link", organisation.link(TaskLink.to(task.id()))),
                task.businessKey(),
                Audience.RECIPIENTS));
    }

    @Override
    public void escalate(List<OverdueTask> tasks) {
        Set<String> known = accountability.escalatedBefore(
                tasks.stream().map(OverdueTask::id).toList());
        List<OverdueTask> news = tasks.stream()
                .filter(task -> !known.contains(task.id() + "/" + task.responsible()))
                .toList();
        Set<String> late = news.stream().map(OverdueTask::responsible).collect(Collectors.toSet());
        Map<String, String> superiors = people.managersOf(late);
        Map<String, String> names = people.namesOf(late);
        Map<String, List<OverdueTask>> bySuperior = new TreeMap<>();
        news.forEach(task -> add(bySuperior, superiors.get(task.responsible()), task));
        bySuperior.forEach((superior, theirs) -> write("overdue-escalated", superior, theirs, names));
        accountability.add(Accountability.Kind.ESCALATION, news, superiors);
    }

    private static void add(Map<String, List<OverdueTask>> lists, String person, OverdueTask task) {
        lists.computeIfAbsent(person, any -> new ArrayList<>()).add(task);
    }

    private void write(String template, String to, List<OverdueTask> tasks, Map<String, String> names) {
        List<Line> lines = tasks.stream()
                .sorted(Comparator.comparing(OverdueTask::dueAt))
                .map(task -> new Line(
                        named(task),
                        names.getOrDefault(task.responsible(), ""),
                        organisation.inWords(task.dueAt()),
                        organisation.link(TaskLink.to(task.id()))))
                .toList();
        notifications.send(new Mail(
                String.join(":", template, to, today()),
                Recipient.personOrGroup(to),
                template,
                Map.of("tasks", lines, "count", lines.size()),
                null,
                Audience.ADMINS));
    }

    /** Of a task that is nobody's own, with the group that it is offered to, which need not be the reader's. */
    private static String named(OverdueTask task) {
        return task.isOfGroup() ? task.name() + " (offered to " + nameOf(task.responsible()) + ")" : task.name();
    }

    private static String nameOf(String group) {
        return Role.ofGroup(group).map(Role::displayName).orElse("the group “" + group + "”");
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }
}
