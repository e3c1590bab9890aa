package org.carbonscape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A room uses only the rooms it names here (and what those may use); siblings are strangers. */
class ArchitectureTest {
    private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

    static {
        room("problem");
        room("measure");
        room("grid", "problem", "measure");
        room("engine", "grid");
        room("align", "engine");
        room("zone", "engine");
        room("land", "zone");
        room("carbon", "land");
        room("weights", "zone");
        room("finding", "carbon", "weights");
        room("stats", "finding");
        room("driver", "finding");
        room("suitability", "finding");
        room("io", "finding");
        room("report", "finding", "io");
        room("option", "problem", "measure");
        room("method", "option", "stats", "driver", "suitability");
        room("study.plan", "method", "align", "io", "report");
        room("study.intake", "study.plan");
        room("study.account", "study.intake");
        room("study.gather", "study.account");
        room("study.detect", "study.account");
        room("study.advise", "study.gather", "study.detect");
        room("study.chapter", "study.advise");
        room("study.face", "study.advise");
        room("study.run", "study.chapter");
    }

    private static void room(String name, String... below) {
        List<String> all = new ArrayList<>(List.of(name));
        for (String room : below) {
            MAY_USE.get(room).stream().filter(r -> !all.contains(r)).forEach(all::add);
        }
        MAY_USE.put(name, all);
    }

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
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
    void onlyTheEngineStartsThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.carbonscape.engine..")
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
