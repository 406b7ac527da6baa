package org.drumbeat.results;

import jakarta.servlet.http.HttpServletRequest;
import org.drumbeat.imports.ImportRight;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells other systems what somebody was supposed to sell and what they sold. */
@RestController
class ResultsApi {

    private final ResultsService results;

    ResultsApi(ResultsService results) {
        this.results = results;
    }

    /** Answers 403 to anybody it is not for, 404 for an unknown person, 422 where the months are invalid or not a span. */
    @GetMapping("/api/results")
    ResultsReport results(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest caller) {
        return results.report(caller.getRemoteUser(), mayReadEverybodys(caller), person, from, to);
    }

    /** Anybody who may import everybody's results may read them as well. */
    private static boolean mayReadEverybodys(HttpServletRequest caller) {
        return ImportRight.isAllowed(caller);
    }
}
