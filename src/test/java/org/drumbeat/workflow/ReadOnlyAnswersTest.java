package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a person cannot write in a form decides nothing when it is sent all the same. */
class ReadOnlyAnswersTest {

    private static final FormSchema FORM =
            FormSchema.read(new ByteArrayInputStream("""
            {
              "id": "pay",
              "components": [
                {"type": "number", "key": "amount", "label": "Amount", "readonly": "=settled"},
                {"type": "textfield", "key": "grade", "label": "Grade", "readonly": true},
                {"type": "textfield", "key": "reason", "label": "Reason",
                 "conditional": {"hide": "=grade = \\"low\\""}, "validate": {"required": true}},
                {"type": "group", "path": "place", "components": [
                  {"type": "textfield", "key": "country", "label": "Country", "readonly": true},
                  {"type": "textfield", "key": "permit", "label": "Permit",
                   "conditional": {"hide": "=country = \\"home\\""}, "validate": {"required": true}}]}
              ]
            }
            """.getBytes(StandardCharsets.UTF_8)));

    private static final String SHOWN = "{\"settled\": true, \"grade\": \"high\", \"country\": \"abroad\"}";

    @Test
    void aFieldThatIsReadOnlyByAnExpressionIsIgnored() {
        String answers = "{\"amount\": 9, \"reason\": \"Law\", \"place\": {\"permit\": \"P1\"}}";

        assertThat(accepted(answers, SHOWN).has("amount")).isFalse();
        assertThat(accepted(answers, SHOWN.replace("true", "false"))
                        .path("amount")
                        .asInt())
                .as("while it is not, it counts")
                .isEqualTo(9);
    }

    @Test
    void aFieldThatIsReadOnlyHidesNoOtherOne() {
        assertThatThrownBy(() -> accepted("{\"grade\": \"low\", \"place\": {\"country\": \"home\"}}", SHOWN))
                .hasMessageContaining("“Reason” is missing.")
                .hasMessageContaining("“Permit” is missing.");
        assertThat(accepted("{}", "{\"grade\": \"low\", \"country\": \"home\"}"))
                .as("what was shown does")
                .isNotNull();
    }

    private static ObjectNode accepted(String answers, String shown) {
        return FORM.accept(
                (ObjectNode) EngineApi.json(answers),
                () -> (ObjectNode) EngineApi.json(shown),
                LocalDate.of(2027, 3, 1));
    }
}
