package org.drumbeat.coaching;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.drumbeat.agreement.Agreements;
import org.drumbeat.agreement.Proposal;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was said in the coaching of a rep, for the rep and the managers above; on a visit, neither reads what the other sees before
 * they have said what they see.
 */
@Service
@Transactional(readOnly = true)
class PlanArchive {

    private static final int PAGE_SIZE = 50;
    private static final Sort NEWEST_FIRST = Sort.by("openedAt").descending().and(Sort.by("id"));

    private final CoachingPlanRepository plans;
    private final Agreements agreements;
    private final ProposedFocusRepository proposed;
    private final FieldVisitRepository visits;
    private final LevelRatingRepository ratings;
    private final FieldVisitReportRepository reports;
    private final SkillCatalogue catalogue;
    private final CoachingRights rights;

    PlanArchive(
            CoachingPlanRepository plans,
            Agreements agreements,
            ProposedFocusRepository proposed,
            FieldVisitRepository visits,
            LevelRatingRepository ratings,
            FieldVisitReportRepository reports,
            SkillCatalogue catalogue,
            CoachingRights rights) {
        this.plans = plans;
        this.agreements = agreements;
        this.proposed = proposed;
        this.visits = visits;
        this.ratings = ratings;
        this.reports = reports;
        this.catalogue = catalogue;
        this.rights = rights;
    }

    /**
     * The plans of a rep, the newest first.
     *
     * @param page from 0, of 50 each
     * @throws Refusal where no rep is named, or their plans are not for this person
     */
    Page<WholePlan.Summary> plansOf(String reader, String rep, int page) {
        if (rep == null || rep.isBlank()) {
            throw Refusal.invalid("“rep” is missing: say whose plans you ask for.");
        }
        // PostgreSQL knows no such text, and nobody has such an id.
        if (rep.indexOf('\0') >= 0 || !rights.mayRead(reader, rep)) {
            throw Refusal.forbidden(
                    "What is said in the coaching of a rep is for the rep and the managers above alone.");
        }
        Page<CoachingPlan> found = plans.findByRep(rep, PageRequest.of(page, PAGE_SIZE, NEWEST_FIRST));
        Map<String, Skill> skills =
                catalogue.versionsOf(found.stream().map(CoachingPlan::focus).toList());
        return found.map(plan -> WholePlan.Summary.of(plan, skills));
    }

    /** @throws Refusal where there is none of this id for this person; that there is one for others is said to nobody */
    WholePlan plan(String reader, String id) {
        CoachingPlan plan = plans.findById(id)
                .filter(any -> rights.mayRead(reader, any.rep()))
                .orElseThrow(CoachingPlan::unknown);
        List<Proposal> made = agreements.proposals(id);
        Map<String, Focus> focuses = proposed
                .findAllById(made.stream().map(Proposal::id).toList())
                .stream()
                .collect(toMap(ProposedFocus::proposalId, ProposedFocus::focus));
        List<Focus> all = new ArrayList<>(focuses.values());
        all.add(plan.focus());
        Map<String, Skill> skills = catalogue.versionsOf(all);
        return new WholePlan(
                WholePlan.Summary.of(plan, skills),
                plans.reasons(id),
                made.stream()
                        .map(proposal -> new WholePlan.Proposed(
                                proposal.proposedBy(),
                                proposal.countered(),
                                WholePlan.Goal.of(focuses.get(proposal.id()), skills),
                                proposal.reason(),
                                proposal.proposedAt()))
                        .toList(),
                visits(plan, reader.equals(plan.rep()), skills),
                WholePlan.Review.of(plan.review()),
                plan.stop());
    }

    /** What was said of the visits of a plan, by the id of the visit. */
    private record Said(
            Map<String, LevelRating> byRep,
            Map<String, LevelRating> byManager,
            Map<String, FieldVisitReport> reports) {}

    private List<WholePlan.Visit> visits(CoachingPlan plan, boolean forRep, Map<String, Skill> skills) {
        List<FieldVisit> all = visits.findByPlanIdOrderByPlace(plan.id());
        List<String> ids = all.stream().map(FieldVisit::id).toList();
        List<LevelRating> rated = ratings.findByVisitIdIn(ids);
        Said said =
                new Said(by(LevelRating.Rater.REP, rated), by(LevelRating.Rater.MANAGER, rated), reports.byVisit(ids));
        return all.stream()
                .map(visit -> visit(visit, forRep, said, skills.get(plan.focus().skillId())))
                .toList();
    }

    private static Map<String, LevelRating> by(LevelRating.Rater rater, List<LevelRating> rated) {
        return rated.stream()
                .filter(rating -> rating.rater() == rater)
                .collect(toMap(LevelRating::visitId, Function.identity()));
    }

    private static WholePlan.Visit visit(FieldVisit visit, boolean forRep, Said said, Skill skill) {
        // A rating that was not given in time is noted, so that whoever has none can still rate themselves.
        LevelRating own = said.byRep().get(visit.id());
        FieldVisitReport report = said.reports().get(visit.id());
        boolean showsOwn = own != null && (forRep || report != null);
        boolean showsReport = report != null && (!forRep || own != null);
        FieldVisit.Slot slot = visit.slot();
        return new WholePlan.Visit(
                visit.place(),
                visit.state(),
                visit.manager(),
                visit.holdBy(),
                slot == null ? null : slot.startsAt(),
                slot == null ? null : slot.durationMinutes(),
                slot == null ? null : slot.customer(),
                slot == null ? null : slot.purpose(),
                showsOwn ? WholePlan.Rating.of(own, skill) : null,
                showsReport ? WholePlan.Report.of(report, said.byManager().get(visit.id()), skill) : null,
                showsReport ? report.followUp() : null);
    }
}
