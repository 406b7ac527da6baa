package org.drumbeat.people;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.drumbeat.imports.CsvTable;
import org.drumbeat.imports.ImportResult;
import org.drumbeat.imports.ImportRight;
import org.drumbeat.imports.TooLarge;
import org.drumbeat.imports.Unreadable;
import org.drumbeat.people.ChangeLog.Way;
import org.drumbeat.workflow.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page where HR imports people. The file is not kept: after checking a file, HR chooses it again to import it, and the
 * file chosen last is the one imported.
 */
@Controller
class PeopleImportPage {

    private final PeopleImport imports;

    PeopleImportPage(PeopleImport imports) {
        this.imports = imports;
    }

    @GetMapping("/people/import")
    ModelAndView form() {
        return page(HttpStatus.OK);
    }

    /** A file to begin with. */
    @GetMapping("/people/import/template")
    void template(HttpServletResponse response) throws IOException {
        try (CsvTable table = CsvTable.download(response, "people-template.csv", PeopleCheck.COLUMNS)) {
            table.row("jdoe", "Jane Doe", "jane.doe@example.com", "rep", "msmith", "North", "Boston", "2027-03-01", "");
        }
    }

    @PostMapping("/people/import")
    ModelAndView importPeople(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam Map<String, String> fields,
            HttpServletRequest caller)
            throws IOException {
        try {
            Map<String, String> columns = columns(fields);
            PeopleFile sent = PeopleFile.of(file.getBytes());
            PeopleFile people = PeopleFile.of(file.getBytes(), columns);
            Author author = new Author(caller.getRemoteUser(), ImportRight.isAdmin(caller), Way.PAGE);
            return page(dryRun ? imports.tryOut(people, author) : imports.apply(people, author))
                    .addObject("fileName", file.getOriginalFilename())
                    .addObject("dryRun", dryRun)
                    .addObject("ours", PeopleCheck.COLUMNS)
                    .addObject("theirs", sent.foreignColumns())
                    .addObject("chosen", columns.isEmpty() ? sent.proposed() : columns);
        } catch (Unreadable unreadable) {
            return page(HttpStatus.UNSUPPORTED_MEDIA_TYPE).addObject("sentence", unreadable.getMessage());
        } catch (TooLarge tooLarge) {
            return page(HttpStatus.PAYLOAD_TOO_LARGE).addObject("sentence", tooLarge.getMessage());
        } catch (Refusal refusal) {
            return page(HttpStatus.CONFLICT).addObject("sentence", refusal.getMessage());
        }
    }

    /** What each of our columns is called in the file, where the user has chosen that. */
    private static Map<String, String> columns(Map<String, String> fields) {
        Map<String, String> columns = new HashMap<>();
        for (String column : PeopleCheck.COLUMNS) {
            String chosen = fields.getOrDefault("column-" + column, "");
            if (!chosen.isBlank()) {
                columns.put(column, chosen);
            }
        }
        return columns;
    }

    private static ModelAndView page(ImportResult result) {
        return page(result.isRefused() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK)
                .addObject("result", result);
    }

    private static ModelAndView page(HttpStatus status) {
        ModelAndView page = new ModelAndView("people-import");
        page.setStatus(status);
        return page;
    }
}
