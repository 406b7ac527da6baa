package org.drumbeat.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.authorization.Groups;
import org.drumbeat.people.ChangeLog.Kind;
import org.drumbeat.people.ChangeLog.Way;
import org.drumbeat.workflow.Refusal;
import org.springframework.data.domain.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page where admins see who changed whose role, line and login, and invite somebody to set a password. */
@Controller
class PeopleChangesPage {

    private final ChangeLog log;
    private final People people;
    private final PasswordLinks links;
    private final DateTimeFormatter moment;

    PeopleChangesPage(ChangeLog log, People people, PasswordLinks links, Clock clock) {
        this.log = log;
        this.people = people;
        this.links = links;
        this.moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                .withLocale(Locale.US)
                .withZone(clock.getZone());
    }

    /** A change in words, with people's names instead of ids. */
    record Line(String when, String whose, String what, String from, String to, String by, String how) {}

    @GetMapping("/people/changes")
    ModelAndView list(@RequestParam(defaultValue = "") String person, @RequestParam(defaultValue = "0") int page) {
        String login = person.strip();
        Page<ChangeLog.Entry> changes = log.page(login, Math.max(0, page));
        Set<String> ids = new TreeSet<>();
        changes.forEach(change -> {
            ids.add(change.login());
            ids.add(Objects.requireNonNullElse(change.by(), ""));
            if (change.kind() == Kind.MANAGER) {
                ids.add(Objects.requireNonNullElse(change.from(), ""));
                ids.add(Objects.requireNonNullElse(change.to(), ""));
            }
        });
        Map<String, String> names = people.namesOf(ids);
        return new ModelAndView("people-changes")
                .addObject("changes", changes.map(change -> line(change, names)))
                .addObject("person", login);
    }

    @PostMapping("/people/changes/invitation")
    String invite(@RequestParam String login, HttpServletRequest caller, RedirectAttributes next) {
        String id = login.strip();
        try {
            links.inviteAgain(id, new Author(caller.getRemoteUser(), true, Way.PAGE));
            next.addFlashAttribute("done", "The invitation of " + people.nameOf(id) + " is on its way.");
        } catch (Refusal refusal) {
            next.addFlashAttribute("sentence", refusal.getMessage());
        }
        next.addAttribute("person", id);
        return "redirect:/people/changes";
    }

    private Line line(ChangeLog.Entry change, Map<String, String> names) {
        return new Line(
                moment.format(change.at()),
                nameAndLogin(change.login(), names),
                switch (change.kind()) {
                    case ROLE -> "Role";
                    case MANAGER -> "Manager";
                    case EMAIL -> "E-mail";
                    case HIRED_ON -> "First day";
                    case LEFT_ON -> "Last day";
                    case LOGIN -> "User name";
                    case PASSWORD -> "Password";
                    case INVITATION -> "Invitation";
                    case GROUP -> "Group";
                    case PROFILE -> "Name or e-mail in the engine";
                },
                value(change.kind(), change.from(), names),
                value(change.kind(), change.to(), names),
                change.by() == null ? "Drumbeat" : nameAndLogin(change.by(), names),
                switch (change.way()) {
                    case PAGE -> "Page";
                    case REST -> "REST";
                    case WELCOME -> "Welcome new rep";
                    case ENGINE -> "Admin";
                    case LINK -> "Link of the invitation";
                    case SYSTEM -> "By itself";
                });
    }

    private static String nameAndLogin(String id, Map<String, String> names) {
        String name = names.get(id);
        return name.equals(id) ? id : name + " (" + id + ")";
    }

    private static String value(Kind kind, String value, Map<String, String> names) {
        if (value == null) {
            return "–";
        }
        return switch (kind) {
            case MANAGER -> nameAndLogin(value, names);
            case ROLE, GROUP ->
                Groups.CAMUNDA_ADMIN.equals(value)
                        ? EngineUsers.ENGINE_ADMINISTRATORS
                        : Role.ofGroup(value).map(Role::displayName).orElse(value);
            default -> value;
        };
    }
}
