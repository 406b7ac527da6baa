package org.drumbeat.workflow;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the packaged models and forms: one deployment a module, of only what has changed, under names that are the same
 * from a folder, a jar or a test, so that a restart deploys nothing again.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    static final String SOURCE = "drumbeat";

    private static final Pattern MODULE = Pattern.compile("(?:bpmn|forms)/([^/]+)/[^/]+$");

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;

    ModelDeployment(RepositoryService repository, ResourcePatternResolver resources) {
        this.repository = repository;
        this.resources = resources;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, DeploymentBuilder> modules = new TreeMap<>();
        for (String pattern : new String[] {"bpmn/*/*.bpmn", "bpmn/*/*.dmn", "forms/*/*.form"}) {
            for (Resource resource : found(pattern)) {
                add(resource, modules);
            }
        }
        modules.values().forEach(DeploymentBuilder::deploy);
    }

    private Resource[] found(String pattern) {
        try {
            return resources.getResources("classpath*:" + pattern);
        } catch (IOException e) {
            throw new IllegalStateException("The models " + pattern + " cannot be read", e);
        }
    }

    private void add(Resource resource, Map<String, DeploymentBuilder> modules) {
        try {
            Matcher place = MODULE.matcher(resource.getURL().getPath());
            if (!place.find()) {
                throw new IllegalStateException("No module: " + resource);
            }
            modules.computeIfAbsent(place.group(1), this::deploymentOf)
                    .addInputStream(place.group(), resource.getInputStream());
        } catch (IOException e) {
            throw new IllegalStateException("The model " + resource + " cannot be read", e);
        }
    }

    private DeploymentBuilder deploymentOf(String module) {
        return repository
                .createDeployment()
                .name("drumbeat-" + module)
                .source(SOURCE)
                .enableDuplicateFiltering(true);
    }
}
