package org.drumbeat.pulse;

import org.drumbeat.security.OtherLogins;
import org.drumbeat.security.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one log-in page, for our pages and the engine's webapps; whoever is already in goes home. */
@Controller
class LoginPage {

    private final OtherLogins otherLogins;

    LoginPage(OtherLogins otherLogins) {
        this.otherLogins = otherLogins;
    }

    @GetMapping("/login")
    String login(@AuthenticationPrincipal SignedIn person, Model model) {
        model.addAttribute("otherLogins", otherLogins.ways());
        return person == null ? "login" : "redirect:/";
    }
}
