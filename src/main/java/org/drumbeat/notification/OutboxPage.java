package org.drumbeat.notification;

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

/** The pages where admins see what was written to whom, and have a mail tried again. */
@Controller
class OutboxPage {

    private final NotificationService service;
    private final Organisation organisation;

    OutboxPage(NotificationService service, Organisation organisation) {
        this.service = service;
        this.organisation = organisation;
    }

    @GetMapping("/outbox")
    ModelAndView list(@RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "0") int page) {
        OutboxMail.State chosen = state.isEmpty() ? null : NotificationApi.stateOf(state);
        Page<OutboxMail> mails = service.page(chosen, Math.max(0, page));
        return new ModelAndView("outbox")
                .addObject("mails", mails)
                .addObject("state", chosen == null ? "" : chosen.name().toLowerCase(Locale.ROOT))
                .addObject("states", OutboxMail.State.values())
                .addObject("organisation", organisation)
                .addObject("hasServer", service.hasServer());
    }

    @GetMapping("/outbox/{id}")
    ModelAndView mail(@PathVariable String id) {
        return new ModelAndView("outbox-mail")
                .addObject("mail", service.mail(id))
                .addObject("organisation", organisation);
    }

    @PostMapping("/outbox/{id}")
    String retry(@PathVariable String id, RedirectAttributes next) {
        try {
            service.retry(id);
            next.addFlashAttribute("done", "This mail will be tried again in a moment.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("sentence", refusal.getMessage());
        }
        return "redirect:/outbox/" + id;
    }
}
