package org.drumbeat.hiring;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.drumbeat.people.NewHires;
import org.drumbeat.people.People;
import org.drumbeat.people.Person;
import org.drumbeat.people.PersonChoice;
import org.drumbeat.people.Role;
import org.drumbeat.text.DayInWords;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Refusal;
import org.springframework.stereotype.Service;

/** What people and systems are shown of vacancies and candidacies. */
@Service
record HiringViews(
        VacancyRepository vacancies,
        CandidacyRepository candidacies,
        EnclosureRepository enclosures,
        OfferRepository offers,
        VacancyService vacancyService,
        GuideService guides,
        ProfileProviders providers,
        CvService cvs,
        People people,
        NewHires newHires) {

    Vacancy vacancy(String id) {
        return vacancies.get(id);
    }

    Candidacy candidacy(String id) {
        return candidacies.get(id);
    }

    /** The questions that every candidate of a vacancy is asked in this interview. */
    QuestionGuide guide(String vacancyId, QuestionGuide.Kind kind) {
        return guides.guideOf(vacancyId, kind);
    }

    /** Who applies for what. */
    record Applicant(String candidate, String vacancy) {

        /** In a few words. */
        String inShort() {
            return candidate + " – " + vacancy;
        }
    }

    Applicant applicant(Candidacy candidacy) {
        return applicant(candidacy, vacancies.get(candidacy.vacancyId()));
    }

    static Applicant applicant(Candidacy candidacy, Vacancy vacancy) {
        return new Applicant(candidacy.name(), vacancy.position().title());
    }

    /** @param region and hiring manager: those of a manager who asks, else null */
    record VacancyChoices(
            List<Choice> regions,
            List<Choice> hiringManagers,
            List<Choice> replaceable,
            List<Choice> currencies,
            String region,
            String hiringManager) {}

    VacancyChoices vacancyChoices(String person) {
        List<Person> managers = people.present(VacancyService.HIRING_MANAGERS);
        Optional<Person> self =
                managers.stream().filter(manager -> manager.id().equals(person)).findFirst();
        return new VacancyChoices(
                people.regions().stream()
                        .map(region -> new Choice(region, region))
                        .toList(),
                PersonChoice.of(managers),
                PersonChoice.of(vacancyService.replaceableBy(person)),
                Pay.currencies(),
                self.map(Person::region).orElse(null),
                self.map(Person::id).orElse(null));
    }

    /**
     * A vacancy for whoever approves it.
     *
     * @param replaces the name of the person whose place it is; null, as justification and pay, where nobody said
     */
    record RequestedVacancy(
            String title,
            String region,
            String territory,
            String reason,
            String replaces,
            String justification,
            String pay,
            String neededBy,
            String jurisdiction,
            String hiringManagerName,
            String requestedByName) {}

    RequestedVacancy requested(String vacancyId) {
        Vacancy vacancy = vacancies.get(vacancyId);
        Vacancy.Position position = vacancy.position();
        String replaces = vacancy.grounds().replaces();
        Map<String, String> names = people.namesOf(Stream.of(vacancy.hiringManager(), vacancy.requestedBy(), replaces)
                .filter(Objects::nonNull)
                .toList());
        return new RequestedVacancy(
                position.title(),
                position.region(),
                position.territory(),
                position.reason() == Vacancy.Reason.NEW ? "New position" : "Replacement",
                replaces == null ? null : names.get(replaces),
                vacancy.grounds().justification(),
                vacancy.range(),
                DayInWords.of(position.neededBy()),
                position.jurisdiction().label(),
                names.get(vacancy.hiringManager()),
                names.get(vacancy.requestedBy()));
    }

    /** Of what an interview kit can be put together, with the newest guides and the built-in profile filled in. */
    record KitChoices(
            String title,
            String region,
            String hiringManagerName,
            List<Choice> interviewers,
            List<Choice> fitGuides,
            List<Choice> behavioralGuides,
            List<Choice> profileProviders,
            String fitGuide,
            String behavioralGuide,
            String profileProvider) {}

    KitChoices kitChoices(String vacancyId) {
        Vacancy vacancy = vacancies.get(vacancyId);
        List<Person> interviewers = people.present(VacancyService.INTERVIEWERS);
        Map<QuestionGuide.Kind, List<Choice>> versions = guides.choices();
        List<Choice> fitGuides = versions.get(QuestionGuide.Kind.FIT);
        List<Choice> behavioralGuides = versions.get(QuestionGuide.Kind.BEHAVIORAL);
        return new KitChoices(
                vacancy.position().title(),
                vacancy.position().region(),
                people.nameOf(vacancy.hiringManager()),
                PersonChoice.of(interviewers),
                fitGuides,
                behavioralGuides,
                providers.choices(),
                fitGuides.get(0).value(),
                behavioralGuides.get(0).value(),
                ProfileProviders.BUILT_IN);
    }

    List<Choice> openVacancies() {
        return choices(vacancies.findByStateOrderByPositionTitle(Vacancy.State.OPEN));
    }

    List<Choice> cancellableBy(String person) {
        return choices(vacancyService.cancellableBy(person));
    }

    private static List<Choice> choices(Collection<Vacancy> vacancies) {
        return vacancies.stream()
                .map(vacancy -> new Choice(vacancy.position().inShort(), vacancy.id()))
                .toList();
    }

    /** Those who can withdraw. */
    List<Choice> candidatesGoingOn() {
        return candidacies.goingOn().stream()
                .map(one -> new Choice(one.name() + " – " + one.title() + " (" + one.region() + ")", one.id()))
                .toList();
    }

    /**
     * An application for whoever screens it.
     *
     * @param phone null, as link and note, where the candidate gave none
     * @param cv where it is read; null where there is none
     * @param upload where HR hands one in
     */
    record ReceivedApplication(
            String candidate,
            String email,
            String source,
            String vacancy,
            String phone,
            String link,
            String note,
            URI cv,
            URI upload) {}

    ReceivedApplication application(String candidacyId) {
        Candidacy candidacy = candidacies.get(candidacyId);
        Optional<Enclosure> enclosure = enclosures.findById(candidacyId);
        return new ReceivedApplication(
                candidacy.name(),
                candidacy.email(),
                candidacy.source(),
                vacancies.get(candidacy.vacancyId()).position().inShort(),
                enclosure.map(Enclosure::phone).orElse(null),
                enclosure.map(Enclosure::link).orElse(null),
                enclosure.map(Enclosure::note).orElse(null),
                cvs.link(candidacyId),
                CvService.page(candidacyId));
    }

    /**
     * What is known of somebody who was hired, to be completed.
     *
     * @param login a proposal that nobody has
     * @param firstDay null where it was not agreed
     */
    record Newcomer(String name, String title, String region, String territory, String login, LocalDate firstDay) {}

    Newcomer newcomer(String vacancyId) {
        Vacancy vacancy = vacancies.get(vacancyId);
        Vacancy.Position position = vacancy.position();
        String name = candidacies.get(vacancy.filledWith()).name();
        return new Newcomer(
                name,
                position.title(),
                position.region(),
                position.territory(),
                freeLogin(name),
                offers.newest(vacancy.filledWith())
                        .filter(offer -> offer.state() == Offer.State.ACCEPTED)
                        .map(offer -> offer.terms().startDate())
                        .orElse(null));
    }

    /** The first name in plain letters, with a number behind it where somebody has that. */
    private String freeLogin(String name) {
        String first = name.strip().split("\\s+")[0];
        String plain = Normalizer.normalize(first, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z0-9]", "")
                .toLowerCase(Locale.ROOT);
        return newHires.freeLogin(plain.isEmpty() ? "newrep" : plain);
    }

    /** A vacancy for systems. */
    record VacancyBody(
            String id,
            Vacancy.State state,
            @JsonUnwrapped Vacancy.Position position,
            String hiringManager,
            String filledWith) {}

    /** @throws Refusal unless the reader is HR, a leader, a system that hands in applications, or concerned with it */
    VacancyBody vacancyFor(String reader, String id) {
        Vacancy vacancy = vacancies.get(id);
        boolean concerned = reader.equals(vacancy.hiringManager()) || reader.equals(vacancy.requestedBy());
        if (!concerned && !people.hasRole(reader, Role.HR, Role.LEADER, Role.INTAKE)) {
            throw Refusal.forbidden("Only HR, leaders and the managers concerned see this vacancy.");
        }
        return new VacancyBody(id, vacancy.state(), vacancy.position(), vacancy.hiringManager(), vacancy.filledWith());
    }

    /** A candidacy for systems. */
    record CandidacyBody(
            String id, String vacancyId, Candidacy.State state, String name, String source, Instant receivedAt) {}

    /** @throws Refusal unless the reader is HR, a system that hands in applications, the hiring manager or their leader */
    CandidacyBody candidacyFor(String reader, String id) {
        Candidacy candidacy = candidacies.get(id);
        String hiringManager = vacancies.get(candidacy.vacancyId()).hiringManager();
        boolean concerned = reader.equals(hiringManager) || reader.equals(people.leaderOf(hiringManager));
        if (!concerned && !people.hasRole(reader, Role.HR, Role.INTAKE)) {
            throw Refusal.forbidden("Only HR, the hiring manager and their leader see this candidacy.");
        }
        return new CandidacyBody(
                id,
                candidacy.vacancyId(),
                candidacy.state(),
                candidacy.name(),
                candidacy.source(),
                candidacy.consentedAt());
    }
}
