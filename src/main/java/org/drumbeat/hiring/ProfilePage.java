package org.drumbeat.hiring;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.drumbeat.notification.Organisation;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.Processes;
import org.drumbeat.workflow.Refusal;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page, made for a phone, where a candidate answers the built-in profile; the token in its address is all they need. */
@Controller
@Transactional
class ProfilePage {

    private static final String VIEW = "profile";
    private static final List<Category> CATEGORIES = Arrays.stream(GroupCategory.values())
            .map(category -> new Category(category.code(), category.label(), category.groups()))
            .toList();

    private final AssessmentService assessments;
    private final Processes processes;
    private final Organisation organisation;

    ProfilePage(AssessmentService assessments, Processes processes, Organisation organisation) {
        this.assessments = assessments;
        this.processes = processes;
        this.organisation = organisation;
    }

    /** One statement: its field, the text, and what was chosen already, or null. */
    record Statement(String field, String statement, Integer chosen) {}

    /** One list of groups to choose from. */
    record Category(String code, String label, List<Choice> groups) {}

    @GetMapping("/profile/{token}")
    @Transactional(readOnly = true)
    ModelAndView ask(@PathVariable String token) {
        return questions(assessments.vacancyOf(token), Map.of());
    }

    /** A statement that is not answered loses none of the others: the page comes back with them. */
    @PostMapping("/profile/{token}")
    ModelAndView take(@PathVariable String token, @RequestParam Map<String, String> answered) {
        String vacancy = assessments.vacancyOf(token);
        List<Statement> lines = statements(answered);
        long missing = lines.stream().filter(line -> line.chosen() == null).count();
        if (missing > 0) {
            ModelAndView again = questions(vacancy, answered);
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again.addObject(
                    "sentence",
                    missing == 1
                            ? "One statement is not answered yet: it is marked below."
                            : missing + " statements are not answered yet: they are marked below.");
        }
        String candidacy =
                assessments.answer(token, lines.stream().map(Statement::chosen).toList(), answered);
        processes.tellWhereAwaited("hiring.profileCompleted", candidacy, Facts.none());
        return closed("Thank you", "Your answers are in. You can close this page; we will be in touch.", HttpStatus.OK);
    }

    private ModelAndView questions(String vacancy, Map<String, String> answered) {
        List<Statement> lines = statements(answered);
        return page().addObject("vacancy", vacancy)
                .addObject("lines", lines)
                .addObject("steps", MiniIpip.STEPS)
                .addObject(
                        "done",
                        lines.stream().filter(line -> line.chosen() != null).count())
                .addObject("categories", CATEGORIES)
                .addObject("answered", answered);
    }

    private static List<Statement> statements(Map<String, String> answered) {
        List<String> statements = MiniIpip.statements();
        return IntStream.rangeClosed(1, statements.size())
                .mapToObj(number ->
                        new Statement("item" + number, statements.get(number - 1), step(answered.get("item" + number))))
                .toList();
    }

    private static Integer step(String chosen) {
        return chosen != null && chosen.matches("[1-5]") ? Integer.valueOf(chosen) : null;
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        return switch (refusal.reason()) {
            case CONFLICT -> closed("Already answered", refusal.getMessage(), HttpStatus.CONFLICT);
            case UNHEARD ->
                closed(
                        "Not sent yet",
                        "Your application is on hold at the moment, so nothing was saved. Go back and send your answers again"
                                + " in a few hours; if it still does not work, answer the mail that brought you here.",
                        HttpStatus.CONFLICT);
            case GONE ->
                closed(
                        "No longer open",
                        refusal.getMessage() + " If you think it should be, answer the mail that brought you here.",
                        HttpStatus.GONE);
            case UNKNOWN -> closed("Nothing here", refusal.getMessage(), HttpStatus.NOT_FOUND);
            default -> closed("This did not work", refusal.getMessage(), HttpStatus.UNPROCESSABLE_ENTITY);
        };
    }

    /** Somebody went on with the application at the same moment. */
    @ExceptionHandler({ConcurrencyFailureException.class, OptimisticLockingException.class})
    ModelAndView lostRace() {
        return closed(
                "Not sent yet",
                "Something about your application changed at the same moment, so nothing was saved. Go back and send your"
                        + " answers again.",
                HttpStatus.CONFLICT);
    }

    private ModelAndView closed(String title, String sentence, HttpStatus status) {
        ModelAndView page = page().addObject("title", title).addObject("end", sentence);
        page.setStatus(status);
        return page;
    }

    private ModelAndView page() {
        return new ModelAndView(VIEW).addObject("organisation", organisation.name());
    }
}
