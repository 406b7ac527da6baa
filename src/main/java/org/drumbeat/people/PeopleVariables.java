package org.drumbeat.people;

import java.util.List;
import org.drumbeat.workflow.Fact;

/** Every process variable of the people process: whom processes are told about. */
final class PeopleVariables {

    /**
     * Id of the person a part of any process is about, if that is not its rep: a variable of that part alone, which is told
     * when the person leaves.
     */
    static final Fact<String> PERSON = Fact.text("person");

    /** Ids of those who have left and whom no process was told about, a hundred at most. */
    static final Fact<List<String>> LEAVERS = Fact.list("leavers");

    /** Whether there are any. */
    static final Fact<Boolean> ANYBODY_LEFT = Fact.yesOrNo("anybodyLeft");

    /** Id of one of them. */
    static final Fact<String> LEAVER = Fact.text("leaver");

    /** Ids of the reps who have begun and whom no process was told about, a hundred at most. */
    static final Fact<List<String>> NEWCOMERS = Fact.list("newcomers");

    /** Whether there are any. */
    static final Fact<Boolean> ANYBODY_BEGAN = Fact.yesOrNo("anybodyBegan");

    /** Id of one of them, named as in the processes that are told. */
    static final Fact<String> REP = Fact.text("rep");

    /** Why they are told: {@code new_hire}. */
    static final Fact<String> REASON_CODE = Fact.text("reasonCode");

    private PeopleVariables() {}
}
