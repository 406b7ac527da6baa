package org.drumbeat;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
