package org.drumbeat.hiring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import org.drumbeat.workflow.Refusal;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The file of a CV, for systems and for the links in tasks. */
@RestController
record CvApi(CvService cvs) {

    /** Answers 403 to everybody but HR and intake, 404, 409 where the candidacy has ended, 413 over 5 MB, 422 for what is no PDF. */
    @PostMapping(path = "/api/candidacies/{id}/cv", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void store(@PathVariable String id, @RequestParam(required = false) MultipartFile file, Principal caller)
            throws IOException {
        if (file == null) {
            throw Refusal.invalid("“file” is missing: the CV, a PDF.");
        }
        cvs.store(id, file.getBytes(), caller.getName());
    }

    /** Always a file to save: a browser that showed it on our address would run what is in it. 404 for whom it is not. */
    @GetMapping({"/api/candidacies/{id}/cv", "/candidacies/{id}/cv.pdf"})
    ResponseEntity<byte[]> read(@PathVariable String id, Principal caller) {
        CvService.Download cv = cvs.download(id, caller.getName());
        ContentDisposition name = ContentDisposition.attachment()
                .filename(cv.fileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(cv.content());
    }
}
