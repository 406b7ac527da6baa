package org.drumbeat.results;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.util.List;
import org.drumbeat.imports.UploadedFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

/** Takes over quotas and bookings of other systems, as a file; for HR and admins, as the door has found out. */
@RestController
class ResultsImportApi {

    private final ResultsImport imports;
    private final DataSize largestFile;

    ResultsImportApi(ResultsImport imports, @Value("${drumbeat.results.largest-file}") DataSize largestFile) {
        this.imports = imports;
        this.largestFile = largestFile;
    }

    /** What a page holds. */
    record Found(List<ImportRun> imports, int page, int pages, long total) {}

    /**
     * Imports all of a file or nothing; importing it again changes nothing. The columns are our own, or those of a CRM's
     * export, which is known by its header.
     *
     * <p>Answers 422 with the errors where there are any, 409 where another import runs or this one is cancelled, 413 for
     * what is too large, 415 for what is neither CSV nor XLSX.
     *
     * @param currency of rows that name none
     * @param dryRun only say what would change, with the sums before and after
     * @param dates how dates with slashes are written: {@code day-first}, {@code month-first}, or {@code iso} for none
     * @param won the stages that count as won, instead of those of the organisation
     * @param nothingWon that nothing in the file was won is meant so
     */
    @PostMapping(path = ResultsUpload.API, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Outcome> importResults(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String dates,
            @RequestParam(required = false) String[] won,
            @RequestParam(defaultValue = "false") boolean nothingWon,
            HttpServletRequest caller)
            throws IOException {
        try (UploadedFile upload = UploadedFile.of(file)) {
            Choices choices = new Choices(currency, dates, won == null ? List.of() : List.of(won), nothingWon);
            String by = caller.getRemoteUser();
            Outcome outcome = dryRun ? imports.tryOut(upload, choices, by) : imports.apply(upload, choices, by);
            return ResponseEntity.status(outcome.result().isRefused() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
                    .body(outcome);
        }
    }

    /** A page of imports, running ones included, the newest first, 50 each. */
    @GetMapping("/api/results/imports")
    Found imports(@RequestParam(defaultValue = "0") @PositiveOrZero int page) {
        Page<ImportRun> found = imports.page(page);
        return new Found(found.getContent(), page, found.getTotalPages(), found.getTotalElements());
    }

    /** Has an import stopped, which then changes nothing; answers 404 for an unknown one, 409 for one that is over. */
    @PostMapping("/api/results/imports/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id, HttpServletRequest caller) {
        imports.cancel(id, caller.getRemoteUser());
    }

    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException tooLarge) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "The file is too large: send it in parts of at most " + largestFile.toMegabytes() + " MB.");
    }
}
