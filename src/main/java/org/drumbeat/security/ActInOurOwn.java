package org.drumbeat.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Tells the engine whose request it is when Tasklist calls one of our paths: the webapps do so only for their own paths, and
 * otherwise the engine would check no authorization.
 */
@Component
class ActInOurOwn implements HandlerInterceptor, WebMvcConfigurer {

    private final IdentityService identityService;

    ActInOurOwn(IdentityService identityService) {
        this.identityService = identityService;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/camunda/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        SignedIn caller = (SignedIn)
                SecurityContextHolder.getContext().getAuthentication().getPrincipal();
        identityService.setAuthentication(caller.id(), caller.groups());
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        identityService.clearAuthentication();
    }
}
