package org.drumbeat.security;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * Leaves out what tells rules of doors which page would answer a request: no rule here asks, and Spring Security would look it
 * up before each request, even one to the engine.
 */
@Component
class NothingLookedUp implements BeanDefinitionRegistryPostProcessor, Ordered {

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        registry.removeBeanDefinition("mvcHandlerMappingIntrospector");
    }

    /** Before Spring Security's own, which acts only where it is there. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
