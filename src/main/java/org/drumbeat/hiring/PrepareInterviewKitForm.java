package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.people.People;
import org.drumbeat.people.PersonChoice;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Chooses who interviews the candidates of a vacancy. */
@Component("prepare-interview-kit")
class PrepareInterviewKitForm implements TaskForm<PrepareInterviewKitForm.Kit, PrepareInterviewKitForm.Answers> {

    private final HiringService hiring;
    private final GuideService guides;
    private final ProfileProviders providers;
    private final People people;

    PrepareInterviewKitForm(HiringService hiring, GuideService guides, ProfileProviders providers, People people) {
        this.hiring = hiring;
        this.guides = guides;
        this.providers = providers;
        this.people = people;
    }

    record Kit(
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

    /** Who leaves out a guide or the provider takes the newest and the built-in one. */
    record Answers(
            String fitInterviewer,
            List<String> panel,
            String fitGuide,
            String behavioralGuide,
            String profileProvider) {}

    @Override
    public String subject(TaskView task) {
        return hiring.vacancy(task.businessKey()).position().inShort();
    }

    @Override
    public Kit show(TaskView task) {
        Vacancy vacancy = hiring.vacancy(task.businessKey());
        return new Kit(
                vacancy.position().title(),
                vacancy.position().region(),
                people.nameOf(vacancy.hiringManager()),
                PersonChoice.of(hiring.interviewers()),
                guides.choices(QuestionGuide.Kind.FIT),
                guides.choices(QuestionGuide.Kind.BEHAVIORAL),
                providers.choices(),
                guides.newest(QuestionGuide.Kind.FIT).id(),
                guides.newest(QuestionGuide.Kind.BEHAVIORAL).id(),
                ProfileProviders.BUILT_IN);
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        hiring.prepareKit(
                task.businessKey(),
                answers.fitInterviewer(),
                answers.panel(),
                answers.fitGuide(),
                answers.behavioralGuide(),
                answers.profileProvider());
        return Facts.none();
    }
}
