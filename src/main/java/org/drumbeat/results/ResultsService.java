package org.drumbeat.results;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.drumbeat.imports.Row;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells what somebody was to sell and sold: themselves, everybody above them, HR and admins. */
@Service
@Transactional(readOnly = true)
class ResultsService {

    private static final int MOST_MONTHS = 60;
    private static final String MONTH = "[0-9]{4}-[0-9]{2}";
    private static final String NOT_BEGUN = "not begun";

    private final ResultTable table;
    private final People people;
    private final Clock clock;

    ResultsService(ResultTable table, People people, Clock clock) {
        this.table = table;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param everybodys whether the reader may see those of everybody, as HR and admins do
     * @param from the first month, as 2027-01; empty for the January of the last one
     * @param to the last month; empty for the December of the first one, or of this year
     * @throws Refusal where it is not for this reader, nobody is called so, or the months are no span
     */
    ResultsReport report(String reader, boolean everybodys, String person, String from, String to) {
        if (person.isBlank()) {
            throw Refusal.invalid("“person” is missing: say whose results, by their id.");
        }
        // PostgreSQL refuses to look for a text with a character that it cannot store.
        if (person.indexOf('\0') >= 0 || people.find(person).isEmpty()) {
            throw Refusal.unknown("Nobody has the id “" + Row.shortened(person) + "”.");
        }
        if (!everybodys && !reader.equals(person) && !people.teamOf(reader).contains(person)) {
            throw Refusal.forbidden("The results of “" + person
                    + "” are for themselves, those above them in the reporting line, HR and admins.");
        }
        YearMonth current = YearMonth.now(clock);
        YearMonth first = month("from", from);
        YearMonth last = month("to", to);
        int year = Stream.of(first, last)
                .filter(named -> named != null)
                .findFirst()
                .orElse(current)
                .getYear();
        return report(
                person,
                first == null ? YearMonth.of(year, 1) : first,
                last == null ? YearMonth.of(year, 12) : last,
                current);
    }

    private ResultsReport report(String person, YearMonth from, YearMonth to, YearMonth current) {
        if (to.isBefore(from)) {
            throw Refusal.invalid("“from” is after “to”: name the first month first.");
        }
        if (ChronoUnit.MONTHS.between(from, to) >= MOST_MONTHS) {
            throw Refusal.invalid(
                    "These are more than five years: ask for at most " + MOST_MONTHS + " months at once.");
        }
        List<MonthResult> known = table.months(List.of(person), YearMonth.of(from.getYear(), 1), to)
                .getOrDefault(person, List.of());
        List<YearMonth> span = Stream.iterate(from, month -> !month.isAfter(to), month -> month.plusMonths(1))
                .toList();
        return new ResultsReport(
                person,
                from,
                to,
                span.stream()
                        .map(month -> new ResultsReport.Month(month, ofMonth(month, known, current)))
                        .toList(),
                span.stream()
                        .map(ResultsService::quarter)
                        .distinct()
                        .map(quarter -> new ResultsReport.Quarter(
                                quarter, over(known, ResultsService::quarter, quarter, current)))
                        .toList(),
                IntStream.rangeClosed(from.getYear(), to.getYear())
                        .mapToObj(year -> new ResultsReport.Year(year, over(known, YearMonth::getYear, year, current)))
                        .toList());
    }

    private static <K> ResultsReport.Figures over(
            List<MonthResult> known, Function<YearMonth, K> part, K which, YearMonth current) {
        List<MonthResult> months = known.stream()
                .filter(month -> part.apply(month.month()).equals(which))
                .toList();
        return ResultsReport.Figures.of(Attainment.over(months, current));
    }

    /** Of a month to come what is planned is told, and nothing is measured. */
    private static ResultsReport.Figures ofMonth(YearMonth month, List<MonthResult> known, YearMonth current) {
        List<MonthResult> result =
                known.stream().filter(one -> one.month().equals(month)).toList();
        if (month.isAfter(current) && !result.isEmpty()) {
            MonthResult planned = result.get(0);
            return new ResultsReport.Figures(planned.quota(), planned.booked(), planned.currency(), null, NOT_BEGUN);
        }
        return ResultsReport.Figures.of(Attainment.over(result, current));
    }

    private static String quarter(YearMonth month) {
        return month.getYear() + "-Q" + month.get(IsoFields.QUARTER_OF_YEAR);
    }

    private static YearMonth month(String name, String text) {
        if (text.isBlank()) {
            return null;
        }
        try {
            if (text.matches(MONTH)) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException e) {
            throw noMonth(name);
        }
        throw noMonth(name);
    }

    private static Refusal noMonth(String name) {
        return Refusal.invalid("“" + name + "” must be a month, such as 2027-01.");
    }
}
