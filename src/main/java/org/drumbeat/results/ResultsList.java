package org.drumbeat.results;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.drumbeat.imports.Alike;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All that is known of quotas and bookings, to look at and to export: HR and admins see everybody's, others their own line.
 */
@Service
@Transactional(readOnly = true)
class ResultsList {

    static final int PAGE_SIZE = 50;

    private static final YearMonth FIRST = YearMonth.of(1900, 1);
    private static final YearMonth LAST = YearMonth.of(2199, 12);

    private final ResultTable table;
    private final People people;

    ResultsList(ResultTable table, People people) {
        this.table = table;
        this.people = people;
    }

    /**
     * What somebody asks for.
     *
     * @param reader who asks, by id
     * @param everybodys whether they may see those of everybody
     * @param person a part of a name, or a login; empty for all
     * @param from the first month, as 2027-01; empty for the first there is
     * @param to the last month; empty for the last there is
     */
    record Asked(String reader, boolean everybodys, String person, String from, String to) {

        YearMonth first() {
            return month("from", from, FIRST);
        }

        YearMonth last() {
            return month("to", to, LAST);
        }

        private static YearMonth month(String name, String text, YearMonth otherwise) {
            try {
                return text.isBlank() ? otherwise : YearMonth.parse(text.strip());
            } catch (DateTimeException noMonth) {
                throw Refusal.invalid("“" + name + "” must be a month, such as 2027-01.");
            }
        }
    }

    /**
     * The newest month first.
     *
     * @param number of the page, from 0
     * @throws Refusal where the months are none
     */
    Page<KnownMonth> page(Asked asked, int number) {
        PageRequest request = PageRequest.of(number, PAGE_SIZE);
        Set<String> whose = whose(asked);
        List<KnownMonth> found = table.page(whose, asked.first(), asked.last(), request.getOffset(), PAGE_SIZE);
        Map<String, String> names =
                people.namesOf(found.stream().map(KnownMonth::person).collect(Collectors.toSet()));
        return new PageImpl<>(
                found.stream()
                        .map(month -> month.of(names.getOrDefault(month.person(), month.person())))
                        .toList(),
                request,
                table.count(whose, asked.first(), asked.last()));
    }

    /** Hands all of it on, one by one, by person and month. */
    void each(Asked asked, Consumer<KnownMonth> taker) {
        table.each(whose(asked), asked.first(), asked.last(), taker);
    }

    /** Their ids; null for everybody. */
    private Set<String> whose(Asked asked) {
        Set<String> visible = null;
        if (!asked.everybodys()) {
            visible = new HashSet<>(people.teamOf(asked.reader()));
            visible.add(asked.reader());
        }
        if (asked.person().isBlank()) {
            return visible;
        }
        String part = Alike.key(asked.person());
        Set<String> named = people.everybody().stream()
                .filter(person -> Alike.key(person.id()).equals(part)
                        || Alike.key(person.name()).contains(part))
                .map(Person::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (visible != null) {
            named.retainAll(visible);
        }
        return named;
    }
}
