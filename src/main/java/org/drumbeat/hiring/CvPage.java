package org.drumbeat.hiring;

import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.drumbeat.workflow.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page where HR hands in a candidate's CV: a form of Tasklist takes no file. */
@Controller
record CvPage(CvService cvs, Clock clock) {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(Locale.US);

    @GetMapping("/candidacies/{id}/cv")
    ModelAndView show(@PathVariable String id, Principal caller) {
        return page(id, caller, HttpStatus.OK);
    }

    @PostMapping("/candidacies/{id}/cv")
    ModelAndView take(@PathVariable String id, @RequestParam MultipartFile file, Principal caller) throws IOException {
        // Whose page it is not learns that first.
        cvs.shelf(id, caller.getName());
        try {
            cvs.store(id, file.getBytes(), caller.getName());
        } catch (Refusal refusal) {
            HttpStatus status = refusal.reason() == Refusal.Reason.TOO_LARGE
                    ? HttpStatus.PAYLOAD_TOO_LARGE
                    : HttpStatus.UNPROCESSABLE_ENTITY;
            return page(id, caller, status).addObject("sentence", refusal.getMessage());
        }
        return new ModelAndView("redirect:" + CvService.page(id) + "?stored");
    }

    private ModelAndView page(String id, Principal caller, HttpStatus status) {
        CvService.Shelf shelf = cvs.shelf(id, caller.getName());
        ModelAndView page = new ModelAndView("cv")
                .addObject("shelf", shelf)
                .addObject("page", CvService.page(id))
                .addObject(
                        "storedAt",
                        shelf.entry() == null
                                ? null
                                : WHEN.withZone(clock.getZone())
                                        .format(shelf.entry().storedAt()));
        page.setStatus(status);
        return page;
    }
}
