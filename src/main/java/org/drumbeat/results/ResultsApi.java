package org.drumbeat.results;

import jakarta.servlet.http.HttpServletRequest;
import org.drumbeat.imports.ImportRight;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What somebody was to sell and sold, for other systems. */
@RestController
class ResultsApi {

    private final ResultsService results;

    ResultsApi(ResultsService results) {
        this.results = results;
    }

    /** Answers 403 to whom it is not for, 404 for nobody, 422 where the months are none, or no span. */
    @GetMapping("/api/results")
    ResultsReport results(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest caller) {
        return results.report(caller.getRemoteUser(), mayReadEverybodys(caller), person, from, to);
    }

    /** Whoever may import everybody's results may read them as well. */
    private static boolean mayReadEverybodys(HttpServletRequest caller) {
        return ImportRight.isAllowed(caller);
    }
}
