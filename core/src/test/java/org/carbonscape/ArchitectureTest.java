package org.carbonscape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A room uses only the rooms it names here (and what those may use); siblings are strangers. */
class ArchitectureTest {
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        room("problem");
        room("measure");
        room("disk");
        room("breaks", "problem", "measure");
        room("grid", "problem", "measure", "disk");
        room("engine", "grid");
        room("align", "engine");
        room("zone", "engine");
        room("land", "zone");
        room("carbon", "land");
        room("landcarbon", "carbon");
        room("inventory", "carbon");
        room("weights", "zone");
        room("finding", "carbon", "weights");
        room("density", "finding");
        room("stats", "finding", "breaks");
        room("driver", "finding", "breaks");
        room("suitability", "finding", "breaks");
        room("option", "problem", "measure");
        room("io", "finding", "option");
        room("drawing", "io");
        room("report", "drawing");
        room("method", "option", "density", "stats", "driver", "suitability");
        room("study.plan", "method", "inventory", "landcarbon", "align", "io", "report");
        room("study.table", "study.plan");
        room("study.intake", "study.table");
        room("study.account", "study.intake");
        room("study.uncertainty", "study.account");
        room("study.ledger", "study.account");
        room("study.layer", "study.account");
        room("study.gather", "study.uncertainty", "study.layer");
        room("study.detect", "study.account");
        room("study.advise", "study.gather", "study.detect");
        room("study.chapter", "study.advise");
        room("study.face", "study.advise");
        room("study.run", "study.chapter", "study.ledger");
        room("study.proof", "study.run");
    }

    private static void room(String name, String... below) {
        List<String> all = new ArrayList<>(List.of(name));
        for (String room : below) {
            MAY_USE.get(room).stream().filter(r -> !all.contains(r)).forEach(all::add);
        }
        MAY_USE.put(name, all);
    }

    /** Where the tests themselves lie, however they were compiled. */
    private static final String TESTS = ArchitectureTest.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains(TESTS))
            .importPackages("org.carbonscape");

    @Test
    void everyRoomUsesOnlyRoomsBelowIt() {
        MAY_USE.forEach((room, allowed) -> {
            String[] others = MAY_USE.keySet().stream()
                    .filter(r -> !allowed.contains(r))
                    .map(r -> "org.carbonscape." + r + "..")
                    .toArray(String[]::new);
            if (others.length > 0) {
                noClasses()
                        .that()
                        .resideInAPackage("org.carbonscape." + room + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(others)
                        .allowEmptyShould(true)
                        .check(CLASSES);
            }
        });
    }

    @Test
    void everyPackageIsOfARoomAndStandsInTheArchitecture() throws IOException {
        Set<String> told = Pattern.compile("`([^`]+)`")
                .matcher(Files.readString(Path.of("../ARCHITECTURE.md")))
                .results()
                .flatMap(m -> Stream.of(m.group(1).split("\\W+")))
                .collect(Collectors.toSet());
        Set<String> packages =
                CLASSES.stream().map(c -> inOurs(c.getPackageName())).collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).allSatisfy(p -> {
            assertThat(MAY_USE.keySet()).anyMatch(room -> (p + ".").startsWith(room + "."));
            assertThat(told).contains(p.substring(p.lastIndexOf('.') + 1));
        });
    }

    /** Packages need no list of what may be: there is no cycle. */
    @Test
    void noCycleOfPackages() {
        slices().matching("org.carbonscape.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    /**
     * Classes that name each other on purpose, because they are one thing in several files. Anything else that goes
     * round is a fault, and a family that is none any more leaves this list.
     */
    private static final Map<Set<String>, String> FAMILIES = Map.of(
            Set.of("measure.Unit", "measure.UnitText"), "a unit and the reading of its text",
            Set.of("io.bytes.ByteSource", "io.bytes.FileSource", "io.bytes.RemoteSource"),
                    "a door for bytes and what is behind it",
            Set.of("io.tiff.TiffWriter", "io.tiff.TileFolder"), "a writer, and what makes many files of it",
            Set.of("io.mosaic.Mosaic", "io.mosaic.MosaicWindows"), "several that are one, and their reading",
            Set.of(
                            "io.tiff.TiffClassRaster",
                            "io.tiff.TiffFile",
                            "io.tiff.TiffPiece",
                            "io.tiff.TiffValueRaster",
                            "io.tiff.WindowReader"),
                    "a door, its two kinds of raster, and itself as part of several",
            Set.of(
                            "io.vector.ByteWindow",
                            "io.vector.DbfReader",
                            "io.vector.FlatGeobufReader",
                            "io.vector.GeoJsonReader",
                            "io.vector.GeoPackageReader",
                            "io.vector.KmlReader",
                            "io.vector.ShapefileParts",
                            "io.vector.ShapefileReader",
                            "io.vector.VectorFile"),
                    "a door and the formats behind it",
            Set.of("weights.HigherOrder", "weights.SparseWeights", "weights.Weights"),
                    "weights, and those of a higher order");

    @Test
    void noCycleOfClassesButTheFamilies() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass c : CLASSES) {
            for (Dependency d : c.getDirectDependenciesFromSelf()) {
                String from = topLevel(c);
                String to = topLevel(d.getTargetClass().getBaseComponentType());
                if (to.startsWith("org.carbonscape.") && !from.equals(to)) {
                    uses.computeIfAbsent(inOurs(from), k -> new TreeSet<>()).add(inOurs(to));
                }
            }
        }
        Set<Set<String>> found = new HashSet<>();
        for (String c : uses.keySet()) {
            Set<String> round = new TreeSet<>(reach(c, uses));
            if (round.contains(c)) {
                round.removeIf(other -> !reach(other, uses).contains(c));
                found.add(round);
            }
        }
        assertThat(found).isEqualTo(FAMILIES.keySet());
    }

    /** Every class that can be come to from one, by one step or many. */
    private static Set<String> reach(String from, Map<String, Set<String>> uses) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(uses.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String c = open.pop();
            if (seen.add(c)) {
                open.addAll(uses.getOrDefault(c, Set.of()));
            }
        }
        return seen;
    }

    private static String topLevel(JavaClass c) {
        return c.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(c.getName());
    }

    private static String inOurs(String name) {
        return name.substring("org.carbonscape.".length());
    }

    /** Those of {@code disk} only wait. */
    @Test
    void onlyTheEngineStartsThreadsThatWork() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.carbonscape.engine..", "org.carbonscape.disk..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.lang.Thread")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.concurrent\\.(Executor.*|ForkJoin.*|CompletableFuture)")
                .check(CLASSES);
    }

    @Test
    void onlyReadersAndTheRunFolderTouchFiles() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.carbonscape.disk..",
                        "org.carbonscape.io..",
                        "org.carbonscape.option..", // names files, opens none
                        "org.carbonscape.study..",
                        "org.carbonscape.grid..",
                        "org.carbonscape.app..",
                        "org.carbonscape.bench..",
                        "org.carbonscape.report..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.file\\..*|java\\.io\\.File.*")
                .check(CLASSES);
    }
}
