package org.drumbeat.coaching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Map<String, Focus> focuses = proposed.of(made);
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
                plan.focus() == null
                        ? List.of()
                        : visits(
                                plan,
                                reader.equals(plan.rep()),
                                skills.get(plan.focus().skillId())),
                WholePlan.Review.of(plan.review()),
                plan.stop());
    }

    /** What was said on the visits of a plan, as far as the rep or else the managers may know it. */
    List<WholePlan.Visit> visits(CoachingPlan plan, boolean forRep, Skill skill) {
        List<FieldVisit> all = visits.findByPlanIdOrderByPlace(plan.id());
        List<String> ids = all.stream().map(FieldVisit::id).toList();
        Map<String, Map<LevelRating.Rater, LevelRating>> rated = ratings.byVisit(ids);
        Map<String, FieldVisitReport> reported = reports.byVisit(ids);
        return all.stream()
                .map(visit ->
                        visit(visit, forRep, rated.getOrDefault(visit.id(), Map.of()), reported.get(visit.id()), skill))
                .toList();
    }

    /** A rating that was not given in time is noted, so that whoever has none can still rate themselves. */
    private static WholePlan.Visit visit(
            FieldVisit visit,
            boolean forRep,
            Map<LevelRating.Rater, LevelRating> rated,
            FieldVisitReport report,
            Skill skill) {
        LevelRating own = rated.get(LevelRating.Rater.REP);
        boolean showsOwn = own != null && (forRep || report != null);
        boolean showsReport = report != null && (!forRep || own != null);
        return WholePlan.Visit.of(
                visit,
                showsOwn ? WholePlan.Rating.of(own, skill) : null,
                showsReport ? WholePlan.Report.of(report, rated.get(LevelRating.Rater.MANAGER), skill) : null);
    }
}
