package org.carbonscape.app.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
    @Test
    void aFileIsToldToBeOne(@TempDir Path folder) throws Exception {
        Path study = Files.writeString(folder.resolve("study.yaml"), "study: x\n");
        assertThatThrownBy(() -> Workspace.open(study)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems().get(0).text(Language.EN)).contains("study.yaml: it is a file, not a folder");
            assertThat(e.problems().get(0).text(Language.ZH)).contains("它是文件，不是文件夹");
        });
    }
}
