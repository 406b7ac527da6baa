package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The scorecards of a candidate side by side: a row a question, a column an interviewer, and where they are apart.
 *
 * @param cards the fit interview first, then the panel by names
 */
record ScorecardTable(List<Card> cards) {

    /** From so much difference on, people saw different things, and a mean would hide it. */
    private static final int APART_FROM = 2;

    private static final int WEAK = 2;
    private static final String QUESTION = "question";

    /** What one interviewer noted, in the order of the guide. */
    private record Card(
            QuestionGuide.Kind kind,
            String interviewer,
            Scorecard.Recommendation recommendation,
            List<Answer> answers) {

        private static Card of(String interviewer, Scorecard card, QuestionGuide guide) {
            List<Answer> answers = guide.questions().stream()
                    .flatMap(question -> card.scores().stream()
                            .filter(score -> score.questionId().equals(question.questionId()))
                            .map(score -> new Answer(question, score.rating(), score.evidence())))
                    .toList();
            return new Card(card.kind(), interviewer, card.recommendation(), answers);
        }
    }

    private record Answer(QuestionGuide.GuideQuestion question, int rating, String evidence) {}

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
                .map(card -> Card.of(names.get(card.interviewer()), card, guides.get(card.kind())))
                .sorted(Comparator.comparing(Card::kind).thenComparing(Card::interviewer))
                .toList());
    }

    /** Of this kind of interview alone. */
    ScorecardTable of(QuestionGuide.Kind kind) {
        return new ScorecardTable(
                cards.stream().filter(card -> card.kind() == kind).toList());
    }

    List<Noted> notes() {
        return cards.stream()
                .flatMap(card -> card.answers().stream()
                        .map(answer -> new Noted(
                                card.interviewer(),
                                card.kind().label(),
                                answer.question().question(),
                                answer.rating(),
                                answer.evidence())))
                .toList();
    }

    List<Recommended> recommendations() {
        return cards.stream()
                .map(card -> new Recommended(
                        card.interviewer(),
                        card.kind().label(),
                        card.recommendation().label()))
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
                row.put(key(index), answer.rating() + " of 4\n" + answer.evidence());
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
        cards.forEach(card -> card.answers().stream()
                .filter(answer -> answer.question().competency().equals(competency))
                .forEach(answer -> ratings.add(Map.entry(answer.rating(), card.interviewer()))));
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
                .filter(card -> !card.recommendation().isInFavour())
                .map(card -> new No(
                        card.interviewer(),
                        card.kind().label(),
                        card.recommendation().label(),
                        because(card.answers())))
                .toList();
    }

    /** What stands behind the weak ratings; where there are none, behind the lowest. */
    private static String because(List<Answer> answers) {
        int lowest = answers.stream().mapToInt(Answer::rating).min().orElse(0);
        return answers.stream()
                .filter(answer -> answer.rating() <= Math.max(lowest, WEAK))
                .sorted(Comparator.comparing(Answer::rating))
                .map(answer -> answer.question().competency() + ", " + answer.rating() + " of 4: " + answer.evidence())
                .collect(Collectors.joining("\n"));
    }
}
