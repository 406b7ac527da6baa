package org.drumbeat.hiring;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.drumbeat.people.People;
import org.drumbeat.people.Role;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The CVs of candidates: handed in by HR and careers pages, read by HR, the hiring manager and who interviews. */
@Service
@Transactional
class CvService {

    private final CvRepository cvs;
    private final CandidateRecords records;
    private final CandidacyRepository candidacies;
    private final VacancyRepository vacancies;
    private final InterviewKitRepository kits;
    private final InterviewRepository interviews;
    private final People people;
    private final Clock clock;

    CvService(
            CvRepository cvs,
            CandidateRecords records,
            CandidacyRepository candidacies,
            VacancyRepository vacancies,
            InterviewKitRepository kits,
            InterviewRepository interviews,
            People people,
            Clock clock) {
        this.cvs = cvs;
        this.records = records;
        this.candidacies = candidacies;
        this.vacancies = vacancies;
        this.kits = kits;
        this.interviews = interviews;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Keeps a candidate's CV in place of the one before.
     *
     * @param person who hands it in: HR, or a system with the role intake
     * @throws Refusal where the candidacy is unknown or has ended, or it is no PDF of at most 5 MB
     */
    void store(String candidacyId, byte[] content, String person) {
        if (!people.hasRole(person, Role.HR, Role.INTAKE)) {
            throw Refusal.forbidden("Only HR and the careers page hand in a CV.");
        }
        // Held, so that nothing is stored for somebody who is just being erased.
        if (records.findLocked(candidacyId).orElseThrow(Candidacy::unknown).ended()) {
            throw Refusal.conflict("This candidacy has ended, so a CV can no longer be added.");
        }
        cvs.save(cvs.findById(candidacyId)
                .map(before -> before.replacedBy(content, person, clock.instant()))
                .orElseGet(() -> Cv.of(candidacyId, content, person, clock.instant())));
    }

    /** A CV to take away, under a name that tells it from others. */
    record Download(String fileName, byte[] content) {}

    /** @throws Refusal, the same for whoever may not read it and where there is none */
    @Transactional(readOnly = true)
    Download download(String candidacyId, String reader) {
        Candidacy candidacy = candidacies
                .findById(candidacyId)
                .filter(found -> mayRead(found, reader))
                .orElseThrow(CvService::none);
        Cv cv = cvs.findById(candidacyId).orElseThrow(CvService::none);
        return new Download("CV " + candidacy.name() + ".pdf", cv.content());
    }

    private static Refusal none() {
        return Refusal.unknown("There is no such CV.");
    }

    /**
     * What HR sees before handing one in.
     *
     * @param entry null where there is none yet
     * @param file where it is read
     */
    record Shelf(String candidate, String vacancy, boolean ended, Cv.Entry entry, URI file) {}

    /** @throws Refusal where the candidacy is unknown, or the reader is not HR */
    @Transactional(readOnly = true)
    Shelf shelf(String candidacyId, String reader) {
        Candidacy candidacy = candidacies
                .findById(candidacyId)
                .filter(found -> people.hasRole(reader, Role.HR))
                .orElseThrow(Candidacy::unknown);
        return new Shelf(
                candidacy.name(),
                vacancies.get(candidacy.vacancyId()).position().inShort(),
                candidacy.hasEnded(),
                cvs.entry(candidacyId).orElse(null),
                file(candidacyId));
    }

    /** Where the CV is read; null where there is none. */
    @Transactional(readOnly = true)
    URI link(String candidacyId) {
        return cvs.existsById(candidacyId) ? file(candidacyId) : null;
    }

    /** Where HR hands one in. */
    static URI page(String candidacyId) {
        return URI.create("/candidacies/" + candidacyId + "/cv");
    }

    private static URI file(String candidacyId) {
        return URI.create("/candidacies/" + candidacyId + "/cv.pdf");
    }

    private boolean mayRead(Candidacy candidacy, String reader) {
        String hiringManager = vacancies.get(candidacy.vacancyId()).hiringManager();
        return people.hasRole(reader, Role.HR)
                || reader.equals(people.standInFor(hiringManager))
                || interviewers(candidacy).anyMatch(reader::equals);
    }

    /** Whoever has a seat of the kit now: who was planned for it, else who was given the interview since. */
    private Stream<String> interviewers(Candidacy candidacy) {
        List<Interview> planned = interviews.findByCandidacyId(candidacy.id());
        Optional<InterviewKit> kit = kits.findById(candidacy.vacancyId());
        Stream<String> waiting = kit.stream()
                .flatMap(found -> Stream.of(QuestionGuide.Kind.values())
                        .flatMap(kind -> found.seats(kind).stream()
                                .filter(seat -> planned.stream()
                                        .noneMatch(interview -> interview.kind() == kind
                                                && interview.seat().equals(seat)))));
        return Stream.concat(waiting, planned.stream().map(Interview::interviewer));
    }
}
