package org.drumbeat.results;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.drumbeat.imports.CsvTable;
import org.drumbeat.imports.DateOrder;
import org.drumbeat.imports.TooLarge;
import org.drumbeat.imports.Unreadable;
import org.drumbeat.imports.UploadedFile;
import org.drumbeat.workflow.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page where HR imports results. Without its script the answer comes when all is imported; with it, the page asks in the
 * meantime how far the import is.
 */
@Controller
class ResultsImportPage {

    private final ResultsImport imports;
    private final DataSize largestFile;

    ResultsImportPage(ResultsImport imports, @Value("${drumbeat.results.largest-file}") DataSize largestFile) {
        this.imports = imports;
        this.largestFile = largestFile;
    }

    @GetMapping(ResultsUpload.PAGE)
    ModelAndView form() {
        return page(HttpStatus.OK, Choices.NONE);
    }

    @PostMapping(ResultsUpload.PAGE)
    ModelAndView importResults(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String dates,
            @RequestParam(required = false) String[] won,
            @RequestParam(defaultValue = "false") boolean nothingWon,
            HttpServletRequest caller)
            throws IOException {
        Choices choices = new Choices(currency, dates, won == null ? List.of() : List.of(won), nothingWon);
        try (UploadedFile upload = UploadedFile.of(file)) {
            String by = caller.getRemoteUser();
            Outcome outcome = dryRun ? imports.tryOut(upload, choices, by) : imports.apply(upload, choices, by);
            return page(outcome.result().isRefused() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK, choices)
                    .addObject("result", outcome.result())
                    .addObject("outcome", outcome)
                    .addObject("names", outcome.preview() == null ? Map.of() : imports.namesIn(outcome.preview()))
                    .addObject("dryRun", dryRun)
                    .addObject("fileName", upload.name());
        } catch (Unreadable unreadable) {
            return page(HttpStatus.UNSUPPORTED_MEDIA_TYPE, choices).addObject("sentence", unreadable.getMessage());
        } catch (TooLarge tooLarge) {
            return page(HttpStatus.PAYLOAD_TOO_LARGE, choices).addObject("sentence", tooLarge.getMessage());
        } catch (Refusal refusal) {
            HttpStatus status =
                    refusal.reason() == Refusal.Reason.INVALID ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.CONFLICT;
            return page(status, choices).addObject("sentence", refusal.getMessage());
        }
    }

    /** A file to begin with. */
    @GetMapping(ResultsUpload.PAGE + "/template")
    void template(HttpServletResponse response) throws IOException {
        try (CsvTable table = CsvTable.download(response, "results-template.csv", PlainLayout.COLUMNS)) {
            table.row("jdoe", "2027-01", "50000", "42000.50", "USD", "", "");
        }
    }

    /** The import that runs, in the field {@code running}, for the script of the page; without it where none does. */
    @GetMapping(ResultsUpload.PAGE + "/progress")
    @ResponseBody
    Map<String, ImportRun> progress() {
        return imports.running().map(run -> Map.of("running", run)).orElse(Map.of());
    }

    @PostMapping(ResultsUpload.PAGE + "/{id}/cancel")
    String cancel(@PathVariable String id, HttpServletRequest caller, RedirectAttributes next) {
        try {
            imports.cancel(id, caller.getRemoteUser());
            next.addFlashAttribute("done", "This import will stop in a moment.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("sentence", refusal.getMessage());
        }
        return "redirect:" + ResultsUpload.PAGE;
    }

    private ModelAndView page(HttpStatus status, Choices choices) {
        ModelAndView page = new ModelAndView("results-import")
                .addObject("runs", imports.latest())
                .addObject("largest", largestFile.toMegabytes())
                .addObject("currency", imports.defaultCurrency())
                .addObject("choices", choices)
                .addObject("orders", DateOrder.values());
        page.setStatus(status);
        return page;
    }
}
