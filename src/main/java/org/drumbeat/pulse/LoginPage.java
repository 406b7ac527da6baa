package org.drumbeat.pulse;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.drumbeat.security.OtherLogins;
import org.drumbeat.security.SignedIn;
import org.drumbeat.text.DayInWords;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one log-in page, for our pages and the engine's webapps; whoever is already in goes home. */
@Controller
class LoginPage {

    private final OtherLogins otherLogins;

    LoginPage(OtherLogins otherLogins) {
        this.otherLogins = otherLogins;
    }

    @GetMapping("/login")
    String login(@AuthenticationPrincipal SignedIn person, @RequestParam(defaultValue = "") String opens, Model model) {
        model.addAttribute("opensOn", inWords(opens));
        model.addAttribute("otherLogins", otherLogins.ways());
        return person == null ? "login" : "redirect:/";
    }

    /** Whatever somebody else put into the address does not appear on the page, unless it is a date. */
    private static String inWords(String day) {
        try {
            return DayInWords.of(LocalDate.parse(day));
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
