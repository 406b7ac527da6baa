package org.drumbeat.coaching;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private final PlanProposalRepository proposals;
    private final FieldVisitRepository visits;
    private final LevelRatingRepository ratings;
    private final VisitReportRepository reports;
    private final FollowUpRepository followUps;
    private final CycleReviewRepository reviews;
    private final SkillCatalogue catalogue;
    private final CoachingLine line;

    PlanArchive(
            CoachingPlanRepository plans,
            PlanProposalRepository proposals,
            FieldVisitRepository visits,
            LevelRatingRepository ratings,
            VisitReportRepository reports,
            FollowUpRepository followUps,
            CycleReviewRepository reviews,
            SkillCatalogue catalogue,
            CoachingLine line) {
        this.plans = plans;
        this.proposals = proposals;
        this.visits = visits;
        this.ratings = ratings;
        this.reports = reports;
        this.followUps = followUps;
        this.reviews = reviews;
        this.catalogue = catalogue;
        this.line = line;
    }

    /**
     * The plans of a rep, the newest first.
     *
     * @param page from 0, of 50 each
     * @throws Refusal where no rep is named, or their plans are not for this person
     */
    Page<WholePlan.Line> plansOf(String reader, String rep, int page) {
        if (rep == null || rep.isBlank()) {
            throw Refusal.invalid("“rep” is missing: say whose plans you ask for.");
        }
        // PostgreSQL knows no such text, and nobody has such an id.
        if (rep.indexOf('\0') >= 0 || !line.mayRead(reader, rep)) {
            throw Refusal.forbidden(
                    "What is said in the coaching of a rep is for the rep and the managers above alone.");
        }
        Page<CoachingPlan> found = plans.findByRep(rep, PageRequest.of(page, PAGE_SIZE, NEWEST_FIRST));
        Map<String, Skill> skills = skills(found.stream().map(CoachingPlan::focus));
        return found.map(plan -> new WholePlan.Line(
                plan.id(),
                plan.rep(),
                plan.state(),
                goal(plan.focus(), skills),
                plan.openedAt(),
                plan.agreedAt(),
                plan.endedAt()));
    }

    /** @throws Refusal where there is none of this id for this person; that there is one for others is said to nobody */
    WholePlan plan(String reader, String id) {
        CoachingPlan plan = plans.findById(id)
                .filter(any -> line.mayRead(reader, any.rep()))
                .orElseThrow(CoachingPlan::unknown);
        List<PlanProposal> proposed = proposals.findByPlanIdOrderByPlace(id);
        Map<String, Skill> skills = skills(
                Stream.concat(Stream.ofNullable(plan.focus()), proposed.stream().map(PlanProposal::focus)));
        return new WholePlan(
                plan.id(),
                plan.rep(),
                plan.state(),
                goal(plan.focus(), skills),
                plan.openedAt(),
                plan.agreedAt(),
                plan.endedAt(),
                plans.reasons(id),
                proposed.stream()
                        .map(proposal -> new WholePlan.Proposal(
                                proposal.proposedBy(),
                                proposal.byRep(),
                                goal(proposal.focus(), skills),
                                proposal.reason(),
                                proposal.proposedAt()))
                        .toList(),
                visits(plan, reader.equals(plan.rep()), skills),
                reviews.findById(id).map(WholePlan.Review::of).orElse(null),
                plan.stop());
    }

    private Map<String, Skill> skills(Stream<Focus> focuses) {
        return catalogue
                .versions(focuses.filter(Objects::nonNull).map(Focus::skillId).collect(toSet()))
                .stream()
                .collect(toMap(Skill::id, Function.identity()));
    }

    private static WholePlan.Goal goal(Focus focus, Map<String, Skill> skills) {
        return focus == null ? null : WholePlan.Goal.of(focus, skills.get(focus.skillId()));
    }

    /** What was said of the visits of a plan, by the id of the visit. */
    private record Said(
            Map<String, LevelRating> byRep,
            Map<String, LevelRating> byManager,
            Map<String, VisitReport> reports,
            Map<String, FollowUp> followUps) {}

    private List<WholePlan.Visit> visits(CoachingPlan plan, boolean forRep, Map<String, Skill> skills) {
        List<FieldVisit> all = visits.findByPlanIdOrderByPlace(plan.id());
        List<String> ids = all.stream().map(FieldVisit::id).toList();
        List<LevelRating> rated = ratings.findByVisitIdIn(ids);
        Said said = new Said(
                by(LevelRating.Rater.REP, rated),
                by(LevelRating.Rater.MANAGER, rated),
                reports.findAllById(ids).stream().collect(toMap(VisitReport::visitId, Function.identity())),
                followUps.findAllById(ids).stream().collect(toMap(FollowUp::visitId, Function.identity())));
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
        VisitReport report = said.reports().get(visit.id());
        boolean showsOwn = own != null && (forRep || report != null);
        boolean showsReport = report != null && (!forRep || own != null);
        FollowUp followUp = showsReport ? said.followUps().get(visit.id()) : null;
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
                followUp == null ? null : WholePlan.Checked.of(followUp));
    }
}
