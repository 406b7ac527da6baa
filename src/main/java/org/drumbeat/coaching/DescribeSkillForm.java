package org.drumbeat.coaching;

import java.util.List;
import org.drumbeat.workflow.Facts;
import org.drumbeat.workflow.TaskForm;
import org.drumbeat.workflow.TaskView;
import org.springframework.stereotype.Component;

/** Shows the newest version of a skill and takes the next one. */
@Component("describe-skill")
record DescribeSkillForm(SkillCatalogue skills)
        implements TaskForm<DescribeSkillForm.Newest, DescribeSkillForm.Answers> {

    /**
     * @param skill its name as it is now
     * @param basedOn id of the version that is shown
     */
    record Newest(
            String skill,
            int versionNumber,
            String basedOn,
            String name,
            String purpose,
            boolean offered,
            List<Behaviour> behaviours) {}

    record Answers(String basedOn, String name, String purpose, boolean offered, List<Behaviour> behaviours) {}

    /** What is described for the first time is meant to be offered. */
    @Override
    public Newest show(TaskView task) {
        Skill newest = skills.toRevise(task.businessKey());
        return new Newest(
                newest.name(),
                newest.versionNumber(),
                newest.id(),
                newest.name(),
                newest.purpose(),
                newest.offered() || !newest.isDescribed(),
                newest.behaviours());
    }

    @Override
    public Facts record(TaskView task, Answers answers) {
        skills.revise(
                task.businessKey(),
                answers.basedOn(),
                answers.name(),
                answers.purpose(),
                answers.offered(),
                answers.behaviours());
        return Facts.none();
    }
}
