package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.Statements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rights are granted and never revoked, so nobody has to look for revocations; those of before count. */
@DrumbeatTest
class OnlyGrantsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private EngineRoom room;

    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void noneIsLeft() {
        jdbc.update("delete from ACT_RU_AUTHORIZATION where TYPE_ = ?", Authorization.AUTH_TYPE_REVOKE);
        room.postProcessEngineBuild(engine);
    }

    @Test
    void anAdminWhoDeniesARightIsToldToTakeTheGrantAway() {
        HttpResponse<String> answer = EngineApi.Door.SYSTEMS
                .opened(port, "ada")
                .post(
                        "/authorization/create",
                        Map.of(
                                "type",
                                Authorization.AUTH_TYPE_REVOKE,
                                "permissions",
                                new String[] {"ALL"},
                                "userId",
                                "hana",
                                "resourceType",
                                Resources.USER.resourceType(),
                                "resourceId",
                                "*"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("Rights are granted here, and never denied");
        assertThat(peopleSeenByHana()).isGreaterThan(1);
    }

    @Test
    void nobodyLooksForWhatCannotBe() {
        assertThat(Statements.ofTheEngineDuring(this::peopleSeenByHana)).doesNotContain("selectRevokeAuthorization");
    }

    @Test
    void whatWasRevokedBeforeStaysRevoked() {
        jdbc.update("""
                insert into ACT_RU_AUTHORIZATION (ID_, REV_, TYPE_, USER_ID_, RESOURCE_TYPE_, RESOURCE_ID_, PERMS_)
                values ('of-before', 1, ?, 'hana', ?, '*', 0)""", Authorization.AUTH_TYPE_REVOKE, Resources.USER.resourceType());
        room.postProcessEngineBuild(engine);

        assertThat(peopleSeenByHana()).as("herself alone").isEqualTo(1);
    }

    private long peopleSeenByHana() {
        return new Desks(engine)
                .as("hana", () -> engine.getIdentityService().createUserQuery().count());
    }
}
