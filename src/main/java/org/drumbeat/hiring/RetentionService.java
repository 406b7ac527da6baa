package org.drumbeat.hiring;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.drumbeat.notification.Notifications;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Histories;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Erases candidates' data when their period is over or on request, and keeps what is on legal hold. */
@Service
@Transactional
class RetentionService {

    private static final int AT_ONCE = 100;

    /** Whose erasure has failed for so long, the night finds again. */
    private static final Duration GIVEN_UP = Duration.ofDays(7);

    /** Why somebody is erased. */
    @EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
    enum Reason {
        CANDIDATE_ASKED,
        CONSENT_WITHDRAWN,
        RECEIVED_BY_MISTAKE,
        PERIOD_OVER
    }

    /** What came of trying to erase a candidate. */
    enum Erasure {
        /** Nothing about the person is left. */
        ERASED,
        /** A legal hold forbids it. */
        ON_HOLD,
        /** A process about the candidate still runs, or a mail about them has still to be sent. */
        NOT_YET;

        /** As the diagram goes by it. */
        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final CandidateRecords records;
    private final LegalHoldRepository holds;
    private final CandidacyService candidacies;
    private final RetentionPeriods periods;
    private final Histories histories;
    private final Notifications notifications;
    private final People people;
    private final Clock clock;

    RetentionService(
            CandidateRecords records,
            LegalHoldRepository holds,
            CandidacyService candidacies,
            RetentionPeriods periods,
            Histories histories,
            Notifications notifications,
            People people,
            Clock clock) {
        this.records = records;
        this.holds = holds;
        this.candidacies = candidacies;
        this.periods = periods;
        this.histories = histories;
        this.notifications = notifications;
        this.people = people;
        this.clock = clock;
    }

    /** The next hundred, at most, whose period is over; nobody is found twice. */
    List<String> findDue() {
        Map<Vacancy.Jurisdiction, RetentionPeriods.Period> byPlace = new EnumMap<>(Vacancy.Jurisdiction.class);
        Map<Vacancy.Jurisdiction, Instant> since = new EnumMap<>(Vacancy.Jurisdiction.class);
        for (Vacancy.Jurisdiction place : Vacancy.Jurisdiction.values()) {
            RetentionPeriods.Period period = periods.of(place);
            byPlace.put(place, period);
            since.put(place, period.overForWhatEndedBefore(clock));
        }
        Instant now = clock.instant();
        List<String> due = records.due(byPlace, since, now.minus(GIVEN_UP), AT_ONCE);
        records.request(due, Reason.PERIOD_OVER, null, now);
        return due;
    }

    /**
     * Records that a candidate is to be erased, and withdraws them first where the candidacy goes on.
     *
     * @param candidate e-mail, or id of the candidacy
     * @return id of the candidacy
     * @throws Refusal where nobody or more than one is meant, a hold forbids it, or it is being done
     */
    String request(String candidate, Reason reason, String person) {
        String id = only(candidate, person);
        CandidateRecords.Status status = stillThere(id);
        holds.findByInForceFor(id).ifPresent(hold -> {
            throw Refusal.conflict(people.nameOf(hold.setBy()) + " set a legal hold on this candidate on "
                    + day(hold.setAt()) + ", so nothing is erased: it has to be lifted first.");
        });
        if (status.requestedAt() != null) {
            throw Refusal.conflict("This candidate is being erased already, since "
                    + day(status.requestedAt().toInstant()) + ".");
        }
        if (status.waitsForWelcome()) {
            throw Refusal.conflict(
                    "This candidate has been hired, but not welcomed yet: complete “Welcome new rep” first,"
                            + " which needs the name.");
        }
        if (!status.ended()) {
            candidacies.withdraw(id, "Asked to be erased", person);
        }
        records.request(List.of(id), reason, person, clock.instant());
        return id;
    }

    /** Erases a candidate from our tables, the mails and the engine's history, or nothing of it; a second time does nothing. */
    Erasure erase(String candidacyId) {
        CandidateRecords.Status status = locked(candidacyId);
        if (status.erased()) {
            return Erasure.ERASED;
        }
        if (holds.findByInForceFor(candidacyId).isPresent()) {
            records.dropRequest(candidacyId);
            return Erasure.ON_HOLD;
        }
        if (notifications.areWaiting(candidacyId) || !histories.forget(candidacyId)) {
            return Erasure.NOT_YET;
        }
        records.erase(candidacyId, clock.instant());
        notifications.forget(candidacyId);
        if (status.hired()) {
            // Those who were told to welcome somebody were told whom.
            notifications.forget(status.vacancyId());
        }
        return Erasure.ERASED;
    }

    /**
     * As {@link #erase}, for somebody whose period is over.
     *
     * @throws IllegalStateException where it cannot be done yet
     */
    void eraseDue(String candidacyId) {
        if (erase(candidacyId) == Erasure.NOT_YET) {
            throw new IllegalStateException("The candidacy " + candidacyId
                    + " has ended, and a process about it still runs" + " or a mail about it was never sent");
        }
    }

    /**
     * @param candidate as for {@link #request}
     * @return id of the candidacy
     * @throws Refusal where nobody or more than one is meant, or there is a hold
     */
    String setHold(String candidate, String reason, String person) {
        String id = only(candidate, person);
        stillThere(id);
        holds.findByInForceFor(id).ifPresent(hold -> {
            throw Refusal.conflict(people.nameOf(hold.setBy()) + " set a legal hold on this candidate on "
                    + day(hold.setAt()) + " already.");
        });
        holds.save(LegalHold.set(id, person, reason, clock.instant()));
        return id;
    }

    /** As {@link #setHold}; refused where there is no hold. */
    String liftHold(String candidate, String reason, String person) {
        String id = only(candidate, person);
        LegalHold hold = holds.findByInForceFor(id)
                .orElseThrow(() -> Refusal.conflict("There is no legal hold on this candidate."));
        holds.save(hold.lifted(person, reason, clock.instant()));
        return id;
    }

    /** Holds the row, unless the erasure that held it before is done. */
    private CandidateRecords.Status stillThere(String candidacyId) {
        CandidateRecords.Status status = locked(candidacyId);
        if (status.erased()) {
            throw Refusal.conflict("This candidate has just been erased.");
        }
        return status;
    }

    private String only(String candidate, String person) {
        if (!people.arePresent(List.of(person), Set.of(Role.HR))) {
            throw Refusal.forbidden("Only HR erases candidates and sets or lifts a legal hold.");
        }
        List<CandidateRecords.Namesake> found = records.find(candidate);
        if (found.isEmpty()) {
            throw Refusal.unknown(
                    "“Candidate”: nobody has applied with this e-mail or number, or they are erased already.");
        }
        if (found.size() > 1) {
            throw Refusal.invalid(
                    "“Candidate”: this person has applied more than once. Choose one candidacy by its number: "
                            + found.stream()
                                    .map(line -> line.id() + " (" + line.vacancy() + ")")
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
        return found.get(0).id();
    }

    private CandidateRecords.Status locked(String candidacyId) {
        return records.findLocked(candidacyId).orElseThrow(Candidacy::unknown);
    }

    private String day(Instant moment) {
        return DayInWords.of(LocalDate.ofInstant(moment, clock.getZone()));
    }
}
