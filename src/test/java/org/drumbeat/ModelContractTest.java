package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds every diagram and form to the rules of the house; {@link ModelRulesTest} proves that each rule can fail. */
class ModelContractTest {

    /**
     * Messages that only other systems or an import throw, and those whose receivers are still to come: sent as optional until
     * performance management and goal alignment catch them.
     */
    private static final Set<String> EXTERNAL = Set.of(
            "performance.yearOpened",
            "performance.probationOpened",
            "alignment.personJoined",
            "performance.concernRaised",
            "hiring.profileCompleted",
            "hiring.offerAnswered",
            "people.leaverImported",
            "people.newcomerAdded");

    /** Steps that no diagram names any more; instances that began on a version before run on, and their diagram does. */
    private static final Set<String> FORMER = Set.of();

    private static final Contract CONTRACT = Contract.read();

    @Test
    void findsBothSidesOfTheContract() {
        assertThat(CONTRACT.processes()).isNotEmpty();
        assertThat(CONTRACT.forms()).isNotEmpty();
        assertThat(CONTRACT.beans()).containsKeys("people", "due", "sendMessage");
        assertThat(CONTRACT.variables()).containsKey("hiring");
        assertThat(CONTRACT.variables().values()).doesNotContain(Set.of());
    }

    @Test
    void filesCarryTheNameOfWhatTheyHold() {
        none(ModelRules.filesCarryTheNameOfWhatTheyHold(CONTRACT));
    }

    @Test
    void processesSayWhatTheyAre() {
        none(ModelRules.processesSayWhatTheyAre(CONTRACT));
    }

    @Test
    void idsSayWhatTheyAre() {
        none(ModelRules.idsSayWhatTheyAre(CONTRACT));
    }

    @Test
    void namesAreWhatPeopleSay() {
        none(ModelRules.namesAreWhatPeopleSay(CONTRACT));
    }

    @Test
    void splitsAreQuestionsWithADefault() {
        none(ModelRules.splitsAreQuestionsWithADefault(CONTRACT));
    }

    @Test
    void theGuardRefusesNothing() {
        none(ModelRules.theGuardRefusesNothing(CONTRACT, EXTERNAL));
    }

    @Test
    void delegatesAreTheirServiceTasks() {
        none(ModelRules.delegatesAreTheirServiceTasks(CONTRACT, FORMER));
    }

    @Test
    void delegatesAreSmall() {
        none(ModelRules.delegatesAreSmall(Contract.sources()));
    }

    @Test
    void codeNamesNoBox() {
        none(ModelRules.codeNamesNoBox(Contract.sources()));
    }

    @Test
    void expressionsSeeDeclaredVariables() {
        none(ModelRules.expressionsSeeDeclaredVariables(CONTRACT));
    }

    @Test
    void userTasksHaveAFormADateAndSomebody() {
        none(ModelRules.userTasksHaveAFormADateAndSomebody(CONTRACT));
    }

    @Test
    void userTasksSayWhoMayBeGivenThem() {
        none(ModelRules.userTasksSayWhoMayBeGivenThem(CONTRACT));
    }

    @Test
    void whatModelsReferToIsTheNewest() {
        none(ModelRules.whatModelsReferToIsTheNewest(CONTRACT));
    }

    @Test
    void calledProcessesArePartsOfAnother() {
        none(ModelRules.calledProcessesArePartsOfAnother(CONTRACT));
    }

    @Test
    void stepsThatCanFailStandBehindASavePoint() {
        none(ModelRules.stepsThatCanFailStandBehindASavePoint(CONTRACT));
    }

    @Test
    void messagesSayWhatHappened() {
        none(ModelRules.messagesSayWhatHappened(CONTRACT, EXTERNAL));
    }

    @Test
    void whatSendsAMessageSaysToWhom() {
        none(ModelRules.whatSendsAMessageSaysToWhom(CONTRACT));
    }

    @Test
    void errorsAreNamed() {
        none(ModelRules.errorsAreNamed(CONTRACT));
    }

    @Test
    void everythingLeadsSomewhere() {
        none(ModelRules.everythingLeadsSomewhere(CONTRACT));
    }

    @Test
    void everythingIsDrawn() {
        none(ModelRules.everythingIsDrawn(CONTRACT));
    }

    @Test
    void diagramsFitOnAPage() {
        none(ModelRules.diagramsFitOnAPage(CONTRACT));
    }

    @Test
    void everythingCanBeRead() {
        none(ModelRules.everythingCanBeRead(CONTRACT));
    }

    @Test
    void tasksHaveTheColourOfWhoDoesThem() {
        none(ModelRules.tasksHaveTheColourOfWhoDoesThem(CONTRACT));
    }

    @Test
    void formsCanBeShownInTasklist() {
        none(FormRules.formsCanBeShownInTasklist(CONTRACT));
    }

    @Test
    void fieldsSayWhatTheyAre() {
        none(FormRules.fieldsSayWhatTheyAre(CONTRACT));
    }

    @Test
    void rulesMeanTheSameOnBothSides() {
        none(FormRules.rulesMeanTheSameOnBothSides(CONTRACT));
    }

    @Test
    void formsAreUsedAndHaveTheirClass() {
        none(FormRules.formsAreUsedAndHaveTheirClass(CONTRACT));
    }

    @Test
    void answersFitTheirRecord() {
        none(FormRules.answersFitTheirRecord(CONTRACT));
    }

    @Test
    void formsShowWhatTheirClassGives() {
        none(FormRules.formsShowWhatTheirClassGives(CONTRACT));
    }

    private static void none(List<String> violations) {
        assertThat(violations)
                .as(() -> violations.stream().sorted().collect(Collectors.joining("\n  ", "\n  ", "\n")))
                .isEmpty();
    }
}
