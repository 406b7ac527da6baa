package org.drumbeat.results;

import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of results, whose rows are known by person and month. */
@Repository
class ResultTable {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    ResultTable(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
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
