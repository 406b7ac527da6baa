package org.drumbeat.results;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the other packages how close people came to their quotas. */
@Component
public class Results {

    private final ResultTable table;
    private final Clock clock;

    Results(ResultTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * The attainment of each of these people over a span, in one statement; months that have not begun do not count.
     *
     * @param from the first month
     * @param to the last month
     * @return for everybody who is asked for, {@link Attainment#NO_QUOTA} where nothing is known
     */
    public Map<String, Attainment> attainmentOf(Collection<String> people, YearMonth from, YearMonth to) {
        YearMonth current = YearMonth.now(clock);
        Map<String, List<MonthResult>> months = table.months(people, from, to);
        Map<String, Attainment> attainments = new HashMap<>();
        people.forEach(person ->
                attainments.put(person, Attainment.over(months.getOrDefault(person, List.of()), current)));
        return attainments;
    }
}
