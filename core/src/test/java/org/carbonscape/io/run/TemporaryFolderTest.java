package org.carbonscape.io.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class TemporaryFolderTest {
    /** It was told as a folder from which no program may be run: the libraries do not say why they are not there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLimitOnFilesIsToldAsOne() throws Exception {
        Process limited = new ProcessBuilder(
                        "sh",
                        "-c",
                        "ulimit -f 500; exec \"$@\"",
                        "sh",
                        System.getProperty("java.home") + "/bin/java",
                        "-Xshare:auto",
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Prepared.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(limited.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(limited.waitFor()).isZero();
        assertThat(said).startsWith("FAULT-08    ").contains("(ulimit -f unlimited)");
    }

    static final class Prepared {
        public static void main(String[] args) {
            try {
                TemporaryFolder.prepare();
            } catch (ProblemException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
