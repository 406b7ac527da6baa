package org.drumbeat.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lists what the caller can start in Tasklist, in the words and the order that the diagrams give, for people who know what
 * they want to do but not what the process is called.
 */
@RestController
class StartList {

    /** Between what is started every day and what undoes something, whose diagrams give it a higher number. */
    private static final int SOMEWHERE_IN_THE_MIDDLE = 500;

    private final RepositoryService repository;
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    StartList(RepositoryService repository, ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.repository = repository;
        this.engine = engine;
    }

    @GetMapping("/camunda/api/starts")
    List<Start> starts() {
        List<ProcessDefinition> startable = repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .active()
                .startableInTasklist()
                .startablePermissionCheck()
                .unlimitedList();
        return engine.getObject().getCommandExecutorTxRequired().execute(context -> {
            DeploymentCache cache = context.getProcessEngineConfiguration().getDeploymentCache();
            return startable.stream()
                    .map(definition -> start(
                            definition, StartTitles.of(cache.findDeployedProcessDefinitionById(definition.getId()))))
                    .sorted(Comparator.comparingInt(Start::order).thenComparing(Start::name))
                    .toList();
        });
    }

    private static Start start(ProcessDefinition definition, Map<String, String> said) {
        String name = definition.getName() == null ? definition.getKey() : definition.getName();
        return new Start(
                definition.getId(),
                definition.getKey(),
                definition.getDeploymentId(),
                said.getOrDefault(StartTitles.TITLE, name),
                said.getOrDefault(StartTitles.TEXT, ""),
                order(said.getOrDefault(StartTitles.ORDER, "")));
    }

    private static int order(String said) {
        return said.matches("\\d{1,6}") ? Integer.parseInt(said) : SOMEWHERE_IN_THE_MIDDLE;
    }

    /**
     * A process as Tasklist lists it.
     *
     * @param id of its newest version
     * @param key id of the process
     * @param name what it is listed as
     * @param text a sentence on what it does; may be empty
     * @param order what is started every day has a small number, what undoes something a large one
     */
    record Start(String id, String key, String deploymentId, String name, String text, int order) {}
}
