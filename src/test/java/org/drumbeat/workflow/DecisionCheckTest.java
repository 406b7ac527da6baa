package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.SAXException;

/** What keeps a decision table from being deployed. */
@Timeout(20)
class DecisionCheckTest {

    private static final String SOUND = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
                id="D" name="Advice" namespace="http://camunda.org/schema/1.0/dmn">
              <decision id="advice" name="Advice" camunda:historyTimeToLive="P1096D">
                <decisionTable id="Table" hitPolicy="UNIQUE">
                  <input id="I1" label="Country"><inputExpression id="E1" typeRef="string"><text>country</text></inputExpression></input>
                  <input id="I2" label="Days"><inputExpression id="E2" typeRef="integer"><text>days</text></inputExpression></input>
                  <output id="O1" name="advice" typeRef="string" />
                  <rule id="R1"><inputEntry id="C1"><text>"DE","AT"</text></inputEntry><inputEntry id="C2"><text>&lt; 10</text></inputEntry><outputEntry id="A1"><text>"go"</text></outputEntry></rule>
                  <rule id="R2"><inputEntry id="C3"><text>"FR"</text></inputEntry><inputEntry id="C4"><text>[10..20)</text></inputEntry><outputEntry id="A2"><text>"wait"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    @Test
    void letsASoundTablePass() throws SAXException {
        assertThat(check(SOUND)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "FR"</text></inputEntry><inputEntry id="C4"><text>[10..20) | "DE","AT"</text></inputEntry><inputEntry id="C4"><text>&lt; 10 | “Advice” (advice) has two rules for the same case, 1 and 2: remove one, or make their conditions differ.
                    "FR"</text></inputEntry><inputEntry id="C4"><text>[10..20) | "AT"</text></inputEntry><inputEntry id="C4"><text>- | “Advice” (advice) has two rules for the same case, 1 and 2: remove one, or make their conditions differ.
                    hitPolicy="UNIQUE" | hitPolicy="PRIORITY" | “Advice” (advice) has a hit policy that is not known here: choose Unique, First, Any, Rule order or Collect.
                    <text>"go"</text> | <text>for i in 1..1000000000 return i</text> | “Advice” (advice) has in rule 1 “for i in 1..1000000000 return i”, which says “for”, which may take for ever: write it in FEEL.
                    <text>"go"</text> | <text>"go</text> | “Advice” (advice) has in rule 1 “"go”, which cannot be read: write it in FEEL.
                    <text>"go"</text> | <text>10 ** 999999999</text> | “Advice” (advice) has in rule 1 “10 ** 999999999”, which says “**”, which may take for ever: write it in FEEL.
                    <text>"FR"</text> | <text>function(x) external {java: {class: "java.lang.Runtime"}}</text> | “Advice” (advice) has in rule 2 “function(x) external {java: {class: "java.lang.Runtime"}}”, which says “function”, which may take for ever: write it in FEEL.
                    <text>country</text> | <text></text> | “Country” (I1) says not what it looks at: give it an expression.
                    typeRef="integer" | typeRef="whatever" | “Days” (I2) has the type “whatever”, which is not known here: choose string, boolean, integer, long, double or date.
                    <inputExpression id="E1" | <inputExpression id="E1" expressionLanguage="groovy" | “Country” (I1) holds a script: let a delegate do it.
                    <inputEntry id="C1"> | <inputEntry id="C1" expressionLanguage="juel"> | “Advice” (advice) holds a script: let a delegate do it.
                    <inputEntry id="C1"> | <inputEntry id="C1" camunda:expressionLanguage="juel"> | “Advice” (advice) has the attribute “camunda:expressionLanguage”, which is not known here: remove it.
                    <decision id="advice" | <import namespace="x" locationURI="http://127.0.0.1:1/" importType="x"/><decision id="advice" | “Advice” (D) holds the element “import”, which is not known here: remove it.
                    <decision id="advice" | <businessKnowledgeModel id="B" name="Know"/><decision id="advice" | “Know” (B) holds the element “businessKnowledgeModel”, which is not known here: remove it.
                    <decision id="advice" | <decisionService id="S" name="Serve"/><decision id="advice" | “Serve” (S) holds the element “decisionService”, which is not known here: remove it.
                    </decisionTable> | </decisionTable><informationRequirement id="N"><requiredDecision href="other.dmn#x"/></informationRequirement> | “Advice” (advice) needs “other.dmn#x”, which is not in this file.
                    <outputEntry id="A1"><text>"go"</text></outputEntry> | <outputEntry id="A1"/><outputEntry id="A9"/> | “Advice” (advice) has in rule 1 not one cell for each column.
                    """, quoteCharacter = '~')
    void namesTheTableAndWhatIsWrongWithIt(String instead, String of, String sentence) throws SAXException {
        assertThat(SOUND).contains(instead);
        assertThat(check(SOUND.replace(instead, of == null ? "" : of))).contains(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invocation", "context", "functionDefinition", "relation", "list"})
    void aDecisionThatIsNoTableIsRefused(String boxed) throws SAXException {
        String table = SOUND.substring(SOUND.indexOf("<decisionTable"), SOUND.indexOf("</decision>"));

        assertThat(check(SOUND.replace(table, "<" + boxed + "/>")))
                .contains(
                        "“Advice” (advice) holds the element “" + boxed + "”, which is not known here: remove it.",
                        "“Advice” (advice) decides nothing: give it a table.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "some x in list satisfies x",
                "matches(a, \"(a+)+$\")",
                "\"x\" + `a\"` + for",
                "((((((((1))))))))",
                "1e999999999",
                "decimal(1, 999999999)",
                "a /* for */"
            })
    void refusesWordsThatMayTakeForEver(String expression) {
        assertThat(FeelCheck.problem(expression)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"for every\"",
                "not(agreed = false)",
                "count(proposals) < 2",
                "if a then b else c",
                "((((((1))))))",
                "[[[[[[1]]]]]]",
                "{a:{b:{c:{d:{e:{f:1}}}}}}",
                "if (if (if (if a then b else c) then b else c) then b else c) then [(1)] else {a: 1}"
            })
    void letsASoundExpressionPass(String expression) {
        assertThat(FeelCheck.problem(expression)).isEmpty();
    }

    private static List<String> check(String table) throws SAXException {
        return ModelCheck.problems(
                ModelFile.parse(table.getBytes(StandardCharsets.UTF_8)),
                new ModelCheck.Known(
                        name -> false,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        ProcessStarts.of(List.of()),
                        name -> false));
    }
}
