package org.drumbeat;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.repository.Lock;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds for every test, so that all of them together say what they seem to say. */
@AnalyzeClasses(packages = "org.drumbeat")
class TestRulesTest {

    @ArchTest
    static void whateverWritesSqlIsTestedOnPostgresql(JavaClasses classes) {
        Set<String> sent = classes.stream()
                .flatMap(type -> Stream.concat(
                        type.tryGetAnnotationOfType(AlsoOnPostgres.class).stream(),
                        type.getMethods().stream()
                                .map(method -> method.tryGetAnnotationOfType(AlsoOnPostgres.class))
                                .flatMap(Optional::stream)))
                .flatMap(also -> Arrays.stream(also.statementsOf()))
                .map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = classes.stream()
                .filter(TestRulesTest::isOfTheApplication)
                .filter(TestRulesTest::writesSql)
                .map(TestRulesTest::outermost)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(written).hasSizeGreaterThan(20);
        assertThat(sent)
                .as("what @AlsoOnPostgres names as statementsOf: every class that writes SQL, and no other")
                .containsExactlyElementsOf(written);
    }

    @ArchTest
    static final ArchRule noTestAsksTheComputerForTheTime = noClasses()
            .that(DescribedPredicate.describe(
                    "are tests, and do not have to do with what runs in the real time",
                    type -> !isOfTheApplication(type)
                            && !outermost(type).isEquivalentTo(Monday.class)
                            && !outermost(type).isEquivalentTo(Eventually.class)
                            && !outermost(type).getSimpleName().matches(".*(IT|Bench)")))
            .should()
            .callCodeUnitWhere(
                    DescribedPredicate.describe("the computer’s clock or zone is asked", TestRulesTest::asks))
            .because("today is one Monday for all of them, and no test passes on some days or in some places only");

    @ArchTest
    static final ArchRule noTestWaits = noClasses()
            .that(DescribedPredicate.describe(
                    "are tests, and do not watch another process",
                    type -> !isOfTheApplication(type) && !outermost(type).isEquivalentTo(Eventually.class)))
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .because("a test makes happen what it looks for, or asks for it until it is so");

    /** The zone of the JVM is not among it: the application sets it, so tests of that look at it and put it back. */
    private static boolean asks(JavaCall<?> call) {
        String type = call.getTargetOwner().getName();
        String name = call.getName();
        boolean withoutClock = call.getTarget().getRawParameterTypes().stream()
                .noneMatch(parameter -> parameter.isAssignableTo(Clock.class));
        return type.startsWith("java.time.") && (name.equals("now") && withoutClock || name.startsWith("system"))
                || type.equals("java.lang.System") && name.equals("currentTimeMillis")
                || type.equals("java.util.Date")
                        && name.equals("<init>")
                        && call.getTarget().getRawParameterTypes().isEmpty()
                || call.getTargetOwner().isEquivalentTo(ClockUtil.class);
    }

    private static boolean writesSql(JavaClass type) {
        return type.getMethods().stream()
                        .anyMatch(method -> method.isAnnotatedWith(Query.class) || method.isAnnotatedWith(Lock.class))
                || type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isAssignableTo(JdbcClient.class)
                                || call.getTargetOwner().isAssignableTo(JdbcOperations.class));
    }

    private static boolean isOfTheApplication(JavaClass type) {
        return type.getSource()
                .map(source -> !source.getUri().getPath().contains("/test-classes/"))
                .orElse(false);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(TestRulesTest::outermost).orElse(type);
    }
}
