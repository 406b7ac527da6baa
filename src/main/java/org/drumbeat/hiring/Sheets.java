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

/** The scorecards of a candidate side by side: a row a question, a column an interviewer, and where they are apart. */
final class Sheets {

    /** From so much difference on, people saw different things, and a mean would hide it. */
    private static final int APART_FROM = 2;

    private static final int WEAK = 2;

    private static final String QUESTION = "question";

    private final List<Sheet> sheets;

    private Sheets(List<Sheet> sheets) {
        this.sheets = sheets;
    }

    /** What one interviewer noted on one question. */
    record Line(String questionId, String competency, String question, int rating, String evidence) {}

    /** What one interviewer noted, in the order of the guide. */
    record Sheet(
            String interviewer, QuestionGuide.Kind kind, Scorecard.Recommendation recommendation, List<Line> lines) {

        String interview() {
            return kind.label();
        }
    }

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
    static Sheets of(List<Scorecard> cards, Map<QuestionGuide.Kind, QuestionGuide> guides, Map<String, String> names) {
        return new Sheets(cards.stream()
                .map(card -> new Sheet(
                        names.get(card.interviewer()),
                        card.kind(),
                        card.recommendation(),
                        lines(card, guides.get(card.kind()))))
                .sorted(Comparator.comparing(Sheet::kind).thenComparing(Sheet::interviewer))
                .toList());
    }

    private static List<Line> lines(Scorecard card, QuestionGuide guide) {
        Map<String, Scorecard.Score> scores =
                card.scores().stream().collect(Collectors.toMap(Scorecard.Score::questionId, score -> score));
        return guide.questions().stream()
                .filter(question -> scores.containsKey(question.questionId()))
                .map(question -> {
                    Scorecard.Score score = scores.get(question.questionId());
                    return new Line(
                            question.questionId(),
                            question.competency(),
                            question.question(),
                            score.rating(),
                            score.evidence());
                })
                .toList();
    }

    /** The fit interview first, then the panel by names. */
    List<Sheet> all() {
        return sheets;
    }

    List<Sheet> of(QuestionGuide.Kind kind) {
        return sheets.stream().filter(sheet -> sheet.kind() == kind).toList();
    }

    /** The question, then whoever conducted this kind of interview. */
    List<Column> columns(QuestionGuide.Kind kind) {
        List<Sheet> side = of(kind);
        return Stream.concat(
                        Stream.of(new Column("Question", QUESTION)),
                        IntStream.range(0, side.size())
                                .mapToObj(index -> new Column(side.get(index).interviewer(), key(index))))
                .toList();
    }

    private static String key(int index) {
        return "interviewer" + (index + 1);
    }

    /** A row a question, in the order of the guide; each cell is a rating and what it rests on. */
    List<Map<String, String>> rows(QuestionGuide.Kind kind) {
        List<Sheet> side = of(kind);
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        Map<String, IntSummaryStatistics> ratings = new LinkedHashMap<>();
        for (int index = 0; index < side.size(); index++) {
            for (Line line : side.get(index).lines()) {
                Map<String, String> row = rows.computeIfAbsent(line.questionId(), question -> new LinkedHashMap<>());
                IntSummaryStatistics sofar =
                        ratings.computeIfAbsent(line.questionId(), question -> new IntSummaryStatistics());
                sofar.accept(line.rating());
                row.put(QUESTION, line.competency() + mark(sofar) + "\n" + line.question());
                row.put(key(index), line.rating() + " of 4\n" + line.evidence());
            }
        }
        return List.copyOf(rows.values());
    }

    private static String mark(IntSummaryStatistics ratings) {
        return isApart(ratings) ? " (" + apart(ratings) + ")" : "";
    }

    private static boolean isApart(IntSummaryStatistics ratings) {
        return ratings.getMax() - ratings.getMin() >= APART_FROM;
    }

    private static String apart(IntSummaryStatistics ratings) {
        int spread = ratings.getMax() - ratings.getMin();
        if (ratings.getCount() == 1) {
            return "one rating";
        }
        return spread == 0 ? "agreed" : (spread >= APART_FROM ? "⚠ " : "") + spread + " apart";
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
        sheets.forEach(sheet -> sheet.lines().stream()
                .filter(line -> line.competency().equals(competency))
                .forEach(line -> ratings.add(Map.entry(line.rating(), sheet.interviewer()))));
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
        return sheets.stream()
                .filter(sheet -> !sheet.recommendation().isInFavour())
                .map(sheet -> new No(
                        sheet.interviewer(),
                        sheet.interview(),
                        sheet.recommendation().label(),
                        because(sheet.lines())))
                .toList();
    }

    /** What stands behind the weak ratings; where there are none, behind the lowest. */
    private static String because(List<Line> lines) {
        int lowest = lines.stream().mapToInt(Line::rating).min().orElse(0);
        return lines.stream()
                .filter(line -> line.rating() <= Math.max(lowest, WEAK))
                .sorted(Comparator.comparing(Line::rating))
                .map(line -> line.competency() + ", " + line.rating() + " of 4: " + line.evidence())
                .collect(Collectors.joining("\n"));
    }
}
