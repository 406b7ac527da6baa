package org.drumbeat.coaching;

import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** What every test that walks through coaching has at hand; it begins on Monday at nine. */
@DrumbeatTest
abstract class CoachingTest {

    @Autowired
    BeanFactory beans;

    @Autowired
    ProcessEngine engine;

    @Autowired
    CoachingPlanRepository plans;

    @Autowired
    FieldVisitRepository visits;

    CoachingDesk desk;
    Desks desks;

    @BeforeEach
    void openTheDesks() {
        desk = new CoachingDesk(beans);
        desks = desk.desks();
        CoachingDesk.at(CoachingDesk.MONDAY, 9);
    }
}
