package org.drumbeat.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says which human tasks were due and whether they were done in time, for the figures of every module. A module names its
 * tasks by their forms.
 */
@Component
@Transactional(readOnly = true)
public class Lateness {

    /**
     * What people owe or owed, for the {@code from} of a statement with the parameter {@code :now}: a row with {@code form},
     * {@code business_key}, {@code person} (null while nobody of a group has claimed it), {@code due_at}, {@code ended_at},
     * {@code how} it ended and the {@code state}:
     *
     * <ul>
     *   <li>{@code OPEN}, and there is time
     *   <li>{@code OVERDUE}: open, and its time is over
     *   <li>{@code ON_TIME}, {@code LATE}: how it was completed
     *   <li>{@code DROPPED}: overdue when its process went on without it
     * </ul>
     *
     * <p>A task that begins again because what it belongs to was postponed counts once: when it is finally due, and if it
     * was overdue before, it is no longer on time. Nobody owes a task that ended before it was due without being done, or
     * that has no due date.
     *
     * <p>Few tasks are dropped while overdue, so whether one was before is asked only of those that are among them. The state takes
     * time to find: a statement that uses it more than once groups by it first.
     */
    public static final String OWED = """
            (select task.form, task.business_key, task.person_id as person, task.due_at, task.ended_at, task.how,
                    case when task.ended_at is null and task.due_at < :now then 'OVERDUE'
                         when task.ended_at is null then 'OPEN'
                         when task.how = 'CANCELLED' then 'DROPPED'
                         when task.ended_at > task.due_at then 'LATE'
                         when (task.instance_id, task.box) in (
                             select rare.instance_id, rare.box from human_task rare
                             where rare.how = 'CANCELLED' and rare.ended_at > rare.due_at)
                           and exists (
                             select 1 from human_task dropped
                             where dropped.instance_id = task.instance_id and dropped.box = task.box
                               and dropped.created_at < task.created_at
                               and dropped.how = 'CANCELLED' and dropped.ended_at > dropped.due_at
                               and not exists (
                                   select 1 from human_task done
                                   where done.instance_id = task.instance_id and done.box = task.box and done.how = 'COMPLETED'
                                     and done.created_at > dropped.created_at and done.created_at < task.created_at))
                             then 'LATE'
                         else 'ON_TIME' end as state
             from human_task task
             where task.due_at is not null
               and (task.ended_at is null
                    or task.how = 'COMPLETED'
                    or task.ended_at > task.due_at
                       and not exists (
                           select 1 from human_task anew
                           where anew.instance_id = task.instance_id and anew.box = task.box
                             and anew.created_at > task.created_at
                             and (anew.how = 'COMPLETED' or anew.due_at < coalesce(anew.ended_at, :now)))))""";

    private final JdbcClient jdbc;
    private final Clock clock;

    Lateness(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One person's tasks with one form.
     *
     * @param due tasks that came due, whatever became of them
     * @param onTime completed by then
     * @param late completed after it
     * @param overdue still open; the rest were dropped while overdue
     */
    public record Figures(String form, String person, int due, int onTime, int late, int overdue) {}

    /**
     * What was due in a span of time and by now; what is offered to a group is nobody's.
     *
     * @param forms ids of forms
     * @param person everybody's where it is empty
     * @param until the first moment that does not belong to it
     */
    public List<Figures> due(Collection<String> forms, String person, Instant from, Instant until) {
        return figures("owed.due_at >= :from and owed.due_at < :until and owed.due_at <= :now", forms, person)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .query(Figures.class)
                .list();
    }

    /** What is overdue now, whenever it was due. */
    public List<Figures> overdue(Collection<String> forms, String person) {
        return figures("owed.ended_at is null", forms, person)
                .query(Figures.class)
                .list();
    }

    private JdbcClient.StatementSpec figures(String which, Collection<String> forms, String person) {
        return jdbc.sql("""
                        select form, person, sum(tasks) as due,
                               sum(case when state = 'ON_TIME' then tasks else 0 end) as on_time,
                               sum(case when state = 'LATE' then tasks else 0 end) as late,
                               sum(case when state = 'OVERDUE' then tasks else 0 end) as overdue
                        from (select owed.form, owed.person, owed.state, count(*) as tasks
                              from %s owed
                              where owed.form in (:forms) and %s
                                and owed.person is not null and :person in ('', owed.person)
                              group by owed.form, owed.person, owed.state) counted
                        where state <> 'OPEN'
                        group by form, person""".formatted(OWED, which))
                .param("forms", forms)
                .param("person", person)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC));
    }
}
