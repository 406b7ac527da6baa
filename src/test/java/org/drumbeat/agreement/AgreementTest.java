package org.drumbeat.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.drumbeat.workflow.Refusal;
import org.junit.jupiter.api.Test;

/** How two sides come to an agreement, and how something is acknowledged. */
class AgreementTest {

    private static final Instant NOW = Instant.parse("2027-03-01T15:00:00Z");

    private static final Agreement PROPOSED = Agreement.begun("plan").proposed(null);

    @Test
    void countsTheRoundsUntilSomebodyHasTheLastWord() {
        Agreement twice = PROPOSED.countered("Too much").proposed("Less, then").countered("Still too much");
        assertThat(twice.rounds()).isEqualTo(2);
        assertThat(twice.proposals()).isEqualTo(4);

        Agreement decided = twice.decided("marco", NOW);

        assertThat(decided.proposals()).isEqualTo(5);
        assertThat(decided.rounds()).isEqualTo(2);
        assertThat(decided.settledBy()).isEqualTo("marco");
        assertThat(decided.settledAt()).isEqualTo(NOW);
    }

    @Test
    void asksForAReasonFromTheFirstCounterProposalOn() {
        assertThatThrownBy(() -> PROPOSED.countered(null)).hasMessageContaining("“Why?” is missing");
        assertThatThrownBy(() -> PROPOSED.countered(" ")).hasMessageContaining("“Why?” is missing");
        assertThatThrownBy(() -> PROPOSED.countered("Too much").proposed(null))
                .hasMessageContaining("“Why?” is missing");
        assertThat(PROPOSED.countered("Too much").decided("marco", NOW).settledBy())
                .isEqualTo("marco");
    }

    @Test
    void changesNothingThatIsSettled() {
        Agreement settled = PROPOSED.settled("rosa", NOW);
        assertThat(settled.proposals()).isEqualTo(1);

        assertThatThrownBy(() -> settled.proposed("Again")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> settled.countered("Again")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> settled.decided("marco", NOW)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> settled.settled("rosa", NOW)).isInstanceOf(Refusal.class);
    }

    @Test
    void isAcknowledgedOnceOrLapses() {
        Acknowledgement open = Acknowledgement.openFor("rosa");
        assertThat(open.givenAt()).isNull();

        Acknowledgement given = open.given("I see it so, too", NOW);
        assertThat(given)
                .isEqualTo(new Acknowledgement("rosa", Acknowledgement.State.ACKNOWLEDGED, NOW, "I see it so, too"));
        assertThat(given.givenAt()).isEqualTo(NOW);
        assertThat(given.lapsed(NOW.plusSeconds(1))).isEqualTo(given);
        assertThatThrownBy(() -> given.given("Again", NOW)).hasMessageContaining("confirmed this already");

        Acknowledgement lapsed = open.lapsed(NOW);
        assertThat(lapsed).isEqualTo(new Acknowledgement("rosa", Acknowledgement.State.LAPSED, NOW, null));
        assertThat(lapsed.givenAt()).isNull();
        assertThatThrownBy(() -> lapsed.given("Too late", NOW)).hasMessageContaining("the time for it is over");
    }
}
