package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.proof.finished.Difference;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.layer.CountedMaps;
import org.carbonscape.study.proof.layer.MapPlaces;
import org.carbonscape.study.run.Progress;
import org.carbonscape.study.run.StudyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that nobody touched, of studies as some have them: nothing is told of them. */
class UntouchedRunsTest {
    private static final String CRITERIA = """
            criterion,source,direction,grading,at,scores
            cover,land use,,classes,forest|cropland|construction,9|5|1
            height,dem.tif,positive,minmax,,
            """;

    @TempDir
    private Path folder;

    private static void run(Path study) {
        StudyRun.run(
                study,
                new RunTarget(study.resolveSibling("run"), false),
                OptionalLong.empty(),
                Language.EN,
                new PlainEngine(),
                CacheFolder.none(),
                new Progress() {
                    @Override
                    public void stage(String name) {}

                    @Override
                    public void cautions(List<Problem> met) {}
                });
    }

    private List<Difference> told() {
        Path run = folder.resolve("run");
        FinishedRun finished = FinishedRun.open(run);
        return Stream.of(Derived.parts(finished), CountedMaps.parts(finished), MapPlaces.parts(finished))
                .flatMap(List::stream)
                .flatMap(p -> p.findings(run, size -> {}).differences().stream())
                .toList();
    }

    /** Parts of cells are a unit's land, whole cells its levels and zones. */
    @Test
    void partsOfCellsOnBordersOfUnits() throws IOException {
        SmallStudy small = SmallStudy.in(folder).text("criteria.csv", CRITERIA);
        String parts = Files.readString(folder.resolve("parts.geojson"));
        assertThat(parts).contains("500400.0");
        run(small.text("parts.geojson", parts.replace("500400.0", "500430.0")).write("", """
                carbon: { factors: factors.csv, stock: stock.csv }
                grid: { cells: fraction }
                suitability: { criteria: criteria.csv, sieve: 0, majority: 0, sensitivity: { step: 0, samples: 0 } }
                """));
        assertThat(told()).isEmpty();
    }

    /** Tables of stocks have no names of units; neighbours of some statistics are weighed otherwise. */
    @Test
    void stocksAlone() throws IOException {
        run(SmallStudy.in(folder).write("  cells: { fishnet: 100 m }\n", "carbon: { stock: stock.csv }\n", """
                statistics: { units: [parts, cells], local-moran: { permutations: 9 }, \
                quantile-lisa: { permutations: 9 } }
                """));
        assertThat(Files.readString(folder.resolve("run/tables/quantile-lisa.csv")))
                .contains("Birch");
        assertThat(told()).isEmpty();
        Path counts = folder.resolve("run/tables/quantile-lisa-counts.csv");
        Files.writeString(counts, Files.readString(counts).replaceFirst(",carbonscape,", ",esda,"));
        assertThat(told())
                .singleElement()
                .satisfies(d -> assertThat(d.where().in(Language.EN)).endsWith(", convention"));
    }

    /** Surfaces of density have cells of their own, also where they are as many as the region has columns. */
    @Test
    void aRegionOfOneColumn() throws IOException {
        SmallStudy small = SmallStudy.in(folder);
        run(small.write("", SmallStudy.ALL_CARBON, """
                grid: { extent: "500600,2999400,500700,3000000" }
                statistics: { units: parts, density: { radius: 400 m, cell: 200 m } }
                """));
        assertThat(told()).isEmpty();
        Path record = folder.resolve("run/run.json");
        Files.writeString(record, Files.readString(record).replaceFirst("(\"rows\" ?: ?)6", "$18"));
        assertThat(told())
                .anySatisfy(d -> assertThat(d.file() + " " + d.where().in(Language.EN))
                        .startsWith("rasters/density_source_")
                        .endsWith(" rows"));
    }

    /** Land that is left out has neither level nor zone. */
    @Test
    void landThatIsLeftOut() {
        SmallStudy small = SmallStudy.in(folder).text("criteria.csv", CRITERIA);
        run(small.write("  cells: { fishnet: 200 m }\n", SmallStudy.ALL_CARBON, """
                suitability: { criteria: criteria.csv, exclude: [construction], sieve: 0, majority: 0, \
                sensitivity: { step: 0, samples: 0 } }
                """));
        assertThat(told()).isEmpty();
    }

    /** Each program's own numbers: ratios of q, whole degrees of freedom, strata of one unit left out. */
    @ParameterizedTest
    @CsvSource({
        "carbonscape, false, permutations: 9",
        "carbonscape, false, 'permutations: 99, stop-after: 5'",
        "carbonscape, false, 'permutations: 0, correction: fdr'",
        "carbonscape, true, 'permutations: 9, correction: none'",
        "geodetector, false, permutations: 9",
        "geodetector, false, 'permutations: 9, correction: holm, alpha: 0.3'",
        "gd, false, permutations: 9",
        "gd, true, 'permutations: 9, correction: fdr, alpha: 0.2'",
        "gdverse, false, permutations: 9",
        "gdverse, true, 'permutations: 99, stop-after: 3, alpha: 0.5'"
    })
    void detectorsAsOtherProgramsHaveThem(String convention, boolean drop, String options) throws IOException {
        run(SmallStudy.in(folder).write("  cells: { fishnet: 100 m }\n", SmallStudy.ALL_CARBON, """
                drivers: { height: dem.tif, forest: share of forest, far: distance to construction }
                geodetector: { units: cells, y: net_per_ha, discretisation: "equal:20", bootstrap: 9, \
                convention: %s, drop-singletons: %s, %s }
                """.formatted(
                        convention, drop, options)));
        Path tables = folder.resolve("run/tables");
        assertThat(Files.readString(tables.resolve("geodetector-ecological.csv")))
                .contains(convention);
        assertThat(Files.readAllLines(tables.resolve("geodetector-risk.csv")))
                .anyMatch(line -> line.split(",")[6].equals("1"));
        assertThat(told()).isEmpty();
    }

    /** Whatever ways are tried, and by whatever rule one is taken. */
    @ParameterizedTest
    @CsvSource({
        "search, choice: largest-q",
        "search, choice: five-percent",
        "search, 'choice: cross-validated, classes: 2:5'",
        "search, 'blocks: 300 m, classes: 2:4'",
        "'optimal,equal,head-tail', 'classes: 2:4'",
        "'quantile:3', 'bootstrap: 0'",
        "'manual:0.4', 'shares: false'"
    })
    void waysToCutDrivers(String ways, String options) throws IOException {
        run(SmallStudy.in(folder)
                .write("  cells: { fishnet: 100 m }\n", SmallStudy.ALL_CARBON, """
                drivers: { height: dem.tif, forest: share of forest }
                geodetector: { units: cells, y: net_per_ha, discretisation: "%s", permutations: 9, %s }
                """.formatted(ways, options)));
        assertThat(folder.resolve("run/tables/geodetector-discretisation.csv")).exists();
        assertThat(told()).isEmpty();
    }

    /** Cells that are smoothed come to a zone that their rule does not have. */
    @Test
    void zonesThatAreSmoothed() {
        run(SmallStudy.in(folder).text("criteria.csv", CRITERIA).write("", SmallStudy.ALL_CARBON, """
                suitability: { criteria: criteria.csv, sieve: 2 ha, majority: 1, \
                sensitivity: { step: 0.3, samples: 0 }, corridors: { least-area: 1 ha } }
                """));
        assertThat(told()).isEmpty();
    }

    /** What a measure gains where two factors nearly agree has fewer digits than the factors that are printed. */
    @Test
    void measuresBetweenFactorsThatNearlyAgree() throws IOException {
        run(SmallStudy.in(folder)
                .text("legend.csv", "code,class,role\n1,bare,unused\n2,grass,grassland\n3,town,construction\n")
                .text("factors.csv", "class,value,unit\nbare,0.2,tCO2/ha/yr\ngrass,0.200000000001,tCO2/ha/yr\n")
                .text("criteria.csv", CRITERIA.replace("forest|cropland|construction", "grass|bare|town"))
                .write("", "carbon: { factors: factors.csv }\n", """
                suitability: { criteria: criteria.csv, sieve: 0 ha, majority: 0, \
                sensitivity: { step: 0, samples: 0 } }
                """));
        String strategies = Files.readString(folder.resolve("run/tables/strategies.csv"));
        assertThat(strategies).contains("reclaim").contains("E-13 tC/a");
        assertThat(told()).isEmpty();
    }

    /** A way due north is of 0 or of 360 degrees: digits that are not printed decide. */
    @Test
    void aCentreThatMovesDueNorth() throws IOException {
        Path tables = Files.createDirectories(folder.resolve("run/tables"));
        Files.writeString(folder.resolve("run/run.json"), "{}");
        Files.writeString(tables.resolve("ellipse.csv"), """
                what,year,x_m,y_m,major_km,minor_km,area_km2,flattening,unit_set,variant
                net,2000,500000,3000000,1,1,3.14159265358979,0,cells,
                net,2010,499999.9999999,3000100,1,1,3.14159265358979,0,cells,
                """);
        String centres = """
                what,year,x_m,y_m,dx_km,dy_km,distance_km,azimuth_deg,speed_km_per_year,ellipse_area_change,\
                flattening_change,unit_set
                net,2000,500000,3000000,,,,,,,,cells
                net,2010,499999.9999999,3000100,0,0.1,0.1,%s,0.01,0,0,cells
                """;
        for (String north : List.of("0", "360", "359.99999")) {
            Files.writeString(tables.resolve("centres-of-gravity.csv"), centres.formatted(north));
            assertThat(told()).as(north).isEmpty();
        }
        Files.writeString(tables.resolve("centres-of-gravity.csv"), centres.formatted("1"));
        assertThat(told()).hasSize(1);
    }
}
