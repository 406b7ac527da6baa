package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The scorecards of a candidate side by side: a row a question, a column an interviewer, and where they are apart. */
final class ScorecardTable {

    /** From so much difference on, people saw different things, and a mean would hide it. */
    private static final int APART_FROM = 2;

    private static final int WEAK = 2;
    private static final String QUESTION = "question";

    private final List<NamedScorecard> cards;

    private ScorecardTable(List<NamedScorecard> cards) {
        this.cards = cards;
    }

    /** What one interviewer noted, in the order of the guide. */
    private record NamedScorecard(String interviewer, Scorecard card, List<Answer> answers) {

        private static NamedScorecard of(String interviewer, Scorecard card, QuestionGuide guide) {
            Map<String, Scorecard.Score> scores =
                    card.scores().stream().collect(Collectors.toMap(Scorecard.Score::questionId, Function.identity()));
            return new NamedScorecard(
                    interviewer,
                    card,
                    guide.questions().stream()
                            .filter(question -> scores.containsKey(question.questionId()))
                            .map(question -> new Answer(question, scores.get(question.questionId())))
                            .toList());
        }

        private String interview() {
            return card.kind().label();
        }

        private String recommendation() {
            return card.recommendation().label();
        }
    }

    private record Answer(QuestionGuide.GuideQuestion question, Scorecard.Score score) {

        private int rating() {
            return score.rating();
        }
    }

    /** What one interviewer noted on one question. */
    record Noted(String interviewer, String interview, String question, int rating, String evidence) {}

    /** What one interviewer recommends. */
    record Recommended(String interviewer, String interview, String recommendation) {}

    /** The key of a column's cells, and what stands above it. */
    record Column(String label, String key) {}

    /**
     * One competency by everybody who asked about it.
     *
     * @param all who gave which rating, the highest first
     * @param apart how far they are apart, in words
     */
    record Competency(String competency, String all, String apart, BigDecimal mean) {}

    /** Somebody who would not hire, and what they noted where they rated lowest. */
    record No(String interviewer, String interview, String recommendation, String because) {}

    /**
     * @param guides what was asked in each kind of interview
     * @param names of the interviewers, by id
     */
    static ScorecardTable of(
            List<Scorecard> cards, Map<QuestionGuide.Kind, QuestionGuide> guides, Map<String, String> names) {
        return new ScorecardTable(cards.stream()
                .map(card -> NamedScorecard.of(names.get(card.interviewer()), card, guides.get(card.kind())))
                .sorted(Comparator.comparing(
                                (NamedScorecard named) -> named.card().kind())
                        .thenComparing(NamedScorecard::interviewer))
                .toList());
    }

    /** Of this kind of interview alone. */
    ScorecardTable of(QuestionGuide.Kind kind) {
        return new ScorecardTable(
                cards.stream().filter(named -> named.card().kind() == kind).toList());
    }

    List<Noted> notes() {
        return cards.stream()
                .flatMap(named -> named.answers().stream()
                        .map(answer -> new Noted(
                                named.interviewer(),
                                named.interview(),
                                answer.question().question(),
                                answer.rating(),
                                answer.score().evidence())))
                .toList();
    }

    /** The fit interview first, then the panel by names. */
    List<Recommended> recommendations() {
        return cards.stream()
                .map(named -> new Recommended(named.interviewer(), named.interview(), named.recommendation()))
                .toList();
    }

    /** The question, then the interviewers. */
    List<Column> columns() {
        return Stream.concat(
                        Stream.of(new Column("Question", QUESTION)),
                        IntStream.range(0, cards.size())
                                .mapToObj(index -> new Column(cards.get(index).interviewer(), key(index))))
                .toList();
    }

    private static String key(int index) {
        return "interviewer" + (index + 1);
    }

    /** A row a question, in the order of the guide; each cell is a rating and what it rests on. */
    List<Map<String, String>> rows() {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        Map<String, IntSummaryStatistics> ratings = new LinkedHashMap<>();
        for (int index = 0; index < cards.size(); index++) {
            for (Answer answer : cards.get(index).answers()) {
                QuestionGuide.GuideQuestion asked = answer.question();
                Map<String, String> row = rows.computeIfAbsent(asked.questionId(), question -> new LinkedHashMap<>());
                IntSummaryStatistics sofar =
                        ratings.computeIfAbsent(asked.questionId(), question -> new IntSummaryStatistics());
                sofar.accept(answer.rating());
                String mark = isApart(sofar) ? " (" + apart(sofar) + ")" : "";
                row.put(QUESTION, asked.competency() + mark + "\n" + asked.question());
                row.put(key(index), answer.rating() + " of 4\n" + answer.score().evidence());
            }
        }
        return List.copyOf(rows.values());
    }

    private static boolean isApart(IntSummaryStatistics ratings) {
        return ratings.getMax() - ratings.getMin() >= APART_FROM;
    }

    private static String apart(IntSummaryStatistics ratings) {
        int spread = ratings.getMax() - ratings.getMin();
        if (ratings.getCount() == 1) {
            return "one rating";
        }
        return spread == 0 ? "agreed" : (isApart(ratings) ? "⚠ " : "") + spread + " apart";
    }

    /** Every competency in the order of names, with all of its ratings. */
    List<Competency> competencies(Recommendation combined) {
        return combined.means().stream()
                .sorted(Comparator.comparing(Recommendation.CompetencyMean::competency))
                .map(mean -> competency(mean.competency(), mean.mean()))
                .toList();
    }

    private Competency competency(String competency, BigDecimal mean) {
        List<Map.Entry<Integer, String>> ratings = new ArrayList<>();
        cards.forEach(named -> named.answers().stream()
                .filter(answer -> answer.question().competency().equals(competency))
                .forEach(answer -> ratings.add(Map.entry(answer.rating(), named.interviewer()))));
        return new Competency(
                competency,
                ratings.stream()
                        .sorted(Map.Entry.<Integer, String>comparingByKey(Comparator.reverseOrder()))
                        .map(rating -> rating.getValue() + " " + rating.getKey())
                        .collect(Collectors.joining(", ")),
                apart(ratings.stream().mapToInt(Map.Entry::getKey).summaryStatistics()),
                mean);
    }

    /** Everybody who would not hire. */
    List<No> nos() {
        return cards.stream()
                .filter(named -> !named.card().recommendation().isInFavour())
                .map(named -> new No(
                        named.interviewer(), named.interview(), named.recommendation(), because(named.answers())))
                .toList();
    }

    /** What stands behind the weak ratings; where there are none, behind the lowest. */
    private static String because(List<Answer> answers) {
        int lowest = answers.stream().mapToInt(Answer::rating).min().orElse(0);
        return answers.stream()
                .filter(answer -> answer.rating() <= Math.max(lowest, WEAK))
                .sorted(Comparator.comparing(Answer::rating))
                .map(answer -> answer.question().competency() + ", " + answer.rating() + " of 4: "
                        + answer.score().evidence())
                .collect(Collectors.joining("\n"));
    }
}
