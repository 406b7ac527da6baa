package org.drumbeat.hiring;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.security.Principal;
import org.drumbeat.text.SeveralLines;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.FreeText;
import org.drumbeat.workflow.Processes;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Hiring for other systems: a careers page hands in applications and asks how far they are, a dashboard shows the figures. */
@RestController
@Transactional
class HiringApi {

    private final HiringViews views;
    private final ApplicationService applications;
    private final CandidacyService candidacies;
    private final OfferService offers;
    private final AssessmentService assessments;
    private final HiringReportService reports;
    private final Processes processes;

    HiringApi(
            HiringViews views,
            ApplicationService applications,
            CandidacyService candidacies,
            OfferService offers,
            AssessmentService assessments,
            HiringReportService reports,
            Processes processes) {
        this.views = views;
        this.applications = applications;
        this.candidacies = candidacies;
        this.offers = offers;
        this.assessments = assessments;
        this.reports = reports;
        this.processes = processes;
    }

    record ReceivedBody(String candidacyId) {}

    /** Answers 404 for an unknown vacancy, 409 where it is not open or the e-mail has applied, 422 for bad fields. */
    @PostMapping("/api/vacancies/{vacancyId}/applications")
    @ResponseStatus(HttpStatus.CREATED)
    ReceivedBody receive(@PathVariable String vacancyId, @RequestBody Application application, Principal caller) {
        ApplicationService.Received received = applications.receive(vacancyId, application, caller.getName());
        processes.start("candidacy", received.candidacyId(), HiringVariables.of(received));
        return new ReceivedBody(received.candidacyId());
    }

    @GetMapping("/api/vacancies/{id}")
    @Transactional(readOnly = true)
    HiringViews.VacancyBody vacancy(@PathVariable String id, Principal caller) {
        return views.vacancyFor(caller.getName(), id);
    }

    @GetMapping("/api/candidacies/{id}")
    @Transactional(readOnly = true)
    HiringViews.CandidacyBody candidacy(@PathVariable String id, Principal caller) {
        return views.candidacyFor(caller.getName(), id);
    }

    /** Answers 403 to everybody but HR and the hiring manager, 404 where there is no profile. */
    @GetMapping("/api/candidacies/{id}/profile")
    @Transactional(readOnly = true)
    Assessment.Profile profile(@PathVariable String id, Principal caller) {
        return assessments.profileFor(caller.getName(), id);
    }

    /** Why a candidate withdraws, in their words. */
    record WithdrawalBody(
            @SeveralLines @NotBlank @Size(max = 2000) String reason) {}

    /** Answers 404 for an unknown candidacy, 409 where it has ended, 422 without a reason. */
    @PostMapping("/api/candidacies/{id}/withdraw")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, @Valid @RequestBody WithdrawalBody body, Principal caller) {
        candidacies.withdraw(id, body.reason(), caller.getName());
        processes.tell("hiring.candidateWithdrawn", id, Facts.none());
    }

    /** What a candidate answers to an offer; {@code comment} may be left out. */
    record OfferAnswerBody(
            @NotNull(message = "is missing: true or false.") Boolean accepted,
            @SeveralLines @Size(max = 2000) String comment) {}

    /** Answers 404 for an unknown candidacy, 409 without an open offer or where the vacancy has been filled, 422 without an answer. */
    @PostMapping("/api/candidacies/{id}/offer-answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answerOffer(@PathVariable String id, @Valid @RequestBody OfferAnswerBody body, Principal caller) {
        candidacies.requireMayTell(caller.getName());
        offers.answer(id, body.accepted(), FreeText.remarkOrNull("comment", body.comment()));
        processes.tell("hiring.offerAnswered", id, Facts.of(HiringVariables.ACCEPTED, body.accepted()));
    }

    /** Answers 403 to whom it is not for, and 422 where the days are missing, no days, or in the wrong order. */
    @GetMapping("/api/hiring/report")
    @Transactional(readOnly = true)
    HiringReport report(
            @RequestParam(required = false) String from, @RequestParam(required = false) String to, Principal caller) {
        return reports.report(caller.getName(), from, to);
    }
}
