package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.web.util.ServletRequestPathUtils;

/** A request whose person logs out before it is answered. */
@DrumbeatTest
class LoggedOutMeanwhileTest {

    private static final String COUNT = "/camunda/api/engine/engine/default/task/count";

    @Autowired
    @Qualifier("springSecurityFilterChain")
    private Filter doors;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private EnginePeople people;

    @BeforeEach
    void people() {
        TestPeople.ensure(identityService);
    }

    @ParameterizedTest
    @CsvSource({COUNT + ", 401", "/api/people, 401", "/, 302"})
    void isAskedToLogInAsOneThatComesAMomentLater(String path, int status) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        answer(path, response, (request, unused) -> logOutAndLookIntoTheSession(request));

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getContentAsString()).doesNotContain("invalid");
    }

    @Test
    void keepsAnAnswerThatIsOnItsWay() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();

        answer(COUNT, response, (request, answer) -> {
            answer.getWriter().write("17");
            answer.flushBuffer();
            logOutAndLookIntoTheSession(request);
        });

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).isEqualTo("17");
    }

    @Test
    void anotherFaultStaysOne() {
        assertThatIllegalStateException()
                .isThrownBy(() -> answer(COUNT, new MockHttpServletResponse(), (request, response) -> {
                    throw new IllegalStateException("something else");
                }))
                .withMessage("something else");
    }

    private static void logOutAndLookIntoTheSession(ServletRequest request) {
        HttpSession session = ((HttpServletRequest) request).getSession();
        session.invalidate();
        session.getAttribute("anything");
    }

    private void answer(String path, MockHttpServletResponse response, FilterChain behind) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        ServletRequestPathUtils.parseAndCache(request);
        request.getSession()
                .setAttribute(
                        HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY,
                        new SecurityContextImpl(
                                people.find("hana").orElseThrow().asAuthentication()));
        new FilterChainProxy(((FilterChainProxy) doors).getFilterChains()).doFilter(request, response, behind);
    }
}
