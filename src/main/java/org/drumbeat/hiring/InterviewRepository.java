package org.drumbeat.hiring;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

interface InterviewRepository extends ListCrudRepository<Interview, String> {

    List<Interview> findByCandidacyId(String candidacyId);

    List<Interview> findByCandidacyIdAndState(String candidacyId, Interview.State state);

    Optional<Interview> findByCandidacyIdAndKindAndSeat(String candidacyId, QuestionGuide.Kind kind, String seat);

    /** What these people conduct and begin in this time. */
    @Query("""
            select * from interview
            where interviewer in (:interviewers) and state = 'PLANNED' and starts_at > :from and starts_at < :until""")
    List<Interview> planned(Collection<String> interviewers, Instant from, Instant until);

    /** Keeps everybody else from planning until the transaction ends, so that nobody is booked twice. */
    @Query("select id from interview_planning for update")
    String holdPlanning();

    /** What is planned for this candidate, of whatever vacancy, or for these interviewers and begins in this time. */
    @Query("""
            select interview.id, interview.interviewer, candidacy.email,
                   interview.starts_at, interview.duration_minutes, interview.place
            from interview
            join candidacy on candidacy.id = interview.candidacy_id
            where interview.state = 'PLANNED' and interview.starts_at > :from and interview.starts_at < :until
              and (interview.interviewer in (:interviewers) or candidacy.email = :email)
            order by interview.starts_at""")
    List<Interview.Booking> booked(Collection<String> interviewers, String email, Instant from, Instant until);

    /** Those that can still be moved, with whose they are, the next first. */
    @Query("""
            select interview.id, candidacy.name as candidate, person.name as interviewer, interview.starts_at
            from interview
            join candidacy on candidacy.id = interview.candidacy_id
            join person on person.id = interview.interviewer
            where interview.state = 'PLANNED'
            order by interview.starts_at, candidacy.name, person.name""")
    List<Interview.Listed> movable();
}
