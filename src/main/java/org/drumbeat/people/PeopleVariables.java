package org.drumbeat.people;

import java.util.List;
import org.drumbeat.workflow.Fact;

/** Every process variable of people: of whom processes are told. */
final class PeopleVariables {

    /** Ids of those who have left and whom no process was told of, a hundred at most. */
    static final Fact<List<String>> LEAVERS = Fact.list("leavers");

    /** Whether there are any. */
    static final Fact<Boolean> ANYBODY_LEFT = Fact.yesOrNo("anybodyLeft");

    /** Id of one of them. */
    static final Fact<String> LEAVER = Fact.text("leaver");

    private PeopleVariables() {}
}
