package org.drumbeat.workflow;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.drumbeat.Desks;
import org.drumbeat.SampleVacancy;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills a PostgreSQL with the tasks of very many people, in minutes: what was written of one instance is written many times over,
 * with other ids, people, groups and due dates.
 */
final class ManyTasks {

    /** What is written of an instance and matters to a list or a count, apart from {@code human_task}. */
    private static final List<String> OF_THE_ENGINE = List.of(
            "act_ru_execution",
            "act_ru_task",
            "act_ru_identitylink",
            "act_ru_authorization",
            "act_ru_variable",
            "act_ru_job",
            "act_hi_procinst",
            "act_hi_taskinst",
            "act_hi_identitylink",
            "act_hi_op_log");

    private final JdbcTemplate jdbc;
    private final ProcessEngine engine;
    private final Desks desks;

    ManyTasks(JdbcTemplate jdbc, ProcessEngine engine) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.desks = new Desks(engine);
    }

    /** @param people how many there are then, the demo organisation among them: a manager of ten is everybody's superior */
    void addPeople(int people) {
        jdbc.update("""
                insert into person (id, name, email, role, manager_id, region, hired_on, version)
                select 'p' || n, 'Given' || n || ' Family' || n, 'p' || n || '@example.com',
                       case when n <= ?1 / 10 then 'manager' else 'rep' end,
                       case when n <= ?1 / 10 then 'vera' else 'p' || 1 + n % (?1 / 10) end, 'North', date '2020-01-01', 0
                from generate_series(1, ?1 - (select count(*) from person)) n""".replace("?1", String.valueOf(people)));
        jdbc.update("""
                insert into act_id_user (id_, rev_, first_, last_, email_)
                select id, 1, name, '', email from person where id not in (select id_ from act_id_user)""");
        jdbc.update("""
                insert into act_id_membership (user_id_, group_id_)
                select id, role from person where id not in (select user_id_ from act_id_membership)""");
        jdbc.execute("create table one_of_many as select row_number() over (order by id_) - 1 as place, id_ as id"
                + " from act_id_user where id_ in (select user_id_ from act_id_membership)");
    }

    /** Open tasks, spread over all people. */
    void addAssigned(int tasks) {
        write(instance(vacancy()), tasks);
    }

    /** Open tasks, spread over the groups. */
    void addOffered(int tasks) {
        String vacancy = vacancy();
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", true));
        write(instance(vacancy), tasks);
    }

    void addDone(int tasks) {
        String vacancy = vacancy();
        String instance = instance(vacancy);
        desks.complete("vera", "Task_ApproveVacancy", vacancy, Map.of("approved", false, "comment", "No budget"));
        write(instance, tasks);
    }

    private String vacancy() {
        return desks.start("marco", "vacancy", SampleVacancy.answers());
    }

    private String instance(String vacancy) {
        return desks.instance(vacancy).getId();
    }

    private void write(String instance, int times) {
        List<String> known =
                engine.getHistoryService().createHistoricTaskInstanceQuery().processInstanceId(instance).list().stream()
                        .map(HistoricTaskInstance::getId)
                        .collect(Collectors.toCollection(ArrayList::new));
        known.add(instance);
        List<String> ids = new ArrayList<>(known);
        OF_THE_ENGINE.forEach(table -> ids.addAll(
                jdbc.queryForList("select id_ from " + table + " one where " + isAbout(known, table), String.class)));
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            try (Statement statement = connection.createStatement()) {
                // The rows refer to each other across the tables.
                statement.execute("set session_replication_role = replica");
                for (String table : OF_THE_ENGINE) {
                    write(statement, table, known, ids, times);
                }
                write(statement, "human_task", known, ids, times);
                statement.execute("set session_replication_role = origin");
            }
            return null;
        });
    }

    private void write(Statement statement, String table, List<String> known, List<String> ids, int times)
            throws SQLException {
        List<String> columns = columns(table, "%");
        List<String> texts = columns(table, "character varying");
        List<String> dueDates = List.of("due_date_", "due_at", "duedate_");
        String values = columns.stream()
                .map(column -> {
                    if (texts.contains(column)) {
                        return """
                                case when one.%1$s in (%2$s) then md5(one.%1$s || ':' || n)::uuid::text
                                     when one.%1$s = 'vera' then person.id
                                     when one.%1$s = 'hr' then (array['hr', 'rep', 'manager', 'leader'])[1 + n %% 4]
                                     else one.%1$s end""".formatted(column, quoted(ids));
                    }
                    return dueDates.contains(column)
                            ? "one." + column + " + (n % 60 - 30) * interval '1 day'"
                            : "one." + column;
                })
                .collect(Collectors.joining(", "));
        statement.execute(
                """
                insert into %s (%s)
                select %s
                from %s one
                cross join generate_series(1, %d) n
                join one_of_many person on person.place = n %% (select count(*) from one_of_many)
                where %s""".formatted(table, String.join(", ", columns), values, table, times, isAbout(known, table)));
    }

    private String isAbout(List<String> known, String table) {
        return columns(table, "character varying").stream()
                .map(column -> "one." + column + " in (" + quoted(known) + ")")
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private List<String> columns(String table, String type) {
        return jdbc.queryForList(
                "select column_name from information_schema.columns where table_name = ? and data_type like ?"
                        + " order by ordinal_position",
                String.class,
                table,
                type);
    }

    private static String quoted(List<String> ids) {
        return ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }
}
