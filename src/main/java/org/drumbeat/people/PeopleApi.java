package org.drumbeat.people;

import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Lets other systems look up who works here. */
@RestController
class PeopleApi {

    private final People people;

    PeopleApi(People people) {
        this.people = people;
    }

    /** A page of those present today whom the query matches, see {@link People#search}. */
    @GetMapping("/api/people")
    Found find(
            @RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") @PositiveOrZero int page) {
        Page<Person> found = people.search(query, page);
        return new Found(found.map(Entry::of).getContent(), page, found.getTotalPages(), found.getTotalElements());
    }

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, HandlerMethodValidationException.class})
    ProblemDetail refusePage() {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The page must be a whole number; the first page is number 0.");
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
