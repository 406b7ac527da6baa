package org.drumbeat.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Visitor;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcOperations;

/** Who changed whose role, line and login, through its doors, and the invitation that an admin sends again. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = ChangeLog.class)
class PeopleChangesTest {

    private static final String API = "/api/people/changes";
    private static final String PAGE = "/people/changes";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private JdbcOperations jdbc;

    @Autowired
    private Clock clock;

    @AfterEach
    void away() {
        jdbc.update("delete from people_change where login in ('yara', 'yuri')");
        jdbc.update("delete from outbox where to_email in ('yara@example.com', 'yuri@example.com')");
        jdbc.update("delete from password_link where person_id in ('yara', 'yuri')");
        jdbc.update("delete from arrival where person_id in ('yara', 'yuri')");
        jdbc.update("delete from person where id in ('yara', 'yuri')");
        List.of("yara", "yuri").forEach(identityService::deleteUser);
    }

    @Test
    void answerWhatChangedTheNewestFirst() throws JSONException {
        importByHana("yara,Yara Young,yara@example.com,rep,marco,North,," + inTenDays() + ",");
        importByHana("yara,Yara Young,yara@example.com,manager,mina,North,," + inTenDays() + ",");

        JSONObject answer = new JSONObject(as("ada").get(API + "?person=yara").body());

        JSONArray changes = answer.getJSONArray("changes");
        assertThat(answer.getInt("total")).isEqualTo(changes.length());
        assertThat(answer.getInt("page")).isZero();
        assertThat(answer.getInt("pages")).isEqualTo(1);
        JSONAssert.assertEquals(
                """
                [{"person": "yara", "what": "role", "from": "rep", "to": "manager", "by": "hana", "how": "rest"},
                 {"person": "yara", "what": "manager", "from": "marco", "to": "mina", "by": "hana", "how": "rest"}]""",
                new JSONArray(List.of(
                        changes.getJSONObject(indexOf(changes, "role")),
                        changes.getJSONObject(indexOf(changes, "manager")))),
                false);
        assertThat(indexOf(changes, "role")).as("before the login").isLessThan(indexOf(changes, "login"));
        assertThat(changes.getJSONObject(indexOf(changes, "invitation")).getString("to"))
                .isEqualTo("yara@example.com");
        assertThat(answer.toString()).doesNotContain("/password/");
        assertThat(new JSONObject(as("ada").get(API + "?person=nobody").body()).getInt("total"))
                .isZero();
    }

    @Test
    void areListedForAnAdminByNames() {
        importByHana("yara,Yara Young,yara@example.com,rep,marco,North,," + inTenDays() + ",");
        importByHana("yara,Yara Young,yara@example.com,manager,mina,North,," + inTenDays() + ",");
        jdbc.update("""
                insert into people_change (login, kind, value_from, value_to, changed_by, changed_at, way)
                values ('yara', 'GROUP', null, 'camunda-admin', 'ada', now(), 'ENGINE')""");

        String page = inBrowser("ada").get(PAGE + "?person=yara").body();

        assertThat(page)
                .contains("<td>Yara Young (yara)</td>", "<td>Hana Yamamoto (hana)</td>", "<td>Ada Mensah (ada)</td>")
                .contains("<td>Marco Bianchi (marco)</td>", "<td>Mina Park (mina)</td>")
                .contains("<td>Rep</td>", "<td>Manager</td>", "<td>Engine administrators</td>", "<td>REST</td>")
                .doesNotContain("<td>rep</td>", "<td>hana</td>", "<td>camunda-admin</td>");
    }

    @Test
    void areFiftyAPage() throws JSONException {
        for (int i = 0; i < 60; i++) {
            jdbc.update("""
                    insert into people_change (login, kind, value_from, value_to, changed_by, changed_at, way)
                    values ('yuri', 'EMAIL', ?, ?, 'hana', now(), 'REST')""", i + "@example.com", (i + 1) + "@example.com");
        }

        JSONObject second =
                new JSONObject(as("ada").get(API + "?person=yuri&page=1").body());
        assertThat(second.getJSONArray("changes").length()).isEqualTo(10);
        assertThat(second.getInt("pages")).isEqualTo(2);
        assertThat(second.getInt("total")).isEqualTo(60);
        assertThat(second.getJSONArray("changes").getJSONObject(9).getString("from"))
                .isEqualTo("0@example.com");
        assertThat(as("ada").get(API + "?page=-1").statusCode()).isEqualTo(400);

        Visitor ada = inBrowser("ada");
        assertThat(ada.get(PAGE + "?person=yuri").body())
                .contains("Page 1 of 2", "Older", "<td>60@example.com</td>")
                .doesNotContain("Newer", "<td>0@example.com</td>");
        assertThat(ada.get(PAGE + "?person=yuri&page=1").body())
                .contains("Page 2 of 2", "Newer", "<td>0@example.com</td>")
                .doesNotContain("Older");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hana", "vera", "marco", "rosa", "intake"})
    void areForAdminsAlone(String caller) {
        assertThat(as(caller).get(API).statusCode()).isEqualTo(403);
        assertThat(inBrowser(caller).get(PAGE).statusCode()).isEqualTo(403);
        assertThat(as(caller).json("POST", "/api/people/rosa/invitation", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void anInvitationIsSentAgainAndNoted() throws JSONException {
        importByHana(
                "yara,Yara Young,yara@example.com,rep,marco,North,," + inTenDays() + ",",
                "yuri,Yuri Young,,rep,marco,North,," + inTenDays() + ",");
        assertThat(invitations()).isEqualTo(1);

        assertThat(invite("yara").statusCode()).isEqualTo(204);

        assertThat(invitations()).isEqualTo(2);
        JSONObject newest = new JSONObject(as("ada").get(API + "?person=yara").body())
                .getJSONArray("changes")
                .getJSONObject(0);
        assertThat(newest.getString("what")).isEqualTo("invitation");
        assertThat(newest.getString("by")).isEqualTo("ada");
        assertRefused(invite("nobody"), 404, "Nobody has the login “nobody”.");
        assertRefused(invite("yuri"), 409, "Yuri Young has no e-mail address");
        importByHana("yara,Yara Young,yara@example.com,rep,marco,North,,2026-01-01,2026-02-01");
        assertRefused(invite("yara"), 409, "Yara Young is no longer here");
    }

    @Test
    void anInvitationIsSentFromThePage() {
        importByHana("yara,Yara Young,yara@example.com,rep,marco,North,," + inTenDays() + ",");
        Visitor ada = inBrowser("ada");

        String done = ada.submit(PAGE, PAGE + "/invitation", "login=yara")
                .answer()
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(ada.get(done).body()).contains("The invitation of Yara Young is on its way.");
        assertThat(invitations()).isEqualTo(2);
    }

    private HttpResponse<String> invite(String person) {
        return as("ada").json("POST", "/api/people/" + person + "/invitation", "");
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String sentence) throws JSONException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(new JSONObject(answer.body()).getString("detail")).contains(sentence);
    }

    private int invitations() {
        return jdbc.queryForObject(
                "select count(*) from outbox where to_email = 'yara@example.com' and mail_key like 'login:%'",
                Integer.class);
    }

    private static int indexOf(JSONArray changes, String what) throws JSONException {
        for (int i = 0; i < changes.length(); i++) {
            if (changes.getJSONObject(i).getString("what").equals(what)) {
                return i;
            }
        }
        throw new AssertionError(what + " is not in " + changes);
    }

    private void importByHana(String... rows) {
        HttpResponse<String> answer = as("hana").upload("/api/people/import", "people.csv", Spreadsheets.csv(rows));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private LocalDate inTenDays() {
        return LocalDate.now(clock).plusDays(10);
    }

    private Visitor as(String person) {
        return Visitor.system(port, person, "drumbeat");
    }

    private Visitor inBrowser(String person) {
        return Visitor.anonymous(port).logIn(person, "drumbeat");
    }
}
