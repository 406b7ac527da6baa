package org.drumbeat.people;

import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page where somebody sets their password, using the link that they were sent. */
@Controller
class PasswordPage {

    private final PasswordLinks links;

    PasswordPage(PasswordLinks links) {
        this.links = links;
    }

    @GetMapping("/password/{token}")
    ModelAndView ask(@PathVariable String token) {
        return form(links.occasion(token));
    }

    @PostMapping("/password/{token}")
    ModelAndView set(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String repeated) {
        try {
            PasswordLinks.Occasion occasion = links.set(token, password, repeated);
            String opensOn = DayInWords.of(occasion.opensOn());
            return end(
                    HttpStatus.OK,
                    "Your password is set",
                    opensOn == null
                            ? "You can log in with it as “" + occasion.login() + "”."
                            : "From " + opensOn + " on you can log in with it as “" + occasion.login() + "”.",
                    opensOn == null);
        } catch (Refusal refusal) {
            if (refusal.reason() != Refusal.Reason.INVALID) {
                throw refusal;
            }
            ModelAndView again = form(links.occasion(token)).addObject("sentence", refusal.getMessage());
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
    }

    @ExceptionHandler
    ModelAndView refused(Refusal refusal) {
        boolean isGone = refusal.reason() == Refusal.Reason.GONE;
        return end(
                isGone ? HttpStatus.GONE : HttpStatus.NOT_FOUND,
                isGone ? "No longer good" : "Nothing here",
                refusal.getMessage(),
                false);
    }

    private static ModelAndView form(PasswordLinks.Occasion occasion) {
        return new ModelAndView("password")
                .addObject("occasion", occasion)
                .addObject("opensOn", DayInWords.of(occasion.opensOn()));
    }

    private static ModelAndView end(HttpStatus status, String title, String sentence, boolean mayLogIn) {
        ModelAndView page = new ModelAndView("password")
                .addObject("title", title)
                .addObject("end", sentence)
                .addObject("mayLogIn", mayLogIn);
        page.setStatus(status);
        return page;
    }
}
