package org.carbonscape.io.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real data beside the checkout; a test that asks for it is skipped, saying so, where it is absent. */
public final class Shared {
    private Shared() {}

    public static Path file(String name) {
        String told = System.getProperty("carbonscape.shared", "");
        if (!told.isEmpty() && Files.exists(Path.of(told, name))) {
            return Path.of(told, name);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("shared").resolve(name))) {
                return folder.resolve("shared").resolve(name);
            }
        }
        Path file = Path.of("/work/shared").resolve(name);
        Assumptions.assumeTrue(Files.exists(file), "skipped: " + file + " is absent");
        return file;
    }

    /** Runs an outside program; skips the test, saying so, where it is not installed. Returns what it printed. */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort("skipped: " + command[0] + " is not installed");
            throw e;
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            Assumptions.assumeFalse(
                    out.contains("ModuleNotFoundError"),
                    "skipped: " + out.lines().reduce((a, b) -> b).orElse(""));
            throw new AssertionError(String.join(" ", command) + "\n" + out);
        }
        return out;
    }
}
