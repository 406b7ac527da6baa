package org.drumbeat.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Instant;
import java.util.List;
import org.drumbeat.people.ChangeLog.Way;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets other systems look up who works here, and lets admins look up who changed that. */
@RestController
class PeopleApi {

    private final People people;
    private final ChangeLog log;
    private final PasswordLinks links;

    PeopleApi(People people, ChangeLog log, PasswordLinks links) {
        this.people = people;
        this.log = log;
        this.links = links;
    }

    /** A page of those present today whom the query matches, see {@link People#search}. */
    @GetMapping("/api/people")
    Found find(
            @RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") @PositiveOrZero int page) {
        Page<Person> found = people.search(query, page);
        return new Found(found.map(Entry::of).getContent(), page, found.getTotalPages(), found.getTotalElements());
    }

    /**
     * Who changed roles, lines and logins, the newest first, for one login or for all. Only for admins, which the door
     * enforces.
     */
    @GetMapping("/api/people/changes")
    Changes changes(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "0") @PositiveOrZero int page) {
        Page<ChangeLog.Entry> found = log.page(person.strip(), page);
        return new Changes(found.map(Change::of).getContent(), page, found.getTotalPages(), found.getTotalElements());
    }

    /**
     * Sends somebody a new link to set a password, which ends the previous one. Only for admins, which the door enforces.
     */
    @PostMapping("/api/people/{id}/invitation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void invite(@PathVariable String id, HttpServletRequest caller) {
        links.inviteAgain(id, new Author(caller.getRemoteUser(), true, Way.REST));
    }

    /** A page of changes. */
    record Changes(List<Change> changes, int page, int pages, long total) {}

    /** @param by null where it happened by itself */
    record Change(String person, String what, String from, String to, String by, Instant at, String how) {

        static Change of(ChangeLog.Entry entry) {
            return new Change(
                    entry.login(),
                    entry.kind().code(),
                    entry.from(),
                    entry.to(),
                    entry.by(),
                    entry.at(),
                    entry.way().code());
        }
    }

    /** What the search answers. */
    record Found(List<Entry> people, int page, int pages, long total) {}

    /** A person as other systems see them. */
    record Entry(String id, String name, String email, String role, String manager, String region, String territory) {

        static Entry of(Person person) {
            return new Entry(
                    person.id(),
                    person.name(),
                    person.email(),
                    person.role().group(),
                    person.managerId(),
                    person.region(),
                    person.territory());
        }
    }
}
