package org.drumbeat.workflow;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Deploys the packaged models and forms: one deployment per module, only what has changed, under names that are the same
 * from a folder, a jar or a test, so that a restart redeploys nothing. What an admin has deployed stays on top.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    /** Tells our deployments from those of admins. */
    static final String SOURCE = "drumbeat";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployment.class);

    private final RepositoryService repository;
    private final PackagedModels models;
    private final DeployedModels deployed;
    private final ModelGuard guard;

    ModelDeployment(RepositoryService repository, PackagedModels models, DeployedModels deployed, ModelGuard guard) {
        this.repository = repository;
        this.models = models;
        this.deployed = deployed;
        this.guard = guard;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, DeployedModels.Version> admins = deployed.deployedByAdmins();
        Map<String, DeploymentBuilder> modules = new TreeMap<>();
        for (PackagedModels.PackagedModel model : models.all()) {
            DeployedModels.Version kept = admins.get(model.fileName());
            if (kept == null) {
                modules.computeIfAbsent(model.module(), this::deploymentOf)
                        .addInputStream(model.path(), new ByteArrayInputStream(model.content()));
            } else {
                LOG.warn(
                        "{} is not deployed: version {}, which an admin has deployed as “{}”, stays in its place",
                        model.path(),
                        kept.number(),
                        kept.deployment());
            }
        }
        modules.values().forEach(DeploymentBuilder::deploy);
        guard.problemsOfRunningVersions().forEach(LOG::error);
    }

    private DeploymentBuilder deploymentOf(String module) {
        return repository
                .createDeployment()
                .name("drumbeat-" + module)
                .source(SOURCE)
                .enableDuplicateFiltering(true);
    }
}
