package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Monday;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The link by which somebody sets their first password, and what is noted of it. Everything is rolled back. */
@DrumbeatTest
@AlsoOnPostgres(
        value = {Kind.SQL, Kind.LOCKS},
        statementsOf = PasswordLinks.class)
@Transactional
class PasswordLinksTest {

    private static final String PASSWORD = "a quite long one";
    private static final Pattern LINK = Pattern.compile("/password/([\\w-]{43})\\s");
    private static final Author ADA = new Author("ada", true, ChangeLog.Way.REST);

    @Autowired
    private PasswordLinks links;

    @Autowired
    private ChangeLog log;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Clock clock;

    private HrOffice hr;
    private LocalDate firstDay;

    @BeforeEach
    void zoraBeginsInTenDays() {
        hr = new HrOffice(beans);
        firstDay = LocalDate.now(clock).plusDays(10);
        hr.importPeople(row(""));
    }

    @Test
    void setsAPasswordOnce() {
        String token = newestToken();
        assertThat(links.occasion(token)).isEqualTo(new PasswordLinks.Occasion("zora", "Zora Zimmer", firstDay));

        links.set(token, PASSWORD, PASSWORD);

        assertThat(identityService.checkPassword("zora", PASSWORD)).isTrue();
        assertThatThrownBy(() -> links.set(token, "another long one", "another long one"))
                .hasMessageContaining("used already");
        assertThat(identityService.checkPassword("zora", PASSWORD)).isTrue();
    }

    @Test
    void refusesAPasswordThatIsShortOrNotTheSameTwice() {
        String token = newestToken();

        assertThatThrownBy(() -> links.set(token, "elevenchars", "elevenchars")).hasMessageContaining("12 to 200");
        assertThatThrownBy(() -> links.set(token, PASSWORD, PASSWORD + "x")).hasMessageContaining("differ");
        assertThat(links.occasion(token).login()).isEqualTo("zora");
    }

    @Test
    void isReplacedByTheNext() {
        String first = newestToken();
        links.inviteAgain("zora", ADA);
        String second = tokens().stream()
                .filter(token -> !token.equals(first))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> links.occasion(first)).hasMessageContaining("not known");
        assertThat(links.occasion(second).login()).isEqualTo("zora");
    }

    @Test
    void worksForTwoWeeksFromTheFirstDayOn() {
        String token = newestToken();

        itIs(firstDay.plusDays(14));
        assertThat(links.occasion(token).opensOn()).isNull();
        itIs(firstDay.plusDays(15));
        assertThatThrownBy(() -> links.occasion(token)).hasMessageContaining("no longer good");
    }

    @Test
    void isWorthNothingToWhoeverHasLeft() {
        String token = newestToken();
        itIs(firstDay.plusDays(1));
        hr.importPeople(row(firstDay.plusDays(1).toString()));

        assertThatThrownBy(() -> links.set(token, PASSWORD, PASSWORD)).hasMessageContaining("no longer good");
        assertThatThrownBy(() -> links.inviteAgain("zora", ADA)).hasMessageContaining("no longer here");
    }

    @Test
    void goesToNobodyWithoutAnAddressUntilThereIsOne() {
        hr.importPeople("zak,Zak Zander,,rep,marco,North,,,");
        assertThatThrownBy(() -> links.inviteAgain("zak", ADA)).hasMessageContaining("has no e-mail address");
        assertThatThrownBy(() -> links.inviteAgain("nobody", ADA)).hasMessageContaining("Nobody has the login");

        hr.importPeople("zak,Zak Zander,zak@example.com,rep,marco,North,,,");

        assertThat(mailsTo("zak@example.com")).hasSize(1);
    }

    @Test
    void keepsTheLinkOutOfItsTableAndOutOfTheLog() {
        String token = newestToken();

        assertThat(jdbc.sql("select token_hash from password_link where person_id = 'zora'")
                        .query(String.class)
                        .single())
                .isNotEqualTo(token)
                .hasSize(64);
        assertThat(log.page("zora", 0).getContent().toString()).doesNotContain(token);
    }

    @Test
    void everyChangeIsNotedWithWhoMadeIt() {
        hr.importPeople("zora,Zora Zimmer,zora@example.com,rep,mina,South,," + firstDay + ",");
        identityService.setAuthentication("ada", List.of("camunda-admin"));
        try {
            identityService.saveUser(identityService.newUser("crm"));
            identityService.createMembership("crm", "intake");
            assertThatThrownBy(() -> identityService.createMembership("zora", "leader"))
                    .hasMessageContaining("The groups of Zora Zimmer follow the role");
        } finally {
            identityService.clearAuthentication();
        }

        assertThat(log.page("zora", 0))
                .anySatisfy(change -> {
                    assertThat(change.kind()).isEqualTo(ChangeLog.Kind.MANAGER);
                    assertThat(change.from()).isEqualTo("marco");
                    assertThat(change.to()).isEqualTo("mina");
                    assertThat(change.by()).isEqualTo("hana");
                })
                .anySatisfy(change -> assertThat(change.kind()).isEqualTo(ChangeLog.Kind.LOGIN))
                .anySatisfy(change -> assertThat(change.kind()).isEqualTo(ChangeLog.Kind.INVITATION));
        assertThat(log.page("crm", 0))
                .extracting(ChangeLog.Entry::kind, ChangeLog.Entry::to, ChangeLog.Entry::by)
                .containsExactly(
                        tuple(ChangeLog.Kind.GROUP, "intake", "ada"), tuple(ChangeLog.Kind.LOGIN, "there", "ada"));
    }

    @Test
    void goesAgainToWhoeverComesBack() {
        LocalDate today = LocalDate.now(clock);
        hr.importPeople("zak,Zak Zander,zak@example.com,rep,marco,North,,2025-01-01," + today);
        assertThat(mailsTo("zak@example.com")).isEmpty();

        hr.importPeople("zak,Zak Zander,zak@example.com,rep,marco,North,,2025-01-01,");

        assertThat(mailsTo("zak@example.com")).hasSize(1);
    }

    private String row(String leftOn) {
        return "zora,Zora Zimmer,zora@example.com,rep,marco,North,," + firstDay + "," + leftOn;
    }

    private String newestToken() {
        return tokens().get(0);
    }

    private List<String> tokens() {
        return mailsTo("zora@example.com").stream()
                .map(text -> {
                    Matcher link = LINK.matcher(text);
                    assertThat(link.find()).as(text).isTrue();
                    return link.group(1);
                })
                .toList();
    }

    private List<String> mailsTo(String address) {
        return jdbc.sql("select text_body from outbox where to_email = :address and mail_key like 'login:%'")
                .param("address", address)
                .query(String.class)
                .list();
    }

    private void itIs(LocalDate day) {
        Monday.jumpTo(day.atStartOfDay(clock.getZone()).plusHours(1).toInstant());
    }
}
