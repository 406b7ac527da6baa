package org.drumbeat.hiring;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What the figures of hiring say about a span of time. Shares, rates and ratios are from 0 to 1 with three decimals; a figure
 * that would divide by nothing is null.
 *
 * @param from the first day, in the time zone of the application
 * @param to the last day
 */
record HiringReport(
        LocalDate from,
        LocalDate to,
        Vacancies vacancies,
        List<Step> funnel,
        PanelAgreement panelAgreement,
        Decisions decisions,
        Offers offers,
        List<LateScorecards> overdueScorecards,
        List<FourFifths.Category> fourFifths,
        BadHireFormula.Cost costOfABadHire) {

    /**
     * @param opened how many were opened in the span
     * @param filled how many were filled in it, whenever they were opened
     * @param cancelled likewise
     * @param open how many were open when it ended
     */
    record VacancyCounts(int opened, int filled, int cancelled, int open) {}

    /** @param daysToFill of those that were filled in the span */
    record Vacancies(@JsonUnwrapped VacancyCounts counts, DaysToFill daysToFill) {}

    /**
     * Calendar days from the opening of a vacancy to the day on which it was filled, interpolated between two vacancies.
     *
     * @param median null where none was filled, as is the other
     * @param p90 nine of ten vacancies took no longer
     */
    record DaysToFill(BigDecimal median, BigDecimal p90) {}

    /**
     * How many of those who applied in the span have come to this stage by now.
     *
     * @param conversion share of them who came to the next; null at the last stage
     */
    record Step(Stage stage, int candidates, BigDecimal conversion) {}

    /**
     * How far the panel agrees on the same candidate and question, by the behavioral scorecards handed in in the span.
     *
     * @param meanDifference the difference of two ratings, on average over all pairs of interviewers, 0 to 3; two decimals
     * @param questions how many were rated by at least two
     * @param shareApart share of them on which two differ by 2 or more
     */
    record PanelAgreement(BigDecimal meanDifference, int questions, BigDecimal shareApart) {}

    /**
     * Decisions of the debriefs that became due in the span.
     *
     * @param made how many, where the decision table had advised something
     * @param againstAdvice hired where it advised not to, or declined where it advised to hire; an advice to discuss is never
     *     decided against
     */
    record Decisions(int made, int againstAdvice) {

        @JsonProperty
        BigDecimal shareAgainst() {
            return Rates.of(againstAdvice, made);
        }
    }

    /**
     * What became of the offers made in the span.
     *
     * @param made all of them, those that wait for an answer or were withdrawn included
     */
    record Offers(int made, int accepted, int declined, int expired) {

        /** Share of the accepted among those accepted, declined and expired. */
        @JsonProperty
        BigDecimal acceptance() {
            return Rates.of(accepted, accepted + declined + expired);
        }
    }

    /**
     * One interviewer's scorecards of interviews in the span that were due by now.
     *
     * @param interviewer id of the person
     * @param due how many
     * @param late handed in after the end of the business day after the interview
     * @param missing not handed in, and that day is over
     */
    record LateScorecards(String interviewer, String name, int due, int late, int missing) {}
}
