package org.drumbeat.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.drumbeat.workflow.OpenTasks;
import org.drumbeat.workflow.Processes;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Updates the engine for people who start or leave on a day: their users, the open tasks of leavers, and the processes that
 * are about them.
 */
@Service
class StartersAndLeavers {

    private static final int AT_ONCE = 100;
    private static final String PROCESS = "people-changes";

    private final PersonRepository persons;
    private final Departures departures;
    private final Arrivals arrivals;
    private final EngineUsers engineUsers;
    private final OpenTasks openTasks;
    private final Processes processes;
    private final Clock clock;

    StartersAndLeavers(
            PersonRepository persons,
            Departures departures,
            Arrivals arrivals,
            EngineUsers engineUsers,
            OpenTasks openTasks,
            Processes processes,
            Clock clock) {
        this.persons = persons;
        this.departures = departures;
        this.arrivals = arrivals;
        this.engineUsers = engineUsers;
        this.openTasks = openTasks;
        this.processes = processes;
        this.clock = clock;
    }

    /** Looks at everybody who has ever left, so that a day on which it could not run is made up for the next day. */
    @Transactional
    void follow() {
        engineUsers.followPeople();
        openTasks.handOver(persons.leftBy(LocalDate.now(clock)));
    }

    /** The next hundred leavers, at most, whom no process has been told about or is being told about. */
    @Transactional
    List<String> findLeavers() {
        // Two runs at once, after an import and at night, would find the same people.
        persons.takeTurn();
        Set<String> inHand = processes.everyValue(PROCESS, PeopleVariables.LEAVER);
        return next(departures.untold(LocalDate.now(clock), AT_ONCE + inHand.size()), inHand);
    }

    /** Notes that all processes about a leaver have been told. */
    @Transactional
    void noteDeparture(String leaver) {
        departures.note(leaver, LocalDate.now(clock), clock.instant());
    }

    /** The next hundred reps, at most, who have begun and whom no process has been told about or is being told about. */
    @Transactional
    List<String> findNewcomers() {
        persons.takeTurn();
        Set<String> inHand = processes.everyValue(PROCESS, PeopleVariables.REP);
        return next(arrivals.untold(LocalDate.now(clock), AT_ONCE + inHand.size()), inHand);
    }

    /** Notes that every process that begins with a rep has been told of their first day. */
    @Transactional
    void noteFirstDay(String rep) {
        arrivals.told(rep, clock.instant());
    }

    private static List<String> next(List<String> untold, Set<String> inHand) {
        return untold.stream()
                .filter(person -> !inHand.contains(person))
                .limit(AT_ONCE)
                .toList();
    }
}
