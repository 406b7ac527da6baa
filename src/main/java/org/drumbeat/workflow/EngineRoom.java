package org.drumbeat.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.stereotype.Component;

/** Sets up the engine before it is built: our form and task services, expressions, delegates, assignment, permissions. */
@Component
class EngineRoom extends AbstractProcessEnginePlugin {

    private static final Duration LONGEST_DEPLOYMENT = Duration.ofMinutes(1);

    private final DataSource dataSource;
    private final ModelBeans beans;
    private final ModelGuard guard;
    private final DeployedForms deployed;
    private final Forms forms;
    private final ModelAssignment assignment;
    private final NightWindow nightWindow;
    private final StartUpLock startUpLock;
    private final TaskSubjects subjects;
    private final TellAssigned tellAssigned;
    private final BackgroundJobHandler backgroundJobs;
    private final WatchedLogins.Factory logins;
    private final PasswordRules passwordRules;
    private final ForgetDrafts forgetDrafts;
    private final HumanTasks humanTasks;
    private final HumanTaskHistory.Factory humanTaskHistory;

    EngineRoom(
            DataSource dataSource,
            ModelBeans beans,
            ModelGuard guard,
            DeployedForms deployed,
            Forms forms,
            ModelAssignment assignment,
            NightWindow nightWindow,
            StartUpLock startUpLock,
            TaskSubjects subjects,
            TellAssigned tellAssigned,
            BackgroundJobHandler backgroundJobs,
            WatchedLogins.Factory logins,
            PasswordRules passwordRules,
            ForgetDrafts forgetDrafts,
            HumanTasks humanTasks,
            HumanTaskHistory.Factory humanTaskHistory) {
        this.dataSource = dataSource;
        this.beans = beans;
        this.guard = guard;
        this.deployed = deployed;
        this.forms = forms;
        this.assignment = assignment;
        this.nightWindow = nightWindow;
        this.startUpLock = startUpLock;
        this.subjects = subjects;
        this.tellAssigned = tellAssigned;
        this.backgroundJobs = backgroundJobs;
        this.logins = logins;
        this.passwordRules = passwordRules;
        this.forgetDrafts = forgetDrafts;
        this.humanTasks = humanTasks;
        this.humanTaskHistory = humanTaskHistory;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        startUpLock.take();
        engine.setDataSource(new EngineMoments(dataSource, ApplicationZone.ofTheComputer()));
        engine.setFormService(new BoundFormService(deployed, forms, assignment, subjects));
        engine.setTaskService(new BoundTaskService(deployed, forms, assignment));
        engine.setExpressionManager(new ModelExpressions(beans));
        engine.setDelegateInterceptor(new QuietDelegates());
        engine.setCorrelationHandler(new Receivers());
        engine.setHistoryEventProducer(new JobHistory());
        engine.setDmnHistoryEventProducer(new UnkeptDecisions());
        engine.setResourceAuthorizationProvider(new TaskPermissions());
        engine.setCustomSessionFactories(List.of(
                new VariableSearches.Factory(),
                new PausedParts.Factory(),
                new SignalReceivers.Factory(),
                humanTasks,
                humanTaskHistory));
        engine.setIdentityProviderSessionFactory(logins);
        engine.setIdentityService(new CheckedIdentities());
        engine.setPasswordPolicy(passwordRules);
        engine.setEnablePasswordPolicy(true);
        engine.setCustomPreDeployers(List.of(guard));
        engine.setRepositoryService(
                new TimedDeployments((SpringProcessEngineConfiguration) engine, LONGEST_DEPLOYMENT));
        engine.setBusinessCalendarManager(new PacedCalendars());
        engine.setCmmnEnabled(false);
        // By default an error that no boundary event catches would end the instance without a trace.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setBatchWindowManager(nightWindow);
        engine.setCustomJobHandlers(List.of(backgroundJobs));
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPreBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPreBPMNParseListeners());
        }
        listeners.add(new PersonOrGroup(assignment));
        listeners.add(tellAssigned);
        listeners.add(forgetDrafts);
        listeners.add(humanTasks);
        listeners.add(new StartTitles());
        listeners.add(new LoopLimits());
        engine.setCustomPreBPMNParseListeners(listeners);
    }

    /** @throws IllegalStateException where the setting would have failed jobs tried again without a pause */
    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        EngineLists.addTo(engine);
        Optional.ofNullable(engine.getFailedJobRetryTimeCycle())
                .flatMap(retries -> TimerCycles.problemOfRetries(retries, ClockUtil.getCurrentTime()))
                .ifPresent(problem -> {
                    throw new IllegalStateException("What is set as failed-job-retry-time-cycle " + problem);
                });
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        EngineIndexes.addTo(dataSource);
    }
}
