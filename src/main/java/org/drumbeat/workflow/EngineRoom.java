package org.drumbeat.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.cmd.UnlockJobCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.EventSubscriptionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionManager;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceManager;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.springframework.stereotype.Component;

/** Sets up the engine before it is built: our form and task services, expressions, delegates, assignment, permissions. */
@Component
class EngineRoom extends AbstractProcessEnginePlugin {

    private static final Duration LONGEST_DEPLOYMENT = Duration.ofMinutes(1);

    private final DataSource dataSource;
    private final EngineStatements statements;
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
            EngineStatements statements,
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
        this.statements = statements;
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
        statements.of(engine).ifPresent(engine::setSqlSessionFactory);
        engine.setFormService(new BoundFormService(deployed, forms, assignment, subjects));
        engine.setTaskService(new BoundTaskService(deployed, forms, assignment));
        engine.setExpressionManager(new ModelExpressions(beans));
        engine.setDelegateInterceptor(new QuietDelegates());
        engine.setCorrelationHandler(new Receivers());
        engine.setHistoryEventProducer(new EngineHistory());
        engine.setHistoryEventHandler(new EngineHistory.Writer());
        engine.setDmnHistoryEventProducer(new UnkeptDecisions());
        engine.setResourceAuthorizationProvider(new TaskPermissions());
        engine.setCommandCheckers(List.of(new TenantCommandChecker(), new AssigneesRights()));
        engine.setCustomSessionFactories(List.of(
                new OwnSession<>(AuthorizationManager.class, VariableSearches::new),
                new OwnSession<>(ExecutionManager.class, PausedParts::new),
                new OwnSession<>(EventSubscriptionManager.class, SignalReceivers::new),
                new OwnSession<>(ProcessDefinitionManager.class, KnownModels::new),
                new OwnSession<>(TaskManager.class, KnownTasks::new),
                new OwnSession<>(VariableInstanceManager.class, VariablesAtOnce::new),
                humanTasks,
                humanTaskHistory));
        engine.setIdentityProviderSessionFactory(logins);
        engine.setIdentityService(new CheckedIdentities());
        engine.setPasswordPolicy(passwordRules);
        engine.setEnablePasswordPolicy(true);
        engine.setCustomPreDeployers(List.of(guard));
        engine.setRepositoryService(
                new TimedDeployments((SpringProcessEngineConfiguration) engine, LONGEST_DEPLOYMENT));
        engine.setBpmnParseFactory(new BpmnSchema());
        DefaultDmnEngineConfiguration decisions =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(FeelWhenNeeded::new);
        engine.setDmnEngineConfiguration(decisions);
        engine.setBusinessCalendarManager(new PacedCalendars());
        engine.setCmmnEnabled(false);
        // By default an error that no boundary event catches would end the instance without a trace.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        engine.setBatchWindowManager(nightWindow);
        engine.setCustomJobHandlers(List.of(backgroundJobs));
        engine.setFailedJobCommandFactory(EngineRoom::afterFailure);
        engine.setCustomPreCommandInterceptorsTxRequired(List.of(new WatchedCommands()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new WatchedCommands()));
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

    /** That the database went away is no failure of a job: it is free at once, and has as many tries left as before. */
    private static Command<Object> afterFailure(String job, Throwable failure) {
        return LostDatabase.causeOf(failure).isPresent()
                ? context -> new UnlockJobCmd(job).execute(context)
                : new DefaultJobRetryCmd(job, failure);
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

    /**
     * By default the engine asks with every command whether a right of the caller was revoked. Here rights are only granted
     * ({@link VariableSearches#insert}); a database that holds revocations of before is asked as ever.
     */
    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        EngineIndexes.addTo(dataSource);
        boolean isAnyRevoked = engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_REVOKE)
                        .count()
                > 0;
        engine.getProcessEngineConfiguration()
                .setAuthorizationCheckRevokes(
                        isAnyRevoked
                                ? ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_AUTO
                                : ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
    }
}
