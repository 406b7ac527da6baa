package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkillTest {

    private static final Behaviour KEPT = behaviour("asking", "Asks and follows up");

    private static final Skill FIRST =
            new Skill("discovery-1", "discovery", 1, "Discovery", "Both understand.", true, List.of(KEPT), 0);

    @Test
    void aRevisionIsTheNextVersionAndNamesWhatIsNew() {
        Skill second = FIRST.revised(new Skill.Description(
                "Finding needs", "Both know.", false, List.of(behaviour(null, "Listens and checks"), KEPT)));

        assertThat(second.id()).isEqualTo("discovery-2");
        assertThat(second.code()).isEqualTo("discovery");
        assertThat(second.versionNumber()).isEqualTo(2);
        assertThat(second.name()).isEqualTo("Finding needs");
        assertThat(second.purpose()).isEqualTo("Both know.");
        assertThat(second.offered()).isFalse();
        assertThat(second.version()).isNull();
        assertThat(second.behaviours().get(0).behaviourId()).isNotBlank();
        assertThat(second.behaviours().get(1)).isEqualTo(KEPT);
    }

    @Test
    void aBehaviourThatIsKeptHasItsIdAlsoInOtherWords() {
        Behaviour reworded = behaviour("asking", "Asks until it is clear");

        assertThat(revised(List.of(reworded)).behaviours()).containsExactly(reworded);
    }

    @Test
    void anIdThatTheVersionBeforeDoesNotHaveIsNotTaken() {
        Behaviour foreign = behaviour("made up", "Listens and checks");

        assertThat(revised(List.of(foreign)).behaviours().get(0).behaviourId()).isNotEqualTo("made up");
    }

    @Test
    void needsOneToSixDifferentBehaviours() {
        List<Behaviour> tooMany = IntStream.rangeClosed(1, 7)
                .mapToObj(number -> behaviour(null, "Behaviour " + number))
                .toList();

        assertThatThrownBy(() -> revised(List.of())).hasMessageContaining("at least one and at most 6");
        assertThatThrownBy(() -> revised(tooMany)).hasMessageContaining("at least one and at most 6");
        assertThatThrownBy(() -> revised(Collections.nCopies(2, KEPT))).hasMessageContaining("twice");
        assertThatThrownBy(() -> revised(List.of(behaviour(null, "The same"), behaviour(null, "The same"))))
                .hasMessageContaining("twice");
        assertThat(revised(tooMany.subList(0, 6)).behaviours()).hasSize(6);
    }

    @Test
    void needsFiveLevelsThatCanBeToldApart() {
        Behaviour blurred = new Behaviour(null, "Listens", "Talks.", "Waits.", "Sums up.", "Sums up.", "Reconciles.");

        assertThatThrownBy(() -> revised(List.of(KEPT, blurred)))
                .hasMessageContaining("Two levels of line 2 of “Behaviours” read the same");
    }

    @Test
    void isKnownByTheLettersOfItsFirstName() {
        assertThat(Skill.named("Asking for referrals").code()).isEqualTo("asking_for_referrals");
        assertThat(Skill.named("  Überzeugen & Abschließen (2)").code()).isEqualTo("uberzeugen_abschlie_en");
        assertThat(Skill.named("Selling 2.0").id()).isEqualTo("selling-0");
        assertThatThrownBy(() -> Skill.named("4711 – 交渉")).hasMessageContaining("at least one letter from A to Z");
    }

    @Test
    void whatHasOnlyANameIsNotOfferedAndBecomesVersionOne() {
        Skill named = Skill.named("Selling 2.0");

        assertThat(named.isDescribed()).isFalse();
        assertThat(named.offered()).isFalse();
        Skill described = named.revised(
                new Skill.Description("Selling 2.0", "Both know.", true, List.of(behaviour(null, "Asks"))));
        assertThat(described.id()).isEqualTo("selling-1");
        assertThat(described.isDescribed()).isTrue();
        assertThat(described.offered()).isTrue();
    }

    private static Skill revised(List<Behaviour> behaviours) {
        return FIRST.revised(new Skill.Description(FIRST.name(), FIRST.purpose(), true, behaviours));
    }

    private static Behaviour behaviour(String id, String name) {
        return new Behaviour(id, name, "one", "two", "three", "four", "five");
    }
}
