package org.drumbeat.hiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.drumbeat.hiring.QuestionGuide.Kind;
import org.drumbeat.hiring.Recommendation.CompetencyMean;
import org.drumbeat.hiring.Recommendation.Outcome;
import org.drumbeat.hiring.Recommendation.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scorecards of a candidate say together. */
class RecommendationTest {

    private static final QuestionGuide FIT = guide("fit-t", Kind.FIT, "Drive", "Drive", "Honesty");
    private static final QuestionGuide BEHAVIORAL = guide("behavioral-t", Kind.BEHAVIORAL, "Drive", "Discovery");
    private static final Map<Kind, QuestionGuide> GUIDES = Map.of(Kind.FIT, FIT, Kind.BEHAVIORAL, BEHAVIORAL);

    @Test
    void meansOfCompetenciesCountTheSameHoweverOftenAsked() {
        Recommendation combined = Recommendation.of(
                "c",
                List.of(
                        card(FIT, "mina", Scorecard.Recommendation.YES, 4, 4, 1),
                        card(BEHAVIORAL, "maya", Scorecard.Recommendation.NO, 2, 3),
                        card(BEHAVIORAL, "milo", Scorecard.Recommendation.STRONG_NO, 3, 4)),
                GUIDES);

        assertThat(combined.means())
                .isEqualTo(Set.of(
                        new CompetencyMean("Drive", new BigDecimal("3.25"), 4),
                        new CompetencyMean("Honesty", new BigDecimal("1.00"), 1),
                        new CompetencyMean("Discovery", new BigDecimal("3.50"), 2)));
        assertThat(combined.tally().mean()).isEqualByComparingTo("2.58");
        assertThat(combined.tally().inFavourCount()).isEqualTo(1);
        assertThat(combined.tally().againstCount()).isEqualTo(2);
        assertThat(combined.tally().strongNoCount()).isEqualTo(1);
    }

    @Test
    void theSpreadIsThePanelsOnOneQuestion() {
        Recommendation combined = Recommendation.of(
                "c",
                List.of(
                        card(FIT, "mina", Scorecard.Recommendation.YES, 1, 1, 1),
                        card(BEHAVIORAL, "maya", Scorecard.Recommendation.YES, 4, 2),
                        card(BEHAVIORAL, "milo", Scorecard.Recommendation.YES, 3, 4),
                        card(BEHAVIORAL, "mona", Scorecard.Recommendation.YES, 4, 3)),
                GUIDES);

        assertThat(combined.tally().spread()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"2, 2, low", "2, 3, middle", "3, 3, high", "4, 4, high", "1, 3, low"})
    void bandsBeginAtTwoAndAHalfAndAtThree(int one, int two, String band) {
        Recommendation combined = Recommendation.of(
                "c", List.of(card(BEHAVIORAL, "maya", Scorecard.Recommendation.YES, one, two)), GUIDES);

        assertThat(combined.meanBand()).isEqualTo(band);
    }

    @ParameterizedTest
    @CsvSource({
        "HIRE, HIRE, false",
        "HIRE, DECLINE, true",
        "DO_NOT_HIRE, HIRE, true",
        "DO_NOT_HIRE, DECLINE, false",
        "DISCUSS, HIRE, false",
        "DISCUSS, DECLINE, false"
    })
    void onlyTheOppositeGoesAgainstTheAdvice(Outcome advised, Verdict decided, boolean against) {
        assertThat(new Recommendation.Advice(advised, "Why").isAgainst(decided)).isEqualTo(against);
    }

    private static Scorecard card(
            QuestionGuide guide, String interviewer, Scorecard.Recommendation recommendation, int... ratings) {
        List<Scorecard.Score> scores = IntStream.range(0, ratings.length)
                .mapToObj(i -> new Scorecard.Score(guide.questions().get(i).questionId(), ratings[i], "Evidence"))
                .toList();
        return Scorecard.of("c", interviewer, guide, scores, recommendation, Instant.EPOCH);
    }

    private static QuestionGuide guide(String id, Kind kind, String... competencies) {
        List<QuestionGuide.GuideQuestion> questions = IntStream.range(0, competencies.length)
                .mapToObj(i -> new QuestionGuide.GuideQuestion(
                        id + i, competencies[i], "Question " + i, "one", "two", "three", "four"))
                .toList();
        return new QuestionGuide(id, kind, 1, questions, 0);
    }
}
