package org.drumbeat.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.people.HrOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.transaction.annotation.Transactional;

/** Who comes before their first day. */
@DrumbeatTest
@Transactional
class NotOpenYetTest {

    private static final String PASSWORD = "a long enough one";

    @Autowired
    private EnginePasswords passwords;

    @Autowired
    private EnginePeople people;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Clock clock;

    private LocalDate firstDay;

    @BeforeEach
    void zoeBeginsInTenDays() {
        firstDay = LocalDate.now(clock).plusDays(10);
        begins(firstDay);
        User zoe = identityService.createUserQuery().userId("zoe").singleResult();
        zoe.setPassword(PASSWORD);
        identityService.saveUser(zoe);
    }

    @Test
    void isToldTheDayOnlyWithTheRightPassword() {
        assertThatThrownBy(() -> logIn(PASSWORD))
                .isInstanceOf(NotOpenYet.class)
                .hasMessageContaining(String.valueOf(firstDay.getYear()))
                .hasMessageContaining("your first day");
        assertThatThrownBy(() -> logIn("another long one")).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void isLetInOnTheFirstDay() {
        begins(LocalDate.now(clock));

        logIn(PASSWORD);

        assertThat(people.find("zoe").orElseThrow().groups()).containsExactly("rep");
    }

    @Test
    void losesTheSessionWhereTheFirstDayIsPutOff() {
        SignedIn before = new SignedIn("zoe", "Zoe Zimmer", List.of("rep"));

        assertThat(people.asOfNow(before)).isEmpty();
    }

    private void begins(LocalDate day) {
        new HrOffice(beans).importPeople("zoe,Zoe Zimmer,zoe@example.com,rep,marco,North,," + day + ",");
    }

    private void logIn(String password) {
        passwords.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("zoe", password));
    }
}
