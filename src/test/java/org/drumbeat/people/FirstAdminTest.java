package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Proxy;
import org.drumbeat.DrumbeatTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;

/** With which password Drumbeat starts in an empty database. */
@DrumbeatTest
class FirstAdminTest {

    @Autowired
    private EngineUsers engineUsers;

    @Autowired
    private JdbcAggregateOperations aggregates;

    @ParameterizedTest
    @CsvSource({
        "'', there is no password",
        "short, at least 12 characters",
        "administrators, the login must not be in it"
    })
    void isToldWhyThePasswordOfTheFirstAdministratorIsNotTaken(String password, String why) {
        Throwable refused = catchThrowable(() -> new FirstAdmin(persons(0), aggregates, engineUsers, password));

        FailureAnalysis told = new FirstAdmin.NoPasswordAnalyzer().analyze(refused);
        assertThat(told.getDescription()).contains(why);
        assertThat(told.getAction()).contains("DRUMBEAT_ADMIN_PASSWORD");
    }

    @Test
    void aGoodOneIsTakenAndAnyOneCountsNothingOnceThereIsSomebody() {
        assertThatCode(() -> new FirstAdmin(persons(0), aggregates, engineUsers, "twelve chars"))
                .doesNotThrowAnyException();
        assertThatCode(() -> new FirstAdmin(persons(1), aggregates, engineUsers, "short"))
                .doesNotThrowAnyException();
    }

    private static PersonRepository persons(long count) {
        return (PersonRepository) Proxy.newProxyInstance(
                PersonRepository.class.getClassLoader(),
                new Class<?>[] {PersonRepository.class},
                (any, asked, with) -> {
                    assertThat(asked.getName()).isEqualTo("count");
                    return count;
                });
    }
}
