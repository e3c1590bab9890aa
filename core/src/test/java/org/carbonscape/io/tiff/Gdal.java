package org.carbonscape.io.tiff;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs GDAL's own programs where they are installed; tests that ask for them elsewhere are skipped, saying so. */
final class Gdal {
    private Gdal() {}

    static String run(String... command) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(command[0])), command[0] + " is not installed");
        List<String> all = new ArrayList<>(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(120, TimeUnit.SECONDS);
        assumeTrue(!text.contains("No module named"), "python3-gdal is not installed");
        if (process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", all) + ":\n" + text);
        }
        return text;
    }

    static String python(String script, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("/usr/bin/python3", "-c", script));
        all.addAll(List.of(arguments));
        return run(all.toArray(String[]::new));
    }

    static String resource(String name) throws IOException {
        try (var in = Gdal.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
