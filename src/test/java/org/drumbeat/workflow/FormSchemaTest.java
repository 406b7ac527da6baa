package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers fit a form, field by field and rule by rule, and how a start form is filled. */
class FormSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 10);
    private static final String NOTHING = "{}";

    @ParameterizedTest(name = "{0} answered {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type": "textfield"}                                                       | "Ann"               | fits
            {"type": "textfield"}                                                       | 12                  | must be a text.
            {"type": "textfield"}                                                       | {"a": 1}            | must be a text.
            {"type": "textarea"}                                                        | true                | must be a text.
            {"type": "textarea", "validate": {"maxLength": 3}}                          | "abc"               | fits
            {"type": "textarea", "validate": {"maxLength": 3}}                          | "abcd"              | can have at most 3 characters.
            {"type": "textfield", "validate": {"minLength": 2}}                         | "ab"                | fits
            {"type": "textfield", "validate": {"minLength": 2}}                         | "a"                 | needs at least 2 characters.
            {"type": "textfield", "validate": {"pattern": "^[A-Z]{2}$"}}                | "DE"                | fits
            {"type": "textfield", "validate": {"pattern": "^[A-Z]{2}$"}}                | "De"                | does not have the form that is asked for.
            {"type": "textfield", "validate": {"pattern": "[0-9]"}}                     | "room 7"            | fits
            {"type": "textfield", "validate": {"validationType": "email"}}              | "ann@example.com"   | fits
            {"type": "textfield", "validate": {"validationType": "email"}}              | "ann@example"       | must be an e-mail address.
            {"type": "textfield", "validate": {"validationType": "email"}}              | "ann example.com"   | must be an e-mail address.
            {"type": "textfield"}                                                       | "a\\nb"              | must be one line: remove the line break in it.
            {"type": "textarea"}                                                        | "a\\nb"              | fits
            {"type": "textarea"}                                                        | "a\\u202eb"          | holds an invisible character that turns the order of letters round (U+202E): delete it, or type the text again.
            {"type": "textfield", "validate": {"required": true}}                       | "\\u200b\\u3164"     | is missing.
            {"type": "textfield", "validate": {"validationType": "email"}}              | "mailto:a@b.org"    | must be an e-mail address.
            {"type": "textfield", "validate": {"validationType": "email"}}              | "a@b.org;"          | must be an e-mail address.
            {"type": "textfield", "validate": {"validationType": "phone"}}              | "+4930664040900"    | fits
            {"type": "textfield", "validate": {"validationType": "phone"}}              | "(030) 66 40-40"    | must be a phone number.
            {"type": "textfield", "validate": {"validationType": "phone"}}              | "030 66.40/40-(1)"  | fits
            {"type": "textfield", "validate": {"validationType": "phone"}}              | "call me"           | must be a phone number.
            {"type": "number"}                                                          | 3                   | fits
            {"type": "number"}                                                          | -2.5                | fits
            {"type": "number"}                                                          | "3"                 | must be a number.
            {"type": "number"}                                                          | true                | must be a number.
            {"type": "number"}                                                          | [3]                 | must be a number.
            {"type": "number", "serializeToString": true}                               | "3.10"              | fits
            {"type": "number", "serializeToString": true}                               | 3.1                 | fits
            {"type": "number", "serializeToString": true}                               | "three"             | must be a number.
            {"type": "number", "validate": {"min": 0}}                                  | 0                   | fits
            {"type": "number", "validate": {"min": 0}}                                  | -0.01               | must be at least 0.
            {"type": "number", "validate": {"max": 100}}                                | 100                 | fits
            {"type": "number", "validate": {"max": 100}}                                | 100.5               | must be at most 100.
            {"type": "number", "serializeToString": true, "validate": {"max": 9}}       | "10"                | must be at most 9.
            {"type": "number", "decimalDigits": 0}                                      | 3.0                 | fits
            {"type": "number", "decimalDigits": 0}                                      | 3.5                 | must be a whole number.
            {"type": "number", "decimalDigits": 0}                                      | 3000                | fits
            {"type": "number", "decimalDigits": 2}                                      | 0.25                | fits
            {"type": "number", "decimalDigits": 2}                                      | 0.125               | can have at most 2 decimal places.
            {"type": "checkbox"}                                                        | false               | fits
            {"type": "checkbox"}                                                        | "yes"               | must be ticked or not.
            {"type": "checkbox", "validate": {"required": true}}                        | true                | fits
            {"type": "checkbox", "validate": {"required": true}}                        | false               | must be ticked.
            {"type": "datetime", "subtype": "date"}                                     | "2027-03-31"        | fits
            {"type": "datetime"}                                                        | "2027-03-31"        | fits
            {"type": "datetime", "subtype": "date"}                                     | "31.03.2027"        | must be a date such as 2027-03-31.
            {"type": "datetime", "subtype": "date"}                                     | "2027-02-30"        | must be a date such as 2027-03-31.
            {"type": "datetime", "subtype": "date"}                                     | 20270331            | must be a date such as 2027-03-31.
            {"type": "datetime", "subtype": "date", "disallowPassedDates": true}        | "2027-03-10"        | fits
            {"type": "datetime", "subtype": "date", "disallowPassedDates": true}        | "2027-03-09"        | is in the past.
            {"type": "datetime", "subtype": "date"}                                     | "2020-01-01"        | fits
            {"type": "datetime", "subtype": "date"}                                     | "+123456789-01-01"  | must be a date such as 2027-03-31.
            {"type": "datetime", "subtype": "datetime"}                                 | "-12345-01-01T09:30" | must be a date and time such as 2027-03-31T09:30.
            {"type": "textarea"}                                                        | "a\\u0000b"         | holds the character number 0, which is no text: remove it.
            {"type": "taglist", "valuesKey": "people"}                                  | ["a\\u0000b"]       | holds a character that cannot be stored.
            {"type": "datetime", "subtype": "time"}                                     | "09:30"             | fits
            {"type": "datetime", "subtype": "time"}                                     | "09:30Z"            | fits
            {"type": "datetime", "subtype": "time"}                                     | "09:30+02:00"       | fits
            {"type": "datetime", "subtype": "time"}                                     | "9.30"              | must be a time such as 09:30.
            {"type": "datetime", "subtype": "datetime"}                                 | "2027-03-31T09:30"  | fits
            {"type": "datetime", "subtype": "datetime"}                                 | "2027-03-31T09:30Z" | fits
            {"type": "datetime", "subtype": "datetime"}                                 | "2027-03-31"        | must be a date and time such as 2027-03-31T09:30.
            {"type": "radio", "values": [{"label": "Yes", "value": true}]}              | true                | fits
            {"type": "radio", "values": [{"label": "Yes", "value": true}]}              | false               | must be one of: Yes.
            {"type": "radio", "values": [{"label": "One", "value": 1}]}                 | 1                   | fits
            {"type": "radio", "values": [{"label": "One", "value": 1}]}                 | 2                   | must be one of: One.
            {"type": "select", "values": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}]} | "b"  | fits
            {"type": "select", "values": [{"label": "A", "value": "a"}, {"label": "B", "value": "b"}]} | "c"  | must be one of: A, B.
            {"type": "select", "values": [{"label": "A", "value": "a"}]}                | ["a"]               | must be one choice.
            {"type": "select", "values": ["a", 7]}                                      | 7                   | fits
            {"type": "select", "values": ["a", 7]}                                      | "b"                 | must be one of: a, 7.
            {"type": "select", "valuesKey": "people"}                                   | "anybody"           | fits
            {"type": "select", "valuesKey": "people"}                                   | {"id": "anybody"}   | must be one choice.
            {"type": "checklist", "values": [{"label": "A", "value": "a"}]}             | ["a"]               | fits
            {"type": "checklist", "values": [{"label": "A", "value": "a"}]}             | ["a", "b"]          | can hold only: A.
            {"type": "checklist", "values": [{"label": "A", "value": "a"}]}             | "a"                 | must be a list of choices.
            {"type": "taglist", "valuesKey": "people"}                                  | ["ann", "bob"]      | fits
            {"type": "taglist", "valuesKey": "people"}                                  | [["ann"]]           | must be a list of choices.
            """)
    void judgesAnAnswerByTheTypeAndTheRulesOfItsField(String field, String answer, String verdict) {
        ObjectNode component = json(field);
        component.put("key", "it").put("label", "It");
        ObjectNode answers = JSON.createObjectNode().set("it", any(answer));
        FormSchema form = form("[" + component + "]");

        if (verdict.equals("fits")) {
            assertThat(form.accept(answers, FormSchemaTest::nobodyAsks, TODAY, Integer.MAX_VALUE))
                    .isEqualTo(answers);
        } else {
            assertThat(refusal(form, answers.toString(), NOTHING)).isEqualTo("“It” " + verdict);
        }
    }

    @ParameterizedTest(name = "a required {0} answered {1} is missing")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            textfield | null
            textfield | ""
            textarea  | " \\n "
            number    | null
            checkbox  | null
            datetime  | ""
            select    | null
            taglist   | []
            checklist | []
            """)
    void whatIsEmptyIsMissing(String type, String answer) {
        String components = """
                [{"type": "%s", "key": "it", "label": "It", "validate": {"required": %s}}]""";

        assertThat(refusal(form(components.formatted(type, true)), "{\"it\": %s}".formatted(answer), NOTHING))
                .isEqualTo("“It” is missing.");
        assertThat(refusal(form(components.formatted(type, true)), NOTHING, NOTHING))
                .isEqualTo("“It” is missing.");
        assertThat(accepted(form(components.formatted(type, false)), "{\"it\": %s}".formatted(answer), NOTHING))
                .isEqualTo(json(NOTHING));
    }

    private static final String NESTED = """
            [{"type": "textfield", "key": "name"},
             {"type": "group", "components": [{"type": "textfield", "key": "street", "label": "Street", "validate": {"required": true}}]},
             {"type": "group", "path": "work", "components": [{"type": "textfield", "key": "street", "validate": {"maxLength": 5}}]},
             {"type": "dynamiclist", "path": "visits", "label": "Visits", "components": [
               {"type": "number", "key": "hours", "label": "Hours", "validate": {"required": true}},
               {"type": "group", "path": "place", "components": [{"type": "textfield", "key": "town"}]}]}]
            """;

    @Test
    void whatAFormComputesGoesBackAsItIs() {
        String answers = "{\"anchors\": \"1. None\\n2. Some \"}";

        assertThat(accepted(form("[{\"type\": \"expression\", \"key\": \"anchors\"}]"), answers, NOTHING))
                .isEqualTo(json(answers));
    }

    @Test
    void keepsTextsTidied() {
        assertThat(accepted(
                        form(
                                "[{\"type\": \"textfield\", \"key\": \"name\"}, {\"type\": \"textarea\", \"key\": \"note\"}]"),
                        "{\"name\": \"\ufeffBjo\u0308rn \u200b\", \"note\": \"a\\r\\nb\\n\"}",
                        NOTHING))
                .isEqualTo(json("{\"name\": \"Bj\u00f6rn\", \"note\": \"a\\nb\"}"));
    }

    @Test
    void keepsWhatFitsInGroupsAndLists() {
        String answers = """
                {"name": "Ann", "street": "Elm", "work": {"street": "Oak"},
                 "visits": [{"hours": 1, "place": {"town": "Bath"}}, {"hours": 2, "place": {}}]}
                """;

        assertThat(accepted(form(NESTED), answers, NOTHING)).isEqualTo(json(answers));
    }

    @Test
    void aGroupWithoutPathIsOnlyAFrame() {
        assertThat(refusal(form(NESTED), NOTHING, NOTHING)).isEqualTo("“Street” is missing.");
    }

    @Test
    void aListThatIsLeftOutIsEmpty() {
        assertThat(accepted(form(NESTED), "{\"street\": \"Elm\"}", NOTHING))
                .isEqualTo(json("{\"street\": \"Elm\", \"work\": {}, \"visits\": []}"));
    }

    @Test
    void namesTheLineOfAList() {
        assertThat(refusal(form(NESTED), "{\"street\": \"Elm\", \"visits\": [{\"hours\": 1}, {}, 3]}", NOTHING))
                .isEqualTo("“Hours” (line 2 of “Visits”) is missing. Line 3 of “Visits” must be a set of fields.");
        assertThat(refusal(form(NESTED), "{\"street\": \"Elm\", \"visits\": \"many\"}", NOTHING))
                .isEqualTo("“Visits” must be a list.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"street": "Elm", "salary": 1}                                     | This form has no field named “salary”.
            {"street": "Elm", "work": {"salary": 1}}                           | This form has no field named “salary” in “work”.
            {"street": "Elm", "visits": [{"hours": 1, "salary": 1}]}           | This form has no field named “salary” in “visits”.
            {"street": "Elm", "visits": [{"hours": 1, "place": {"salary": 1}}]}| This form has no field named “salary” in “place”.
            """)
    void refusesWhatTheFormDoesNotAsk(String answers, String sentence) {
        assertThat(refusal(form(NESTED), answers, NOTHING)).isEqualTo(sentence);
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndRepeatsNoAnswer() {
        String components = """
                [{"type": "textfield", "key": "name", "validate": {"required": true}},
                 {"type": "textfield", "key": "note", "label": "Note", "validate": {"maxLength": 2}},
                 {"type": "textfield", "key": "code", "label": "Code", "validate": {"pattern": "^[a-z]$"}},
                 {"type": "textfield", "key": "email", "label": "E-mail", "validate": {"validationType": "email"}},
                 {"type": "number", "key": "pay", "label": "Pay", "serializeToString": true},
                 {"type": "datetime", "key": "day", "label": "Day"},
                 {"type": "select", "key": "pick", "label": "Pick", "values": [{"label": "A", "value": "a"}]},
                 {"type": "taglist", "key": "tags", "label": "Tags", "values": [{"label": "A", "value": "a"}]},
                 {"type": "checkbox", "key": "tick", "label": "Tick"}]
                """;
        String answers = """
                {"note": "SECRET", "code": "SECRET", "email": "SECRET", "pay": "SECRET", "day": "SECRET",
                 "pick": "SECRET", "tags": ["SECRET"], "tick": "SECRET", "other": "SECRET"}
                """;

        assertThat(refusal(form(components), answers, NOTHING))
                .isEqualTo(
                        "This form has no field named “other”. “name” is missing. “Note” can have at most 2 characters."
                                + " “Code” does not have the form that is asked for. “E-mail” must be an e-mail address."
                                + " “Pay” must be a number. “Day” must be a date such as 2027-03-31. “Pick” must be one of: A."
                                + " “Tags” can hold only: A. “Tick” must be ticked or not.")
                .doesNotContain("SECRET");
    }

    @Test
    void ignoresWhatThePersonCouldNotWrite() {
        String components = """
                [{"type": "textfield", "key": "shown", "readonly": true, "validate": {"required": true}},
                 {"type": "number", "key": "off", "disabled": true, "validate": {"required": true}},
                 {"type": "textfield", "key": "locked", "readonly": "=closed", "validate": {"required": true}},
                 {"type": "textfield", "key": "hidden", "conditional": {"hide": "=closed"}, "validate": {"required": true}}]
                """;

        assertThat(accepted(
                        form(components),
                        "{\"shown\": 1, \"off\": \"x\", \"locked\": \"x\", \"hidden\": \"x\"}",
                        "{\"closed\": true}"))
                .isEqualTo(json(NOTHING));
        assertThat(accepted(form(components), NOTHING, "{\"closed\": true}")).isEqualTo(json(NOTHING));
        assertThat(refusal(form(components), NOTHING, "{\"closed\": false}"))
                .isEqualTo("“locked” is missing. “hidden” is missing.");
    }

    @Test
    void aHiddenGroupOrListHidesAllInIt() {
        String components = """
                [{"type": "checkbox", "key": "none"},
                 {"type": "group", "path": "work", "conditional": {"hide": "=none"},
                   "components": [{"type": "textfield", "key": "firm", "validate": {"required": true}}]},
                 {"type": "dynamiclist", "path": "visits", "conditional": {"hide": "=none"},
                   "components": [{"type": "textfield", "key": "town", "validate": {"required": true}}]}]
                """;

        assertThat(accepted(
                        form(components), "{\"none\": true, \"visits\": [{}], \"work\": {\"firm\": \"x\"}}", NOTHING))
                .isEqualTo(json("{\"none\": true}"));
        assertThat(refusal(form(components), "{\"none\": false, \"visits\": [{}]}", NOTHING))
                .isEqualTo("“firm” is missing. “town” (line 1 of “visits”) is missing.");
    }

    @ParameterizedTest(name = "{0} with {1}, shown {2}: hidden {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =verdict = "good"            | {"verdict": "good"} | {}                   | true
            =verdict = "good"            | {"verdict": "bad"}  | {}                   | false
            =verdict = "good"            | {}                  | {}                   | false
            =verdict != "bad"            | {}                  | {}                   | true
            =this.verdict = "good"       | {"verdict": "good"} | {}                   | true
            =round > 1                   | {}                  | {"round": 2}         | true
            =round > 1                   | {}                  | {"round": 1}         | false
            =round > 1                   | {}                  | {"round": null}      | false
            =verdict = "good"            | {"verdict": "good"} | {"verdict": "bad"}   | true
            =work.firm = "x"             | {"work": {"firm": "x"}} | {}               | true
            =firm = "x"                  | {"work": {"firm": "x"}} | {}               | false
            =verdict =                   | {"verdict": "good"} | {}                   | false
            =unknown function(verdict)   | {"verdict": "good"} | {}                   | false
            verdict                      | {"verdict": "good"} | {"verdict": true}    | false
            """)
    void aConditionGoesByTheAnswersAndByWhatIsShown(String condition, String answers, String shown, boolean hidden) {
        ObjectNode reason = json("{\"type\": \"textfield\", \"key\": \"reason\", \"validate\": {\"required\": true}}");
        reason.putObject("conditional").put("hide", condition);
        FormSchema form = form("""
                [{"type": "textfield", "key": "verdict"},
                 {"type": "group", "path": "work", "components": [{"type": "textfield", "key": "firm"}]}, %s]
                """.formatted(reason));

        if (hidden) {
            assertThat(accepted(form, answers, shown).has("reason")).isFalse();
        } else {
            assertThat(refusal(form, answers, shown)).isEqualTo("“reason” is missing.");
        }
    }

    @ParameterizedTest(name = "{0}: hidden {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =this.rating > 2         | true
            =this.rating > 4         | false
            =parent.strict           | true
            =parent.lenient          | false
            =strict                  | true
            =rating > 2              | false
            """)
    void aConditionInAListGoesByItsLine(String condition, boolean hidden) {
        FormSchema form = form("""
                [{"type": "checkbox", "key": "strict"},
                 {"type": "dynamiclist", "path": "scores", "label": "Scores", "components": [
                   {"type": "number", "key": "rating"},
                   {"type": "textfield", "key": "why", "conditional": {"hide": "%s"}, "validate": {"required": true}}]}]
                """.formatted(condition));
        String answers = "{\"strict\": true, \"scores\": [{\"rating\": 3}]}";

        if (hidden) {
            assertThat(accepted(form, answers, NOTHING)).isEqualTo(json(answers));
        } else {
            assertThat(refusal(form, answers, NOTHING)).isEqualTo("“why” (line 1 of “Scores”) is missing.");
        }
    }

    @Test
    void aConditionInAGroupNamesItsFieldsByTheirPath() {
        String components = """
                [{"type": "group", "path": "work", "components": [
                  {"type": "textfield", "key": "firm"},
                  {"type": "textfield", "key": "why", "conditional": {"hide": "%s"}, "validate": {"required": true}}]}]
                """;
        String answers = "{\"work\": {\"firm\": \"x\"}}";

        assertThat(accepted(form(components.formatted("=work.firm = \\\"x\\\"")), answers, NOTHING))
                .isEqualTo(json(answers));
        assertThat(refusal(form(components.formatted("=firm = \\\"x\\\"")), answers, NOTHING))
                .isEqualTo("“why” is missing.");
    }

    @Test
    void aRuleMayBeAnExpressionOverWhatIsShown() {
        FormSchema form = form("""
                [{"type": "number", "key": "pay", "label": "Pay", "validate": {"min": "=floor", "max": "=floor * 2"}},
                 {"type": "textfield", "key": "note", "label": "Note", "validate": {"maxLength": "=longest"}}]
                """);
        String shown = "{\"floor\": 10, \"longest\": 3}";

        assertThat(accepted(form, "{\"pay\": 20, \"note\": \"abc\"}", shown))
                .isEqualTo(json("{\"pay\": 20, \"note\": \"abc\"}"));
        assertThat(refusal(form, "{\"pay\": 9, \"note\": \"abcd\"}", shown))
                .isEqualTo("“Pay” must be at least 10. “Note” can have at most 3 characters.");
        assertThat(refusal(form, "{\"pay\": 21}", shown)).isEqualTo("“Pay” must be at most 20.");
    }

    @Test
    void aConditionDoesNotGoByWhatThePersonCouldNotWrite() {
        FormSchema form = form("""
                [{"type": "number", "key": "amount", "readonly": true},
                 {"type": "group", "components": [{"type": "number", "key": "limit", "disabled": true, "defaultValue": 5}]},
                 {"type": "textfield", "key": "why", "label": "Why", "conditional": {"hide": "=amount < limit"}, "validate": {"required": true}}]
                """);

        assertThat(refusal(form, "{\"amount\": 1, \"limit\": 9000}", "{\"amount\": 10}"))
                .isEqualTo("“Why” is missing.");
        assertThat(accepted(form, "{\"amount\": 10, \"limit\": 0}", "{\"amount\": 1}"))
                .isEqualTo(json(NOTHING));
    }

    @Test
    void norDoesOneInAGroup() {
        FormSchema form = form("""
                [{"type": "group", "path": "work", "components": [
                  {"type": "textfield", "key": "firm", "readonly": "=settled"},
                  {"type": "textfield", "key": "why", "label": "Why", "conditional": {"hide": "=work.firm = \\"x\\""}, "validate": {"required": true}}]}]
                """);

        assertThat(refusal(form, "{\"work\": {\"firm\": \"x\"}}", "{\"settled\": true, \"work\": {\"firm\": \"y\"}}"))
                .isEqualTo("“Why” is missing.");
        assertThat(accepted(form, "{\"work\": {\"firm\": \"x\"}}", "{\"settled\": false}"))
                .isEqualTo(json("{\"work\": {\"firm\": \"x\"}}"));
    }

    @Test
    void whatIsShownIsAskedForOnlyWhereARuleNeedsIt() {
        FormSchema form = form("""
                [{"type": "textfield", "key": "name", "validate": {"required": true}},
                 {"type": "table", "dataSource": "=rows"}, {"type": "text", "text": "{{rows}}"}]
                """);

        assertThat(form.accept(json("{\"name\": \"Ann\"}"), FormSchemaTest::nobodyAsks, TODAY, Integer.MAX_VALUE))
                .isEqualTo(json("{\"name\": \"Ann\"}"));
    }

    @Test
    void fillsAStartFormWithChoicesAndDefaults() {
        FormSchema form = form("""
                [{"type": "select", "key": "region", "valuesKey": "regions"},
                 {"type": "textfield", "key": "name", "defaultValue": "nobody"},
                 {"type": "textfield", "key": "note"},
                 {"type": "group", "components": [{"type": "taglist", "key": "panel", "valuesKey": "people"}]}]
                """);
        String shown = """
                {"regions": [{"label": "North", "value": "n"}], "people": [], "region": "n", "name": null, "other": 1}
                """;

        assertThat(any(new String(form.filledWith(json(shown)), StandardCharsets.UTF_8))
                        .path("components"))
                .isEqualTo(any("""
                        [{"type": "select", "key": "region", "values": [{"label": "North", "value": "n"}], "defaultValue": "n"},
                         {"type": "textfield", "key": "name", "defaultValue": "nobody"},
                         {"type": "textfield", "key": "note"},
                         {"type": "group", "components": [{"type": "taglist", "key": "panel", "values": []}]}]
                        """));
    }

    @Test
    void fillingLeavesTheFormAsItIsForTheNext() {
        FormSchema form = form("[{\"type\": \"select\", \"key\": \"region\", \"valuesKey\": \"regions\"}]");
        form.filledWith(json("{\"regions\": [{\"label\": \"North\", \"value\": \"n\"}]}"));

        assertThat(accepted(form, "{\"region\": \"s\"}", NOTHING)).isEqualTo(json("{\"region\": \"s\"}"));
    }

    @ParameterizedTest(name = "{0}, answered {1}, asks what was shown: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"key": "reason", "type": "textfield", "conditional": {"hide": "=not(proceed = false)"}}              | {"proceed": true} | false
            {"key": "reason", "type": "textfield", "conditional": {"hide": "=not(proceed = false)"}}              | {}                | true
            {"key": "reason", "type": "textfield", "conditional": {"hide": "=proceed = \\"refused by me\\""}}       | {"proceed": true} | false
            {"key": "reason", "type": "textfield", "conditional": {"hide": "=offer = null"}}                      | {"proceed": true} | true
            {"key": "reason", "type": "textfield", "validate": {"maxLength": "=most"}}                            | {"proceed": true} | true
            {"key": "reason", "type": "textfield", "readonly": "=locked"}                                         | {"proceed": true} | true
            {"key": "reason", "type": "textfield", "conditional": {"hide": "=reason = null"}, "readonly": true}   | {"reason": "a"}   | true
            {"type": "text", "text": "{{offer}}", "conditional": {"hide": "=offer = null"}}                       | {"proceed": true} | false
            {"type": "group", "conditional": {"hide": "=offer = null"}, "components": []}                         | {"proceed": true} | true
            {"path": "rows", "type": "dynamiclist", "components": [{"key": "a", "type": "textfield", "conditional": {"hide": "=this.b"}}]} | {"proceed": true} | true
            """)
    void whatWasShownIsWorkedOutAgainOnlyForARuleThatSpeaksOfIt(String field, String answers, boolean asks) {
        String form = "{\"components\": [{\"key\": \"proceed\", \"type\": \"checkbox\"}, " + field + "]}";
        List<String> asked = new ArrayList<>();

        FormSchema.read(new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)))
                .accept(
                        json(answers),
                        () -> {
                            asked.add("shown");
                            return JSON.createObjectNode();
                        },
                        TODAY,
                        100);

        assertThat(!asked.isEmpty()).isEqualTo(asks);
    }

    private static FormSchema form(String components) {
        String schema = "{\"id\": \"sample\", \"components\": " + components + "}";
        return FormSchema.read(new ByteArrayInputStream(schema.getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectNode accepted(FormSchema form, String answers, String shown) {
        return form.accept(json(answers), () -> json(shown), TODAY, Integer.MAX_VALUE);
    }

    private static String refusal(FormSchema form, String answers, String shown) {
        Refusal[] refusal = new Refusal[1];
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> accepted(form, answers, shown))
                .satisfies(thrown -> refusal[0] = thrown);
        assertThat(refusal[0].reason()).isEqualTo(Refusal.Reason.INVALID);
        return refusal[0].getMessage();
    }

    private static ObjectNode nobodyAsks() {
        throw new AssertionError("Nothing in this form depends on what is shown");
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) any(text);
    }

    private static JsonNode any(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
