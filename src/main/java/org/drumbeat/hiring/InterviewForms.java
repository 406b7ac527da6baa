package org.drumbeat.hiring;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two interviews, which differ in their questions and in who asks them. */
@Configuration(proxyBeanMethods = false)
class InterviewForms {

    static final String FIT = "conduct-fit-interview";
    static final String BEHAVIORAL = "conduct-behavioral-interview";

    @Bean(FIT)
    ConductInterviewForm fit(InterviewViews views, InterviewService interviews) {
        return new ConductInterviewForm(views, interviews, QuestionGuide.Kind.FIT, HiringVariables.FIT_INTERVIEWER);
    }

    @Bean(BEHAVIORAL)
    ConductInterviewForm behavioral(InterviewViews views, InterviewService interviews) {
        return new ConductInterviewForm(views, interviews, QuestionGuide.Kind.BEHAVIORAL, HiringVariables.PANELIST);
    }
}
