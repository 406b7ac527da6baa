package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.drumbeat.hiring.QuestionGuide.GuideQuestion;
import org.junit.jupiter.api.Test;

class QuestionGuideTest {

    private static final GuideQuestion KEPT = question("persistence", "How did you keep going?");

    private static final QuestionGuide FIRST = new QuestionGuide("fit-1", QuestionGuide.Kind.FIT, 1, List.of(KEPT), 0);

    @Test
    void aRevisionIsTheNextVersionAndNamesWhatIsNew() {
        QuestionGuide second = FIRST.revised(List.of(question(null, "What is new?"), KEPT));

        assertThat(second.id()).isEqualTo("fit-2");
        assertThat(second.versionNumber()).isEqualTo(2);
        assertThat(second.kind()).isEqualTo(QuestionGuide.Kind.FIT);
        assertThat(second.version()).isNull();
        assertThat(second.questions().get(0).questionId()).isNotBlank();
        assertThat(second.questions().get(1)).isEqualTo(KEPT);
    }

    @Test
    void aQuestionThatIsKeptHasItsIdAlsoInOtherWords() {
        GuideQuestion reworded = question("persistence", "How did you go on?");

        assertThat(FIRST.revised(List.of(reworded)).questions()).containsExactly(reworded);
    }

    @Test
    void anIdThatTheVersionBeforeDoesNotHaveIsNotTaken() {
        GuideQuestion foreign = question("made up", "What is new?");

        assertThat(FIRST.revised(List.of(foreign)).questions().get(0).questionId())
                .isNotEqualTo("made up");
    }

    @Test
    void needsOneToTwentyDifferentQuestions() {
        List<GuideQuestion> tooMany = IntStream.rangeClosed(1, 21)
                .mapToObj(number -> question(null, "Question " + number))
                .toList();

        assertThatThrownBy(() -> FIRST.revised(List.of())).hasMessageContaining("at least one and at most 20");
        assertThatThrownBy(() -> FIRST.revised(tooMany)).hasMessageContaining("at least one and at most 20");
        assertThatThrownBy(() -> FIRST.revised(Collections.nCopies(2, KEPT))).hasMessageContaining("twice");
        assertThatThrownBy(() -> FIRST.revised(List.of(question(null, "The same?"), question(null, "The same?"))))
                .hasMessageContaining("twice");
        assertThat(FIRST.revised(tooMany.subList(0, 20)).questions()).hasSize(20);
    }

    private static GuideQuestion question(String id, String text) {
        return new GuideQuestion(id, "Competency", text, "one", "two", "three", "four");
    }
}
