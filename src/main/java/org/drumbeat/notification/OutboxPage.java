package org.drumbeat.notification;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages where admins and HR see what was written to whom, and can have a mail sent again. */
@Controller
class OutboxPage {

    private final NotificationService service;
    private final Organisation organisation;

    OutboxPage(NotificationService service, Organisation organisation) {
        this.service = service;
        this.organisation = organisation;
    }

    @GetMapping("/outbox")
    ModelAndView list(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            HttpServletRequest caller) {
        OutboxMail.State chosen = state.isEmpty() ? null : NotificationApi.stateOf(state);
        Page<OutboxMail> mails = service.page(chosen, Math.max(0, page), OutboxReader.of(caller));
        return new ModelAndView("outbox")
                .addObject("mails", mails)
                .addObject("state", chosen == null ? "" : chosen.name().toLowerCase(Locale.ROOT))
                .addObject("states", OutboxMail.State.values())
                .addObject("organisation", organisation)
                .addObject("hasServer", service.hasServer());
    }

    @GetMapping("/outbox/{id}")
    ModelAndView mail(@PathVariable String id, HttpServletRequest caller) {
        OutboxMail mail = service.mail(id, OutboxReader.of(caller));
        return new ModelAndView("outbox-mail")
                .addObject("mail", mail)
                .addObject("letter", mail.texts() == null ? null : Letter.of(mail.texts()))
                .addObject("organisation", organisation);
    }

    @PostMapping("/outbox/{id}")
    String retry(@PathVariable String id, HttpServletRequest caller, RedirectAttributes next) {
        try {
            service.retry(id, OutboxReader.of(caller));
            next.addFlashAttribute("done", "This mail will be tried again in a moment.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("sentence", refusal.getMessage());
        }
        return "redirect:/outbox/" + id;
    }
}
