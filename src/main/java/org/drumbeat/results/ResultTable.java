package org.drumbeat.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of results, whose rows are known by person and month. */
@Repository
class ResultTable {

    private static final int FETCHED = 1000;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final JdbcClient bitByBit;

    ResultTable(JdbcClient jdbc, JdbcOperations batches, DataSource database) {
        this.jdbc = jdbc;
        this.batches = batches;
        JdbcTemplate fetching = new JdbcTemplate(database);
        fetching.setFetchSize(FETCHED);
        this.bitByBit = JdbcClient.create(fetching);
    }

    /** Adds months that are not known, of one person. */
    void add(String person, List<MonthResult> months, String source) {
        batches.batchUpdate("""
                insert into sales_result (person_id, month_start, quota, booked, currency, source)
                values (?, ?, ?, ?, ?, ?)""", months, Math.max(1, months.size()), (row, month) -> {
            row.setString(1, person);
            row.setObject(2, month.month().atDay(1), Types.DATE);
            row.setBigDecimal(3, month.quota());
            row.setBigDecimal(4, month.booked());
            row.setString(5, month.currency());
            row.setString(6, source);
        });
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from (select 1 from sales_result fetch first 1 rows only) any_row")
                        .query(Integer.class)
                        .single()
                == 0;
    }

    /**
     * The newest first.
     *
     * @param people whose; null for everybody's
     */
    List<KnownMonth> page(Set<String> people, YearMonth from, YearMonth to, long offset, int size) {
        if (people != null && people.isEmpty()) {
            return List.of();
        }
        String order = " order by month_start desc, person_id offset :offset rows fetch next :size rows only";
        return asked(jdbc, "select *", people, from, to, order)
                .param("offset", offset)
                .param("size", size)
                .query(ResultTable::known)
                .list();
    }

    long count(Set<String> people, YearMonth from, YearMonth to) {
        return people != null && people.isEmpty()
                ? 0
                : asked(jdbc, "select count(*)", people, from, to, "")
                        .query(Long.class)
                        .single();
    }

    /** Hands them on one by one, so that they are never all in memory. */
    void each(Set<String> people, YearMonth from, YearMonth to, Consumer<KnownMonth> taker) {
        if (people == null || !people.isEmpty()) {
            try (Stream<KnownMonth> months =
                    asked(bitByBit, "select *", people, from, to, " order by person_id, month_start")
                            .query(ResultTable::known)
                            .stream()) {
                months.forEach(taker);
            }
        }
    }

    private static JdbcClient.StatementSpec asked(
            JdbcClient client, String what, Set<String> people, YearMonth from, YearMonth to, String order) {
        String whose = people == null ? "" : " and person_id in (:people)";
        JdbcClient.StatementSpec asked = client.sql(
                        what + " from sales_result where month_start between :from and :to" + whose + order)
                .param("from", from.atDay(1))
                .param("to", to.atDay(1));
        return people == null ? asked : asked.param("people", people);
    }

    private static KnownMonth known(ResultSet row, int number) throws SQLException {
        return new KnownMonth(
                row.getString("person_id"),
                null,
                YearMonth.from(row.getObject("month_start", LocalDate.class)),
                row.getBigDecimal("quota"),
                row.getBigDecimal("booked"),
                row.getString("currency"),
                row.getString("source"),
                row.getString("external_id"));
    }

    /** The months of these people that have a row, in order; nothing for whom there is none. */
    Map<String, List<MonthResult>> months(Collection<String> people, YearMonth from, YearMonth to) {
        Map<String, List<MonthResult>> months = new HashMap<>();
        if (!people.isEmpty()) {
            jdbc.sql("""
                    select person_id, month_start, quota, booked, currency from sales_result
                    where person_id in (:people) and month_start between :from and :to
                    order by person_id, month_start""")
                    .param("people", people)
                    .param("from", from.atDay(1))
                    .param("to", to.atDay(1))
                    .query(row -> {
                        months.computeIfAbsent(row.getString("person_id"), person -> new ArrayList<>())
                                .add(new MonthResult(
                                        YearMonth.from(row.getObject("month_start", LocalDate.class)),
                                        row.getBigDecimal("quota"),
                                        row.getBigDecimal("booked"),
                                        row.getString("currency")));
                    });
        }
        return months;
    }
}
