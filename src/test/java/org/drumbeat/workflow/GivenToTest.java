package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** That each form of a task has its circle of people, and that the diagrams say the same as the modules. */
@DrumbeatTest
class GivenToTest {

    @Autowired
    private PackagedModels packaged;

    @Autowired
    private List<ModuleTasks> modules;

    @Autowired
    private GivenTo givenTo;

    @Autowired
    private ApplicationContext beans;

    @Test
    void everyFormOfATaskSaysWhoMayBeGivenIt() {
        List<String> forms = Stream.of(beans.getBeanNamesForType(TaskForm.class))
                .filter(form -> isPackaged(form + ".form"))
                .toList();

        assertThat(forms).hasSizeGreaterThan(20);
        assertThat(said().keySet()).containsExactlyInAnyOrderElementsOf(forms);
    }

    @Test
    void everyDiagramSaysWhatTheModuleSays() {
        Map<String, String> drawn = new TreeMap<>();
        Map<String, String> expected = new TreeMap<>();
        for (UserTask task : userTasks()) {
            drawn.put(task.getId(), Properties.of(task).get(GivenTo.PROPERTY));
            expected.put(task.getId(), said().get(task.getCamundaFormRef()));
        }

        assertThat(drawn).hasSizeGreaterThan(20).isEqualTo(expected);
    }

    @Test
    void everyWordIsKnownAndOthersAreNot() {
        assertThat(said().values()).allMatch(givenTo::isKnown);
        assertThat(givenTo.isKnown("anybody: it is no secret")).isTrue();
        assertThat(givenTo.isKnown("anybodyelse")).isFalse();
        assertThat(givenTo.isKnown("hr")).isFalse();
    }

    private Map<String, String> said() {
        Map<String, String> said = new HashMap<>();
        modules.forEach(module -> said.putAll(module.givenTo()));
        return said;
    }

    private boolean isPackaged(String file) {
        return packaged.all().stream().anyMatch(model -> model.fileName().equals(file));
    }

    private List<UserTask> userTasks() {
        return packaged.all().stream()
                .filter(model -> model.fileName().endsWith(".bpmn"))
                .flatMap(model -> Bpmn.readModelFromStream(new ByteArrayInputStream(model.content()))
                        .getModelElementsByType(UserTask.class)
                        .stream())
                .toList();
    }
}
