package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.ApplicationContext;

/** What the list of tasks and the mails say of whom a task is about, also where an admin drew its form. */
@DrumbeatTest
class TaskSubjectsTest {

    private static final String FORM =
            "\"components\": [{ \"key\": \"note\", \"label\": \"Note\", \"type\": \"textarea\" }]";
    private static final List<String> SUBJECT = List.of("subject");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private DeployedForms deployed;

    @Autowired
    private Forms forms;

    @Autowired
    private ModelAssignment assignment;

    @Autowired
    private PackagedModels packaged;

    @Autowired
    private List<ModuleTasks> modules;

    @Autowired
    private ApplicationContext beans;

    private DrawnTask task;

    @BeforeEach
    void begin() {
        task = DrawnTask.of(engine, "maya", FORM, Map.of("rep", "rosa", "subject", "A variable"));
    }

    @AfterEach
    void end() {
        engine.getIdentityService().clearAuthentication();
        task.close();
    }

    @Test
    void aTaskWithAFormThatAnAdminDrewIsAboutWhatTheModuleSays() {
        TaskSubjects subjects = subjects(new Module("drawn-task"));

        assertThat(of(subjects)).isEqualTo("rosa, says the module");
        assertThat(listed(subjects, "maya")).isEqualTo(Map.of("subject", "rosa, says the module"));
        assertThat(listed(subjects, "mina")).as("whose task it is not").isEmpty();
    }

    @Test
    void aTaskOfNoModuleIsAboutWhatItsVariableSays() {
        TaskSubjects subjects = subjects(new Module("another-process"));

        assertThat(of(subjects)).isEmpty();
        assertThat(listed(subjects, "maya")).isEqualTo(Map.of("subject", "A variable"));
        assertThatThrownBy(() -> listed(subjects, "mina")).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void twoModulesDoNotSpeakOfOneProcess() {
        TaskSubjects subjects = subjects(new Module("drawn-task"), new Module("drawn-task"));

        assertThatThrownBy(() -> of(subjects)).hasMessage("Two modules say what the tasks of “drawn-task” are about");
    }

    @Test
    void everyTaskOfOursIsAboutSomething() {
        Map<String, Function<TaskView, String>> said = new HashMap<>();
        modules.forEach(module -> said.putAll(module.subjects()));

        assertThat(tasks())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        drawn -> assertThat(said.containsKey(process(drawn)) || saysItself(drawn.getCamundaFormRef()))
                                .as(drawn.getId())
                                .isTrue());
    }

    private boolean saysItself(String form) {
        return Arrays.stream(beans.getType(form).getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("subject"));
    }

    private static String process(UserTask drawn) {
        ModelElementInstance scope = drawn;
        while (!(scope instanceof Process)) {
            scope = scope.getParentElement();
        }
        return ((Process) scope).getId();
    }

    private List<UserTask> tasks() {
        return packaged.all().stream()
                .filter(model -> model.fileName().endsWith(".bpmn"))
                .flatMap(model -> Bpmn.readModelFromStream(new ByteArrayInputStream(model.content()))
                        .getModelElementsByType(UserTask.class)
                        .stream())
                .toList();
    }

    private TaskSubjects subjects(ModuleTasks... known) {
        StaticListableBeanFactory factory = new StaticListableBeanFactory();
        for (int i = 0; i < known.length; i++) {
            factory.addBean("module" + i, known[i]);
        }
        return new TaskSubjects(forms, factory.getBeanProvider(ModuleTasks.class));
    }

    private String of(TaskSubjects subjects) {
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(open -> subjects.of(open.getTaskManager().findTaskById(task.id()), open));
    }

    /** As Tasklist asks for each line of its list. */
    private Map<String, Object> listed(TaskSubjects subjects, String person) {
        BoundFormService service = new BoundFormService(deployed, forms, assignment, subjects);
        service.setCommandExecutor(configuration().getCommandExecutorTxRequired());
        engine.getIdentityService().setAuthenticatedUserId(person);
        return service.getTaskFormVariables(task.id(), SUBJECT, true);
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private record Module(String process) implements ModuleTasks {

        private static final Fact<String> REP = Fact.text("rep");

        @Override
        public Map<String, Function<TaskView, String>> subjects() {
            return Map.of(process, open -> open.get(REP) + ", says the module");
        }

        @Override
        public Map<String, Circle> circles() {
            return Map.of();
        }

        @Override
        public Map<String, String> givenTo() {
            return Map.of();
        }
    }
}
