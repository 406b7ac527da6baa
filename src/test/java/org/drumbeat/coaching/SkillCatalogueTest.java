package org.drumbeat.coaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.drumbeat.AlsoOnPostgres;
import org.drumbeat.AlsoOnPostgres.Kind;
import org.drumbeat.Desks;
import org.drumbeat.DrumbeatTest;
import org.drumbeat.workflow.Choice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue as it is from the beginning, and the process {@code revise-skill}; all rolled back. */
@DrumbeatTest
@AlsoOnPostgres(value = Kind.SQL, statementsOf = SkillRepository.class)
@Transactional
class SkillCatalogueTest {

    private static final String DISCOVERY = "needs_discovery";

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private SkillCatalogue catalogue;

    @Autowired
    private SkillRepository skills;

    private Desks desks;

    @BeforeEach
    void openDesks() {
        desks = new Desks(engine);
    }

    @Test
    void eightSkillsOfFieldSalesAreThereFromTheBeginning() {
        assertThat(catalogue.choices())
                .extracting(Choice::value)
                .containsExactly(
                        "account_development",
                        "gaining_commitment",
                        "handling_objections",
                        "needs_discovery",
                        "negotiation",
                        "opening_calls",
                        "call_planning",
                        "value_presentation");
        assertThat(catalogue.choices()).extracting(Choice::label).contains("Closing", "Planning calls");
    }

    @Test
    void everySkillSaysWhatEachBehaviourLooksLikeAtFiveLevels() {
        Set<String> ids = new HashSet<>();
        Set<String> levels = new HashSet<>();
        List<Skill> offered = catalogue.choices().stream()
                .map(choice -> catalogue.newest(choice.value()))
                .toList();

        for (Skill skill : offered) {
            assertThat(skill.code()).matches("[a-z][a-z_]*");
            assertThat(skill.id()).isEqualTo(skill.code() + "-1");
            assertThat(skill.purpose()).hasSizeBetween(40, 200);
            assertThat(skill.behaviours()).hasSize(3);
            for (Behaviour behaviour : skill.behaviours()) {
                assertThat(ids.add(behaviour.behaviourId())).isTrue();
                assertThat(behaviour.name()).hasSizeBetween(10, 60);
                assertThat(levelsOf(behaviour)).allSatisfy(level -> {
                    assertThat(level).hasSizeBetween(30, 300).endsWith(".").doesNotContainIgnoringCase("good");
                    assertThat(levels.add(level)).as(level).isTrue();
                });
            }
        }
        assertThat(levels).hasSize(8 * 3 * 5);
    }

    @Test
    void manyVersionsAreFoundInOneLookAndWhole() {
        List<Skill> found = catalogue.versions(List.of("opening_calls-1", "negotiation-1", "negotiation-99"));

        assertThat(found)
                .containsExactly(catalogue.version("negotiation-1"), catalogue.version("opening_calls-1"))
                .allSatisfy(skill -> assertThat(skill.behaviours()).hasSize(3));
        assertThat(catalogue.versions(List.of())).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> catalogue.newest("juggling")).hasMessageContaining("choose it from the list");
        assertThatThrownBy(() -> catalogue.newest(null)).hasMessageContaining("choose it from the list");
        assertThatThrownBy(() -> catalogue.version("juggling-1")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void hrRemovesABehaviourAndAddsOneAndTheOthersKeepTheirIds() {
        Skill first = catalogue.newest(DISCOVERY);
        begin(DISCOVERY);
        assertThat(desks.task("Task_DescribeSkill", DISCOVERY)).isAssignedTo("hana");
        Map<String, Object> answers = answers(first);
        List<Map<String, Object>> lines = lines(first);
        lines.remove(0);
        lines.get(0).put("name", "Listens and sums up");
        lines.add(line("Finds who is concerned"));
        answers.put("behaviours", lines);

        desks.complete("hana", "Task_DescribeSkill", DISCOVERY, answers);

        Skill second = catalogue.newest(DISCOVERY);
        assertThat(second.id()).isEqualTo("needs_discovery-2");
        assertThat(second.behaviours())
                .extracting(Behaviour::name)
                .containsExactly("Listens and sums up", "Finds what the need is worth", "Finds who is concerned");
        assertThat(second.behaviours())
                .extracting(Behaviour::behaviourId)
                .startsWith("discovery_listening", "discovery_worth")
                .doesNotContain("discovery_questions")
                .doesNotContainNull();
        assertThat(catalogue.version("needs_discovery-1")).isEqualTo(first);
        assertThat(catalogue.choices()).extracting(Choice::value).containsOnlyOnce(DISCOVERY);
        assertThat(desks.instance(DISCOVERY)).isNull();
    }

    @Test
    void theTaskShowsTheNewestVersionAndSaysWhatItIsAbout() {
        begin(DISCOVERY);

        Map<String, Object> shown = desks.see("hana", "Task_DescribeSkill", DISCOVERY);

        assertThat(shown)
                .containsEntry("skill", "Needs discovery")
                .containsEntry("versionNumber", 1L)
                .containsEntry("basedOn", "needs_discovery-1")
                .containsEntry("offered", true);
        assertThat(shown.get("behaviours").toString()).contains("discovery_questions", "Interrupts, ends the customer");
    }

    @Test
    void handedInUnchangedThereIsNoNewVersion() {
        Skill first = catalogue.newest(DISCOVERY);
        begin(DISCOVERY);

        desks.complete("hana", "Task_DescribeSkill", DISCOVERY, answers(first));

        assertThat(catalogue.newest(DISCOVERY)).isEqualTo(first);
        assertThat(desks.instance(DISCOVERY)).isNull();
    }

    @Test
    void aSkillThatIsNotOfferedIsInNoListAndPlansKeepIt() {
        Skill first = catalogue.newest(DISCOVERY);
        revise(first, "offered", false);

        assertThat(catalogue.choices()).hasSize(7).extracting(Choice::value).doesNotContain(DISCOVERY);
        assertThatThrownBy(() -> catalogue.newest(DISCOVERY))
                .hasMessageContaining("The skill “Needs discovery” is not offered");
        assertThat(catalogue.version("needs_discovery-1")).isEqualTo(first);
        assertThat(catalogue.versions(List.of("needs_discovery-1", "needs_discovery-2")))
                .extracting(Skill::offered)
                .containsExactly(true, false);
    }

    @Test
    void hrOffersASkillAgain() {
        revise(catalogue.newest(DISCOVERY), "offered", false);
        assertThat(catalogue.everything()).contains(new Choice("Needs discovery (not offered)", DISCOVERY));

        revise(catalogue.toRevise(DISCOVERY), "offered", true);

        assertThat(catalogue.newest(DISCOVERY).id()).isEqualTo("needs_discovery-3");
    }

    @Test
    void hrAddsASkill() {
        String code = add("Asking for referrals");

        assertThat(code).isEqualTo("asking_for_referrals");
        assertThat(catalogue.choices()).extracting(Choice::value).doesNotContain(code);
        assertThat(catalogue.everything()).contains(new Choice("Asking for referrals (not described yet)", code));
        assertThat(desks.see("hana", "Task_DescribeSkill", code))
                .containsEntry("versionNumber", 0L)
                .containsEntry("name", "Asking for referrals")
                .containsEntry("offered", true);

        desks.complete(
                "hana",
                "Task_DescribeSkill",
                code,
                Map.of(
                        "basedOn", "asking_for_referrals-0",
                        "name", "Asking for referrals ",
                        "purpose", "Customers who are content lead to others.",
                        "offered", true,
                        "behaviours", List.of(line("Asks for a name"))));

        Skill skill = catalogue.newest(code);
        assertThat(skill.id()).isEqualTo("asking_for_referrals-1");
        assertThat(skill.name()).isEqualTo("Asking for referrals");
        assertThat(catalogue.choices()).contains(new Choice("Asking for referrals", code));
    }

    @Test
    void aNameIsGivenOnce() {
        revise(catalogue.newest("gaining_commitment"), "name", "Asking for the order");

        assertThatThrownBy(() -> add("negotiation"))
                .hasMessageContaining("The skill “Negotiation” is in the catalogue already");
        assertThatThrownBy(() -> add("Gaining commitment"))
                .hasMessageContaining("“gaining_commitment”, belongs to the skill “Asking for the order” already");
        assertThatThrownBy(() -> revise(catalogue.newest(DISCOVERY), "name", "Negotiation"))
                .hasMessageContaining("Another skill is called “Negotiation”");
        assertThat(add("Closing")).isEqualTo("closing");
    }

    @Test
    void aStartWithoutAChoiceIsRefused() {
        assertThatThrownBy(() -> desks.start("hana", "revise-skill", Map.of("plan", "revise")))
                .hasMessageContaining("“Skill” is missing.");
        assertThatThrownBy(() -> desks.start("hana", "revise-skill", Map.of("plan", "add")))
                .hasMessageContaining("“Name” is missing.");
        assertThatThrownBy(() -> begin("juggling")).hasMessageContaining("“Skill” must be one of the catalogue");
    }

    @Test
    void aBehaviourWithoutItsLevelsIsRefused() {
        begin(DISCOVERY);
        Map<String, Object> answers = answers(catalogue.newest(DISCOVERY));
        answers.put("behaviours", List.of(Map.of("name", "Asks")));

        assertThatThrownBy(() -> desks.complete("hana", "Task_DescribeSkill", DISCOVERY, answers))
                .hasMessageContaining("“3 – does it reliably” (line 1 of “Behaviours”) is missing.");
        answers.put("behaviours", List.of());
        assertThatThrownBy(() -> desks.complete("hana", "Task_DescribeSkill", DISCOVERY, answers))
                .hasMessageContaining("at least one");
    }

    @Test
    void whoChangedAVersionThatIsNoLongerTheNewestIsTold() {
        Skill first = catalogue.newest(DISCOVERY);
        begin(DISCOVERY);
        catalogue.revise(
                DISCOVERY,
                first.id(),
                new Skill.Description("Finding needs", first.purpose(), true, first.behaviours()));
        Map<String, Object> answers = answers(first);
        answers.put("purpose", "Both know what to solve.");

        assertThatThrownBy(() -> desks.complete("hana", "Task_DescribeSkill", DISCOVERY, answers))
                .hasMessageContaining("Version 2 of this skill was added while you wrote.");
        assertThat(desks.see("hana", "Task_DescribeSkill", DISCOVERY)).containsEntry("basedOn", "needs_discovery-2");
    }

    @Test
    void aVersionIsThereOnce() {
        Skill first = catalogue.newest(DISCOVERY);
        Skill again = new Skill("another", DISCOVERY, 1, "Again", "Again.", true, first.behaviours(), null);

        assertThatThrownBy(() -> skills.save(again)).hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void onlyHrDescribesSkills() {
        assertThatThrownBy(() -> desks.start("marco", "revise-skill", Map.of("plan", "revise", "skill", DISCOVERY)))
                .isInstanceOf(AuthorizationException.class);
        begin(DISCOVERY);
        String task = desks.task("Task_DescribeSkill", DISCOVERY).getId();

        assertThatThrownBy(() -> desks.as("hana", () -> {
                    engine.getTaskService().setAssignee(task, "marco");
                    return null;
                }))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("This is for HR");
    }

    private void begin(String code) {
        desks.start("hana", "revise-skill", Map.of("plan", "revise", "skill", code));
    }

    private String add(String name) {
        return desks.start("hana", "revise-skill", Map.of("plan", "add", "name", name));
    }

    /** Changes one answer of the form. */
    private void revise(Skill skill, String field, Object answer) {
        begin(skill.code());
        Map<String, Object> answers = answers(skill);
        answers.put(field, answer);
        desks.complete("hana", "Task_DescribeSkill", skill.code(), answers);
    }

    /** The skill as it is, as the browser sends it. */
    private static Map<String, Object> answers(Skill skill) {
        return new HashMap<>(Map.of(
                "basedOn", skill.id(),
                "name", skill.name(),
                "purpose", skill.purpose(),
                "offered", skill.offered(),
                "behaviours", lines(skill)));
    }

    private static List<Map<String, Object>> lines(Skill skill) {
        List<Map<String, Object>> lines = new ArrayList<>();
        skill.behaviours()
                .forEach(behaviour -> lines.add(new HashMap<>(Map.of(
                        "behaviourId", behaviour.behaviourId(),
                        "name", behaviour.name(),
                        "level1", behaviour.level1(),
                        "level2", behaviour.level2(),
                        "level3", behaviour.level3(),
                        "level4", behaviour.level4(),
                        "level5", behaviour.level5()))));
        return lines;
    }

    private static Map<String, Object> line(String name) {
        return Map.of(
                "name", name,
                "level1", "Does not ask.",
                "level2", "Asks once.",
                "level3", "Asks at every visit.",
                "level4", "Asks, and the customer answers with a name.",
                "level5", "Asks after a complaint, too, and is called back.");
    }

    private static List<String> levelsOf(Behaviour behaviour) {
        return Stream.of(
                        behaviour.level1(),
                        behaviour.level2(),
                        behaviour.level3(),
                        behaviour.level4(),
                        behaviour.level5())
                .toList();
    }
}
