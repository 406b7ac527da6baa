package org.drumbeat.people;

import java.time.Clock;
import java.time.LocalDate;
import org.drumbeat.workflow.OpenTasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the engine follow those who start or leave on a day: their users, and the open tasks of whoever left. */
@Service
class Turnover {

    private final PersonRepository persons;
    private final EngineUsers engineUsers;
    private final OpenTasks openTasks;
    private final Clock clock;

    Turnover(PersonRepository persons, EngineUsers engineUsers, OpenTasks openTasks, Clock clock) {
        this.persons = persons;
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
}
