package org.drumbeat.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.drumbeat.workflow.PackagedModels.PackagedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the models come from. */
class PackagedModelsTest {

    @TempDir
    private Path folder;

    @Test
    void areThoseOfTheJar() {
        assertThat(read("classpath*:").all())
                .extracting(PackagedModel::path)
                .contains("bpmn/hiring/vacancy.bpmn", "forms/hiring/approve-vacancy.form");
    }

    @Test
    void areThoseOfAFolderUnderTheSameNames() throws Exception {
        Path model = folder.resolve("bpmn/hiring/vacancy.bpmn");
        Files.createDirectories(model.getParent());
        Files.writeString(model, "<definitions/>");

        assertThat(read("file:" + folder + "/").all()).singleElement().satisfies(found -> {
            assertThat(found.path()).isEqualTo("bpmn/hiring/vacancy.bpmn");
            assertThat(found.module()).isEqualTo("hiring");
            assertThat(found.fileName()).isEqualTo("vacancy.bpmn");
            assertThat(found.content()).asString().isEqualTo("<definitions/>");
        });
    }

    @Test
    void areMissedWhereThereAreNone() {
        assertThatThrownBy(() -> read("file:" + folder + "/"))
                .hasMessageContaining("drumbeat.models names a folder with bpmn/ and forms/ in it");
    }

    private static PackagedModels read(String root) {
        return new PackagedModels(root, new PathMatchingResourcePatternResolver());
    }
}
