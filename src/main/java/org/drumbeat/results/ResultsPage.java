package org.drumbeat.results;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import org.drumbeat.imports.CsvTable;
import org.drumbeat.imports.ImportRight;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where people look at the results that they may read, and from which they download them. */
@Controller
class ResultsPage {

    private final ResultsList results;

    ResultsPage(ResultsList results) {
        this.results = results;
    }

    @GetMapping("/results")
    ModelAndView look(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "0") int page,
            HttpServletRequest caller) {
        ResultsList.Asked asked = asked(person, from, to, caller);
        ModelAndView view = new ModelAndView("results").addObject("asked", asked);
        try {
            return view.addObject("months", results.page(asked, Math.max(page, 0)));
        } catch (Refusal refusal) {
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return view.addObject("months", Page.empty()).addObject("sentence", refusal.getMessage());
        }
    }

    /** In the columns of the import, so that it can be corrected and imported again; for systems, too. */
    @GetMapping({"/results/export", "/api/results/export"})
    void export(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest caller,
            HttpServletResponse response)
            throws IOException {
        ResultsList.Asked asked = asked(person, from, to, caller);
        // What is wrong with the months is told before anything is sent.
        asked.first();
        asked.last();
        try (CsvTable table = CsvTable.download(response, "results.csv", PlainLayout.COLUMNS)) {
            results.each(
                    asked,
                    month -> table.row(
                            month.person(),
                            month.month().toString(),
                            plain(month.quota()),
                            plain(month.booked()),
                            month.currency(),
                            month.source(),
                            month.externalId()));
        }
    }

    private static String plain(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private static ResultsList.Asked asked(String person, String from, String to, HttpServletRequest caller) {
        return new ResultsList.Asked(caller.getRemoteUser(), ImportRight.isAllowed(caller), person, from, to);
    }
}
