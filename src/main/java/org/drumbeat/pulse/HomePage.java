package org.drumbeat.pulse;

import java.util.Arrays;
import org.drumbeat.security.SignedIn;
import org.drumbeat.security.Webapp;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page where a person begins: a greeting, and the webapps that are open to them. */
@Controller
class HomePage {

    @GetMapping("/")
    String home(@AuthenticationPrincipal SignedIn person, Model model) {
        model.addAttribute("person", person);
        model.addAttribute(
                "webapps",
                Arrays.stream(Webapp.values())
                        .filter(webapp -> webapp.isOpenTo(person))
                        .toList());
        return "home";
    }
}
