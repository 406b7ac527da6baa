package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** How much is said of answers that do not fit. */
class AnswerCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LIST = """
            [{"type": "dynamiclist", "path": "rows", "label": "What was agreed", "components": [
                {"type": "textfield", "key": "what", "label": "What", "validate": {"required": true}},
                {"type": "number", "key": "days", "label": "In how many days", "validate": {"required": true}}]}]
            """;

    @Test
    void aBadAnswerIsNotAnsweredWithMuchMoreThanAPersonReads() throws Exception {
        String sentence = refusalOf("{\"rows\":[" + "{\"x\":1},".repeat(8700) + "{\"x\":1}]}");

        assertThat(sentence)
                .startsWith("This form has no field named “x” in “rows”.")
                .endsWith(" more.")
                .hasSizeLessThan(12_000);
    }

    @Test
    void norWithTheLongNameOfAField() throws Exception {
        String sentence = refusalOf("{\"" + "x".repeat(78_000) + "\":1}");

        assertThat(sentence).startsWith("This form has no field named “xxx").hasSizeLessThan(1000);
    }

    @Test
    void aFewProblemsAreAllTold() throws Exception {
        assertThat(refusalOf("{\"rows\":[{\"what\":\"a\"},{\"days\":1}]}"))
                .isEqualTo("In how many days (line 1 of What was agreed) is missing."
                        + " What (line 2 of What was agreed) is missing.");
    }

    private static String refusalOf(String answers) throws Exception {
        JsonNode components = JSON.readTree(LIST);
        ObjectNode given = (ObjectNode) JSON.readTree(answers);
        return catchThrowableOfType(
                        Refusal.class,
                        () -> AnswerCheck.of(
                                components, given, JSON.createObjectNode(), LocalDate.of(2027, 3, 1), 4000))
                .getMessage();
    }
}
