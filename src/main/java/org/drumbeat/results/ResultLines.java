package org.drumbeat.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.drumbeat.imports.ImportResult;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * The rows of the file that is being imported, in a table of their own until all of them are taken over at once, so that
 * they are never all in memory.
 */
@Repository
class ResultLines {

    /** A row is a month. */
    private static final String MONTHS = """
            (select row_number_in_file, person_id, month_start, quota, booked, currency, source, external_id
             from sales_result_line)""";

    /** Rows are deals, and a month is their sum; a record is kept only where the month has a single deal. */
    private static final String SUMS = """
            (select min(row_number_in_file) row_number_in_file, person_id, month_start,
                    cast(null as numeric(19, 2)) quota, sum(booked) booked, min(currency) currency,
                    min(source) source, case when count(*) = 1 then min(external_id) end external_id
             from sales_result_line group by person_id, month_start)""";

    /**
     * The same, and with nothing booked the months that an earlier export of the same CRM told of and this one covers. A
     * single grouping finds which of them have deals: looking each one up among the lines, which have no index, would take
     * forever. A line without an amount is not a deal and names an owner whom the export covers.
     */
    private static final String SUMS_AND_WHAT_IS_NO_MORE = """
            (select min(row_number_in_file) row_number_in_file, person_id, month_start,
                    cast(null as numeric(19, 2)) quota, sum(booked) booked, min(currency) currency,
                    min(source) source, case when count(row_number_in_file) = 1 then min(external_id) end external_id
             from
                (select row_number_in_file, person_id, month_start, booked, currency, source, external_id
                 from sales_result_line where booked is not null
                 union all
                 select null, person_id, month_start, 0, null, source, null
                 from sales_result
                 where source = ? and month_start between ? and ? and booked <> 0
                     and person_id in (select person_id from sales_result_line where booked is null)) told
             group by person_id, month_start)""";

    private static final String KNOWN = "known.person_id = line.person_id and known.month_start = line.month_start";

    private static final int BATCH = 1000;

    private final JdbcOperations jdbc;

    ResultLines(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /** What came of taking over months. */
    record Taken(int created, int updated, int unchanged) {}

    void add(List<Line> lines) {
        jdbc.batchUpdate("""
                insert into sales_result_line
                    (row_number_in_file, person_id, month_start, quota, booked, currency, source, external_id,
                     other_month_start)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""", lines, lines.size(), (row, line) -> {
            row.setInt(1, line.row());
            row.setString(2, line.person());
            row.setObject(3, line.month().atDay(1), Types.DATE);
            row.setBigDecimal(4, line.quota());
            row.setBigDecimal(5, line.booked());
            row.setString(6, line.currency());
            row.setString(7, line.source());
            row.setString(8, line.externalId());
            row.setObject(
                    9, line.otherMonth() == null ? null : line.otherMonth().atDay(1), Types.DATE);
        });
    }

    /** Moves ambiguous lines to the other month that they can be in. */
    void moveToOtherMonths() {
        jdbc.update("update sales_result_line set month_start = other_month_start where other_month_start is not null");
    }

    /** What is wrong with the amounts compared with each other and with what is known; at most this many of each kind. */
    List<ImportResult.Problem> problems(boolean ofDeals, int most) {
        List<ImportResult.Problem> problems = new ArrayList<>();
        if (ofDeals) {
            problems.addAll(severalCurrencies(most));
            problems.addAll(otherCurrencyThanTheQuota(most));
        } else {
            problems.addAll(otherCurrencyThanTheBookings(most));
        }
        return problems;
    }

    private List<ImportResult.Problem> severalCurrencies(int most) {
        return jdbc.query(
                """
                select * from
                    (select person_id, month_start, min(currency) one, max(currency) other,
                            min(row_number_in_file) row_number_in_file
                     from sales_result_line group by person_id, month_start) line
                where one <> other order by row_number_in_file fetch first ? rows only""",
                (row, i) -> problem(
                        row,
                        null,
                        "The deals of “" + row.getString("person_id") + "” in " + month(row) + " are in "
                                + row.getString("one") + " and " + row.getString("other")
                                + ", which have no sum: export them in one currency."),
                most);
    }

    private List<ImportResult.Problem> otherCurrencyThanTheQuota(int most) {
        return jdbc.query(
                """
                select line.*, known.currency known_currency from %s line join sales_result known on %s
                where known.quota is not null and known.currency <> line.currency
                order by line.row_number_in_file fetch first ? rows only""".formatted(SUMS, KNOWN),
                (row, i) -> problem(
                        row,
                        null,
                        "The quota of “" + row.getString("person_id") + "” for " + month(row) + " is in "
                                + row.getString("known_currency") + ", and this is in " + row.getString("currency")
                                + ": export it in " + row.getString("known_currency") + "."),
                most);
    }

    private List<ImportResult.Problem> otherCurrencyThanTheBookings(int most) {
        return jdbc.query(
                """
                select line.*, known.currency known_currency from sales_result_line line join sales_result known on %s
                where line.booked is null and known.booked is not null and known.currency <> line.currency
                order by line.row_number_in_file fetch first ? rows only""".formatted(KNOWN),
                (row, i) -> problem(
                        row,
                        "currency",
                        "What “" + row.getString("person_id") + "” booked in " + month(row) + " is known in "
                                + row.getString("known_currency") + ": give the quota in "
                                + row.getString("known_currency") + ", or what was booked in "
                                + row.getString("currency") + ", too."),
                most);
    }

    private static ImportResult.Problem problem(ResultSet row, String column, String sentence) throws SQLException {
        return new ImportResult.Problem(row.getInt("row_number_in_file"), column, sentence);
    }

    private static YearMonth month(ResultSet row) throws SQLException {
        return YearMonth.from(row.getObject("month_start", LocalDate.class));
    }

    /**
     * The totals of the lines, one row per person and month.
     *
     * @param rows to select from
     * @param quota what becomes of the quota
     * @param values for the places of the rows that are left open
     */
    record Told(String rows, String quota, List<Object> values) {}

    /**
     * Of rows that are months: an empty quota means none, and empty bookings leave the known ones unchanged. A row that
     * names no source keeps the known one.
     */
    Told months() {
        return new Told(MONTHS, "line.quota", List.of());
    }

    /**
     * Of rows that are deals: they replace what is booked and leave the quota. What an earlier export of the same CRM
     * booked, this one covers and it does not have any more becomes 0.
     */
    Told deals(Coverage coverage) {
        if (coverage.first() == null) {
            // A won deal without a date was refused, so there is none.
            return new Told(SUMS, "known.quota", List.of());
        }
        LocalDate first = coverage.first().atDay(1);
        jdbc.batchUpdate("""
                insert into sales_result_line (row_number_in_file, person_id, month_start, currency)
                values (0, ?, ?, '')""", coverage.owners(), BATCH, (row, owner) -> {
            row.setString(1, owner);
            row.setObject(2, first, Types.DATE);
        });
        return new Told(
                SUMS_AND_WHAT_IS_NO_MORE,
                "known.quota",
                List.of(coverage.source(), first, coverage.last().atDay(1)));
    }

    /** What would change, before it is taken over. */
    Preview preview(Told told) {
        String changes = """
                select line.person_id, line.month_start,
                       known.currency currency_before, coalesce(line.currency, known.currency) currency_after,
                       known.booked booked_before, coalesce(line.booked, known.booked) booked_after,
                       known.quota quota_before, %s quota_after
                from %s line left join sales_result known on %s""".formatted(told.quota(), told.rows(), KNOWN);
        return new Preview(sums(changes, told.values()), differences(changes, told.values()));
    }

    private List<Preview.Sum> sums(String changes, List<Object> values) {
        return jdbc.query(
                """
                select month_start, currency, sum(booked_before) booked_before, sum(booked_after) booked_after,
                       sum(quota_before) quota_before, sum(quota_after) quota_after
                from (select month_start, currency_before currency, booked_before, 0 booked_after,
                             quota_before, 0 quota_after
                      from (%s) changed where currency_before is not null
                      union all
                      select month_start, currency_after, 0, booked_after, 0, quota_after from (%s) changed) parts
                group by month_start, currency order by month_start, currency fetch first %d rows only""".formatted(changes, changes, Preview.MOST_SUMS),
                (row, i) -> new Preview.Sum(
                        month(row),
                        row.getString("currency"),
                        Preview.orNothing(row.getBigDecimal("booked_before")),
                        Preview.orNothing(row.getBigDecimal("booked_after")),
                        Preview.orNothing(row.getBigDecimal("quota_before")),
                        Preview.orNothing(row.getBigDecimal("quota_after"))),
                Stream.concat(values.stream(), values.stream()).toArray());
    }

    private List<Preview.Change> differences(String changes, List<Object> values) {
        return jdbc.query(
                """
                select * from (%s) changed
                where booked_before is distinct from booked_after or quota_before is distinct from quota_after
                    or currency_before is distinct from currency_after
                order by abs(coalesce(booked_after, 0) - coalesce(booked_before, 0)) desc, person_id, month_start
                fetch first %d rows only""".formatted(changes, Preview.MOST_CHANGES),
                (row, i) -> new Preview.Change(
                        row.getString("person_id"),
                        month(row),
                        row.getString("currency_after"),
                        row.getBigDecimal("booked_before"),
                        row.getBigDecimal("booked_after"),
                        row.getBigDecimal("quota_before"),
                        row.getBigDecimal("quota_after")),
                values.toArray());
    }

    Taken takeOver(Told told) {
        // One import at a time: nobody else adds months, so what there is more afterwards was added here.
        int before = count("sales_result");
        int months = count(told.rows(), told.values().toArray());
        int taken = jdbc.update(
                """
                merge into sales_result known
                using (select * from %s line order by person_id, month_start) line on (%s)
                when matched and (known.quota is distinct from %s
                        or line.booked is not null and known.booked is distinct from line.booked
                        or known.currency <> line.currency
                        or (line.source is not null or line.external_id is not null)
                            and (known.source is distinct from line.source
                                or known.external_id is distinct from line.external_id))
                    then update set
                        quota = %s, booked = coalesce(line.booked, known.booked),
                        currency = coalesce(line.currency, known.currency),
                        source = case when line.source is not null or line.external_id is not null
                            then line.source else known.source end,
                        external_id = case when line.source is not null or line.external_id is not null
                            then line.external_id else known.external_id end
                when not matched then
                    insert (person_id, month_start, quota, booked, currency, source, external_id)
                    values (line.person_id, line.month_start, line.quota, line.booked, line.currency,
                            line.source, line.external_id)""".formatted(told.rows(), KNOWN, told.quota(), told.quota()),
                told.values().toArray());
        int created = count("sales_result") - before;
        jdbc.update("delete from sales_result_line");
        return new Taken(created, taken - created, months - taken);
    }

    private int count(String rows, Object... values) {
        return jdbc.queryForObject("select count(*) from " + rows + " counted", Integer.class, values);
    }
}
