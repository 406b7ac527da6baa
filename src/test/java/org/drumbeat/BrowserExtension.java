package org.drumbeat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives each test of a browser its {@link Browser}, and skips those tests where there is no Chromium, unless the
 * environment says {@code DRUMBEAT_REQUIRE_BROWSER=true}: then its absence is a failure.
 */
final class BrowserExtension
        implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

    private static final Namespace OURS = Namespace.create(BrowserExtension.class);

    /** Asked before Spring is, so that the application does not start for nothing. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        if (Chromium.isInstalled() || Boolean.parseBoolean(System.getenv("DRUMBEAT_REQUIRE_BROWSER"))) {
            return ConditionEvaluationResult.enabled("there is a browser, or there has to be");
        }
        return ConditionEvaluationResult.disabled(Chromium.ABSENT);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Browser resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Chromium chromium = test.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Chromium.class, key -> Chromium.start(), Chromium.class);
        int port = SpringExtension.getApplicationContext(test)
                .getEnvironment()
                .getRequiredProperty("local.server.port", Integer.class);
        return test.getStore(OURS)
                .getOrComputeIfAbsent(
                        Browser.class, key -> new Browser(chromium, "http://localhost:" + port), Browser.class);
    }

    /** A test that went well still fails where the pages reported errors; of one that failed, the last view is kept. */
    @Override
    public void afterTestExecution(ExtensionContext test) {
        Browser browser = test.getStore(OURS).get(Browser.class, Browser.class);
        if (browser == null) {
            return;
        }
        if (test.getExecutionException().isPresent()) {
            browser.keepLastViews(test.getRequiredTestClass().getSimpleName());
        } else {
            browser.assertNothingWentWrong();
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Browser browser = test.getStore(OURS).remove(Browser.class, Browser.class);
        if (browser != null) {
            browser.close();
        }
    }
}
