package org.drumbeat.people;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.ImportRight;
import org.drumbeat.people.ChangeLog.Way;
import org.drumbeat.workflow.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports people from another system, as a file. */
@RestController
class PeopleImportApi {

    private final PeopleImport imports;

    PeopleImportApi(PeopleImport imports) {
        this.imports = imports;
    }

    /**
     * Imports all of a file or nothing; importing it again changes nothing.
     *
     * <p>Answers 422 with all errors if there are any, 403 to anybody who is neither HR nor an admin, 413 for a file that is
     * too large, 415 for a file that is neither CSV nor XLSX.
     *
     * @param dryRun only say what would change
     */
    @PostMapping(path = "/api/people/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ImportResult> importPeople(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            HttpServletRequest caller)
            throws IOException {
        if (!ImportRight.isAllowed(caller)) {
            throw Refusal.forbidden("Only HR and admins import people.");
        }
        PeopleFile people = PeopleFile.of(file.getBytes());
        Author author = new Author(caller.getRemoteUser(), ImportRight.isAdmin(caller), Way.REST);
        ImportResult result = dryRun ? imports.tryOut(people, author) : imports.apply(people, author);
        return ResponseEntity.status(result.isRefused() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
                .body(result);
    }
}
