package org.carbonscape.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.carbonscape.app.demo.DemoStudy;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/**
 * Loads the classes that commands need, by a study of everything on a small land, for the archive that the start script
 * makes once: a run that has to find 4,000 classes in the jar takes 0.7 CPU s longer.
 */
final class WarmUp {
    private WarmUp() {}

    static Face face() {
        return new Face("warm-up", Bilingual.of("Loads classes.", "加载类。"), List.of(), List.of(), true, call -> run());
    }

    private static int run() throws IOException {
        Carbonscape.run("--help");
        for (String name : new String[] {"run", "transitions", "demo"}) {
            Carbonscape.run(name, "--help");
        }
        Path folder = Files.createTempDirectory("carbonscape");
        try (LocalEngine engine = new LocalEngine(2)) { // what a machine of one core does not load is little
            Path study = DemoStudy.striped(folder, Language.EN, engine);
            String text = Files.readString(study);
            Files.writeString(study, text.replace("5 km", "25 km").replace("8 km", "40 km")); // few squares
            String before = folder.resolve("landuse_2005.tif").toString();
            String after = folder.resolve("landuse_2020.tif").toString();
            Carbonscape.run("transitions", before, after);
            Carbonscape.run("transitions", "--json", "--fishnet", "20000", before, after);
            String cache = folder.resolve("kept").toString();
            String out = folder.resolve("run").toString();
            for (int i = 0; i < 2; i++) { // made, and taken from the cache
                Carbonscape.run("run", study.toString(), "--out", out, "--cache", cache);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return 0;
    }
}
