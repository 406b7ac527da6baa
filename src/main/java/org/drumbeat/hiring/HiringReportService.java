package org.drumbeat.hiring;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.drumbeat.people.People;
import org.drumbeat.workflow.DaySpan;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;

/** What the figures of hiring say, for HR and leaders of all vacancies, for a manager of their own. */
@Service
record HiringReportService(HiringFigures figures, BadHireFormula badHire, People people, Clock clock) {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");

    /**
     * @param from the first day, as 2027-01-01
     * @param to the last day
     * @throws Refusal where it is not for this person, or the days are no span
     */
    HiringReport report(String reader, String from, String to) {
        String manager = people.figuresSeenBy(reader, "of hiring");
        DaySpan days = DaySpan.of(from, to);
        HiringFigures.Span span = new HiringFigures.Span(
                manager, days.from(clock.getZone()), days.until(clock.getZone()), clock.instant());
        Map<Stage, Integer> reached = reached(span);
        return new HiringReport(
                days.first(),
                days.last(),
                vacancies(span),
                funnel(reached),
                panelAgreement(span),
                figures.decisions(span),
                figures.offers(span),
                figures.lateScorecards(span),
                FourFifths.of(figures.declared(span), reached),
                badHire.cost());
    }

    private HiringReport.Vacancies vacancies(HiringFigures.Span span) {
        List<Long> days = figures.fillings(span).stream()
                .map(filling -> ChronoUnit.DAYS.between(dayOf(filling.openedAt()), dayOf(filling.filledAt())))
                .sorted()
                .toList();
        return new HiringReport.Vacancies(
                figures.vacancies(span),
                new HiringReport.DaysToFill(Rates.percentile(days, HALF), Rates.percentile(days, NINE_TENTHS)));
    }

    private LocalDate dayOf(OffsetDateTime moment) {
        return LocalDate.ofInstant(moment.toInstant(), clock.getZone());
    }

    private Map<Stage, Integer> reached(HiringFigures.Span span) {
        Map<Stage, Integer> reached = new EnumMap<>(Stage.class);
        figures.stages(span).forEach(count -> reached.put(count.stage(), count.candidates()));
        return reached;
    }

    private static List<HiringReport.Step> funnel(Map<Stage, Integer> reached) {
        List<HiringReport.Step> steps = new ArrayList<>();
        Stage[] stages = Stage.values();
        for (int i = 0; i < stages.length; i++) {
            int here = reached.getOrDefault(stages[i], 0);
            BigDecimal conversion =
                    i + 1 == stages.length ? null : Rates.of(reached.getOrDefault(stages[i + 1], 0), here);
            steps.add(new HiringReport.Step(stages[i], here, conversion));
        }
        return steps;
    }

    private HiringReport.PanelAgreement panelAgreement(HiringFigures.Span span) {
        HiringFigures.Differences differences = figures.differences(span);
        HiringFigures.Questions questions = figures.questions(span);
        return new HiringReport.PanelAgreement(
                Rates.divided(differences.sum(), differences.pairs(), 2),
                questions.rated(),
                Rates.of(questions.apart(), questions.rated()));
    }
}
