package org.drumbeat.hiring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.drumbeat.notification.Notifications;
import org.drumbeat.notification.Organisation;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The psychometric profile: the candidate is invited and reminded, answers once, and few ever see what comes of it. */
@Service
@Transactional
class AssessmentService {

    private final AssessmentRepository assessments;
    private final CandidacyRepository candidacies;
    private final VacancyRepository vacancies;
    private final InterviewKitRepository kits;
    private final ProfileProviders providers;
    private final Notifications notifications;
    private final Organisation organisation;
    private final People people;
    private final Clock clock;

    AssessmentService(
            AssessmentRepository assessments,
            CandidacyRepository candidacies,
            VacancyRepository vacancies,
            InterviewKitRepository kits,
            ProfileProviders providers,
            Notifications notifications,
            Organisation organisation,
            People people,
            Clock clock) {
        this.assessments = assessments;
        this.candidacies = candidacies;
        this.vacancies = vacancies;
        this.kits = kits;
        this.providers = providers;
        this.notifications = notifications;
        this.organisation = organisation;
        this.people = people;
        this.clock = clock;
    }

    /** Sends the candidate the link to their profile; done twice, the second does nothing. */
    void invite(String candidacyId) {
        if (assessments.findByCandidacyId(candidacyId).isPresent()) {
            return;
        }
        Candidacy candidacy = candidacies.get(candidacyId);
        String provider = kits.findById(candidacy.vacancyId()).orElseThrow().profileProvider();
        write(assessments.save(Assessment.invited(candidacyId, provider, clock.instant())), candidacy, "invitation");
    }

    /** Reminds a candidate who can still answer. */
    void remind(String candidacyId) {
        assessments
                .findByCandidacyId(candidacyId)
                .filter(assessment -> assessment.isOpen(clock.instant()))
                .ifPresent(open -> write(open, candidacies.get(candidacyId), "reminder"));
    }

    private void write(Assessment assessment, Candidacy candidacy, String words) {
        notifications.send(candidacy.mail(
                "profile-" + words + ":" + candidacy.id(),
                "profile-" + words,
                Map.of(
                        "candidate", candidacy.name(),
                        "vacancy",
                                vacancies.get(candidacy.vacancyId()).position().title(),
                        "link", link(assessment),
                        "until", organisation.inWords(assessment.expiresAt()))));
    }

    private String link(Assessment assessment) {
        if (assessment.provider().equals(ProfileProviders.BUILT_IN)) {
            return organisation.link("/profile/" + assessment.token());
        }
        return providers
                .elsewhere(assessment.provider())
                .map(provider -> provider.linkFor(assessment.token()))
                .orElseThrow(() -> new IllegalStateException("The provider of profiles “" + assessment.provider()
                        + "” that the kit of the vacancy names is not configured any more: set drumbeat.profile.providers."
                        + assessment.provider() + " again."));
    }

    /** The answers of a candidate whose candidacy has ended are no longer needed: the link opens nothing. */
    void close(String candidacyId) {
        assessments
                .findLockedByCandidacyId(candidacyId)
                .filter(assessment -> assessment.state() == Assessment.State.INVITED)
                .ifPresent(open -> assessments.save(open.closed()));
    }

    /** For HR, who decide whether to go on without a profile. */
    record UnansweredProfile(@JsonUnwrapped HiringViews.Applicant applicant, String invited, String until) {}

    @Transactional(readOnly = true)
    UnansweredProfile unanswered(String candidacyId) {
        Candidacy candidacy = candidacies.get(candidacyId);
        Assessment assessment = assessments.findByCandidacyId(candidacyId).orElseThrow();
        return new UnansweredProfile(
                HiringViews.applicant(candidacy, vacancies.get(candidacy.vacancyId())),
                organisation.inWords(assessment.invitedAt()),
                organisation.inWords(assessment.expiresAt()));
    }

    /** What came of a profile; nothing before it is answered, and nothing for anybody who may not see it. */
    @Transactional(readOnly = true)
    Optional<Assessment.Profile> profileOf(String candidacyId, String reader) {
        return maySee(candidacyId, reader)
                ? assessments
                        .findByCandidacyId(candidacyId)
                        .filter(assessment -> assessment.state() == Assessment.State.ANSWERED)
                        .map(Assessment::profile)
                : Optional.empty();
    }

    /** @throws Refusal unless this is HR, or the hiring manager or who stands in for them; and where there is no profile */
    @Transactional(readOnly = true)
    Assessment.Profile profileFor(String reader, String candidacyId) {
        if (!maySee(candidacyId, reader)) {
            throw Refusal.forbidden("Only HR and the hiring manager see a candidate’s profile.");
        }
        return profileOf(candidacyId, reader)
                .orElseThrow(() -> Refusal.unknown("This candidate has not answered a profile."));
    }

    private boolean maySee(String candidacyId, String reader) {
        String hiringManager =
                vacancies.get(candidacies.get(candidacyId).vacancyId()).hiringManager();
        return reader.equals(people.standInFor(hiringManager)) || people.hasRole(reader, Role.HR);
    }

    /**
     * What the candidate with this token applied for, who is asked the built-in profile.
     *
     * @return the title of the vacancy
     * @throws Refusal where the token is unknown, used or expired
     */
    @Transactional(readOnly = true)
    String vacancyOf(String token) {
        Assessment assessment = builtIn(assessments.findByToken(token));
        assessment.requireOpen(clock.instant());
        return vacancies
                .get(candidacies.get(assessment.candidacyId()).vacancyId())
                .position()
                .title();
    }

    /**
     * Takes the answers to the built-in profile, and the groups that the candidate says they belong to.
     *
     * @param answers from 1 to 5, in the order of the statements
     * @param groups codes of groups by code of the category; whoever says nothing leaves them out
     * @return id of the candidacy
     * @throws Refusal where the token is unknown, used or expired, or an answer is missing
     */
    String answer(String token, List<Integer> answers, Map<String, String> groups) {
        Assessment assessment = builtIn(assessments.findLockedByToken(token));
        assessment.requireOpen(clock.instant());
        Map<String, String> declared = new HashMap<>();
        Arrays.stream(GroupCategory.values())
                .filter(category -> category.declared(groups) != null)
                .forEach(category -> declared.put(category.code(), category.declared(groups)));
        assessments.save(assessment.answered(MiniIpip.score(answers), MiniIpip.NORM, clock.instant()));
        declared.forEach((category, group) -> assessments.declare(assessment.candidacyId(), category, group));
        return assessment.candidacyId();
    }

    private static Assessment builtIn(Optional<Assessment> found) {
        return found.filter(assessment -> assessment.provider().equals(ProfileProviders.BUILT_IN))
                .orElseThrow(AssessmentService::unknownToken);
    }

    /**
     * The provider whose signature the answer to this token has to have.
     *
     * @throws Refusal where the token is unknown, or its profile is not given by a provider
     */
    @Transactional(readOnly = true)
    ProfileProviders.Provider providerOf(String token) {
        return assessments
                .findByToken(token)
                .flatMap(assessment -> providers.elsewhere(assessment.provider()))
                .orElseThrow(AssessmentService::unknownToken);
    }

    /** @throws Refusal where the token is used or expired */
    @Transactional(readOnly = true)
    void requireOpen(String token) {
        assessments
                .findByToken(token)
                .orElseThrow(AssessmentService::unknownToken)
                .requireOpen(clock.instant());
    }

    /**
     * Takes what a provider elsewhere worked out; whoever calls has checked its signature.
     *
     * @return id of the candidacy
     * @throws Refusal where the token is used or expired
     */
    String answer(String token, List<Assessment.ScaleScore> scales, String norm) {
        Assessment assessment = assessments.findLockedByToken(token).orElseThrow(AssessmentService::unknownToken);
        assessments.save(assessment.answered(scales, norm, clock.instant()));
        return assessment.candidacyId();
    }

    private static Refusal unknownToken() {
        return Refusal.unknown("There is no profile at this address: check that the link is whole.");
    }
}
