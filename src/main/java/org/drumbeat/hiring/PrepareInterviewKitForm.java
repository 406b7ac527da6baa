package org.drumbeat.hiring;

import java.util.List;
import org.drumbeat.people.People;
import org.drumbeat.workflow.Choice;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Chooses who interviews the candidates of a vacancy. */
@Component("prepare-interview-kit")
class PrepareInterviewKitForm implements TaskForm<PrepareInterviewKitForm.Kit, PrepareInterviewKitForm.Answers> {

    private final HiringService hiring;
    private final People people;

    PrepareInterviewKitForm(HiringService hiring, People people) {
        this.hiring = hiring;
        this.people = people;
    }

    record Kit(String title, String region, String hiringManagerName, List<Choice> interviewers) {}

    record Answers(String fitInterviewer, List<String> panel) {}

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
                PersonChoice.of(hiring.interviewers()));
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        hiring.prepareKit(task.businessKey(), answers.fitInterviewer(), answers.panel());
        return Facts.none();
    }
}
