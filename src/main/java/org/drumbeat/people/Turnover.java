package org.drumbeat.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.drumbeat.workflow.OpenTasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the engine follow those who start or leave on a day: their users, the open tasks of whoever left, and the processes
 * that are about them.
 */
@Service
class Turnover {

    private static final int AT_ONCE = 100;

    private final PersonRepository persons;
    private final Departures departures;
    private final Arrivals arrivals;
    private final EngineUsers engineUsers;
    private final OpenTasks openTasks;
    private final Clock clock;

    Turnover(
            PersonRepository persons,
            Departures departures,
            Arrivals arrivals,
            EngineUsers engineUsers,
            OpenTasks openTasks,
            Clock clock) {
        this.persons = persons;
        this.departures = departures;
        this.arrivals = arrivals;
        this.engineUsers = engineUsers;
        this.openTasks = openTasks;
        this.clock = clock;
    }

    /** Looks at everybody who has ever left, so that a day on which it could not run is made up for by the next. */
    @Transactional
    void follow() {
        engineUsers.followPeople();
        openTasks.handOver(persons.leftBy(LocalDate.now(clock)));
    }

    /** The next hundred, at most, who have left and whom no process was told of; nobody is found twice. */
    @Transactional
    List<String> findLeavers() {
        // Two who look at once, after an import and at night, would find the same.
        persons.takeTurn();
        List<String> leavers = departures.untold(LocalDate.now(clock), AT_ONCE);
        departures.note(leavers, clock.instant());
        return leavers;
    }

    /** The next hundred reps, at most, who have begun and whom no process was told of; nobody is found twice. */
    @Transactional
    List<String> findNewcomers() {
        persons.takeTurn();
        List<String> newcomers = arrivals.untold(LocalDate.now(clock), AT_ONCE);
        arrivals.told(newcomers, clock.instant());
        return newcomers;
    }
}
