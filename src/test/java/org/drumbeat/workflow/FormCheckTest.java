package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps a form from being deployed, field by field. */
class FormCheckTest {

    @ParameterizedTest
    @MethodSource("ours")
    void letsOurOwnPass(Path form) throws IOException {
        assertThat(FormCheck.problems(form.getFileName().toString(), Files.readAllBytes(form)))
                .isEmpty();
    }

    static List<Path> ours() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).toList();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {"type":"html","id":"H","content":"<script>1</script>"} | H is of the type “html”, which is not shown here: choose a field, a text, a table, a group or a list.
                    {"type":"iframe","id":"H","label":"Look","url":"https://example.com"} | “Look” (H) is of the type “iframe”, which is not shown here: choose a field, a text, a table, a group or a list.
                    {"type":"image","id":"H","source":"https://example.com/x.png"} | H is of the type “image”, which is not shown here: choose a field, a text, a table, a group or a list.
                    {"type":"filepicker","id":"H"} | H is of the type “filepicker”, which is not shown here: choose a field, a text, a table, a group or a list.
                    {"type":"text","id":"T","text":"<img src=x onerror=alert(1)>"} | T holds HTML, a picture or a script: write plain text or Markdown.
                    {"type":"text","id":"T","text":"![x](https://example.com/x.png)"} | T holds HTML, a picture or a script: write plain text or Markdown.
                    {"type":"text","id":"T","text":"[x](JavaScript:alert(1))"} | T holds HTML, a picture or a script: write plain text or Markdown.
                    {"type":"text","id":"T","text":"[x](&#106;avascript:alert(1))"} | T holds HTML, a picture or a script: write plain text or Markdown.
                    {"type":"text","id":"T","text":"[x](javascript&colon;alert(1))"} | T holds HTML, a picture or a script: write plain text or Markdown.
                    {"type":"text","id":"T","text":"{{for i in 1..9 return i}}"} | T has the expression “for i in 1..9 return i”, which says “for”, which may take for ever: write it in FEEL.
                    {"type":"textfield","id":"F","key":"f","label":"Name","onClick":"x()"} | “Name” (F) has the property “onClick”, which is not known here: remove it.
                    {"type":"textfield","id":"F","key":"f","label":"Name","validate":{"script":"x"}} | “Name” (F) has the property “script”, which is not known here: remove it.
                    {"type":"textfield","id":"F","key":"f","label":"Name","validate":{"pattern":"("}} | “Name” (F) has the pattern “(”, which cannot be read: write a regular expression.
                    {"type":"textfield","id":"F","key":"f","label":"Name","conditional":{"hide":"=for"}} | “Name” (F) has the expression “for”, which says “for”, which may take for ever: write it in FEEL.
                    {"type":"textfield","id":"F","key":"f","label":"Name","conditional":{"hide":"=a ="}} | “Name” (F) has the expression “a =”, which cannot be read: write it in FEEL.
                    {"type":"group","id":"G","components":[{"type":"html","id":"H","content":"x"}]} | H is of the type “html”, which is not shown here: choose a field, a text, a table, a group or a list.
                    """)
    void namesTheFieldAndWhatIsWrongWithIt(String field, String sentence) {
        assertThat(problems(form(field))).containsExactly(sentence);
    }

    @Test
    void refusesWhatIsNoFormOrIsDrawnForCamunda8() {
        assertThat(problems("{")).containsExactly("The form is none: it holds no JSON.");
        assertThat(problems("{\"id\":\"a\",\"id\":\"b\",\"components\":[]}"))
                .containsExactly("The form is none: it holds no JSON.");
        assertThat(problems("[".repeat(100_000))).containsExactly("The form is none: it holds no JSON.");
        assertThat(problems("[]")).containsExactly("The form is none: it holds no fields.");
        assertThat(problems("{\"components\":[]}"))
                .containsExactly("The form has no id: give it one, which diagrams refer to.");
        assertThat(problems("{\"id\":\"a\",\"executionPlatform\":\"Camunda Cloud\",\"components\":[]}"))
                .containsExactly("The form is drawn for Camunda 8: draw it for Camunda 7.");
    }

    private static String form(String field) {
        return "{\"id\":\"note\",\"type\":\"default\",\"schemaVersion\":16,\"components\":[" + field + "]}";
    }

    private static List<String> problems(String form) {
        return FormCheck.problems("note.form", form.getBytes(StandardCharsets.UTF_8));
    }
}
