package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.ServiceLoader;
import org.camunda.bpm.engine.rest.spi.ProcessEngineProvider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How the engine's REST API finds its engine. */
class KnownServicesTest {

    private static final String FILE = "META-INF/services/" + ProcessEngineProvider.class.getName();

    private final List<String> searched = new ArrayList<>();

    @Test
    void whatTheJarsOfferIsSearchedOnceAndFoundAtEveryRequest() throws Exception {
        KnownServices services = new KnownServices(new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                searched.add(name);
                return super.getResources(name);
            }
        });
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        List<Class<?>> found = new ArrayList<>();

        for (int requests = 0; requests < 3; requests++) {
            services.doFilter(
                    new MockHttpServletRequest(),
                    new MockHttpServletResponse(),
                    (request, response) -> found.add(provider()));
        }

        assertThat(found).hasSize(3).containsOnly(provider());
        assertThat(searched).containsOnlyOnce(FILE);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    private static Class<?> provider() {
        return ServiceLoader.load(ProcessEngineProvider.class).iterator().next().getClass();
    }
}
