package org.drumbeat.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/**
 * Models and beans that only a test needs, put into the running application and taken out again, so that all tests share one
 * application.
 */
final class TestModels implements AutoCloseable {

    private final RepositoryService repository;
    private final DefaultListableBeanFactory beans;
    private final List<String> deployments = new ArrayList<>();
    private final List<String> added = new ArrayList<>();

    TestModels(RepositoryService repository, ConfigurableListableBeanFactory beans) {
        this.repository = repository;
        this.beans = (DefaultListableBeanFactory) beans;
    }

    /** Deploys files that lie beside the test classes, past the guard: most of them do what no model should. */
    TestModels deploy(String... files) {
        DeploymentBuilder deployment = repository.createDeployment().name("test-" + files[0]);
        for (String file : files) {
            deployment.addInputStream(file, TestModels.class.getResourceAsStream(file));
        }
        deployments.add(pastTheGuard(
                beans.getBean(ProcessEngine.class), () -> deployment.deploy().getId()));
        return this;
    }

    /** Deploys as was done before there was a guard, or before it knew better. */
    static <T> T pastTheGuard(ProcessEngine processEngine, Supplier<T> deployment) {
        ProcessEngineConfigurationImpl engine =
                (ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration();
        List<Deployer> guarded = engine.getDeployers();
        engine.getDeploymentCache()
                .setDeployers(guarded.stream()
                        .filter(deployer -> !(deployer instanceof ModelGuard))
                        .toList());
        try {
            return deployment.get();
        } finally {
            engine.getDeploymentCache().setDeployers(guarded);
        }
    }

    TestModels bean(String name, Object bean) {
        beans.registerSingleton(name, bean);
        added.add(name);
        return this;
    }

    /** Takes everything out again, with all that the models have run. */
    @Override
    public void close() {
        deployments.forEach(deployment -> repository.deleteDeployment(deployment, true));
        added.forEach(beans::destroySingleton);
    }
}
