package org.carbonscape.study.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.io.cache.CacheFolder;
import org.carbonscape.io.run.RunTarget;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.RecordFigures;
import org.carbonscape.study.proof.finished.UnitYear;
import org.carbonscape.study.proof.layer.CountedMaps;
import org.carbonscape.study.proof.layer.Maps;
import org.carbonscape.study.run.Progress;
import org.carbonscape.study.run.StudyRun;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One number of a run is changed: all that is said of it twice tells, hashes or not. */
class TouchedRunTest {
    @TempDir
    private static Path root;

    private static SmallStudy factors;

    @BeforeAll
    static void runs() throws IOException {
        factors = small("factors");
        run(factors.text("criteria.csv", """
                        criterion,source,grading,at,scores
                        cover,land use,classes,forest|cropland|construction,9|5|1
                        """).write("  cells: { fishnet: 200 m }\n", SmallStudy.ALL_CARBON, """
                        suitability: { criteria: criteria.csv, breaks: [4, 6], sieve: 0, majority: 0, \
                        sensitivity: { step: 0, samples: 0 } }
                        """));
        SmallStudy land = small("land");
        // Elm has no cell: what it emits lies on no map and belongs to no class
        String parts = Files.readString(land.folder().resolve("parts.geojson"));
        run(land.text("parts.geojson", parts.replaceFirst("]}$", """
                        ,{"type": "Feature", "properties": {"id": "Elm", "name": "Elm"}, \
                        "geometry": {"type": "Polygon", "coordinates": \
                        [[[500001, 2999999], [500009, 2999999], [500009, 2999991], [500001, 2999999]]]}}]}
                        """))
                .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,forest,\n3,construction,\n0,,\n")
                .text("wood.csv", """
                        year,product,amount,unit_of_amount
                        1998,sawnwood,1000,m3
                        2010,paper,300,t
                        """)
                .text("e.csv", """
                        year,unit,item,amount,unit_of_amount
                        2000,Elm,raw coal,2,t
                        2000,B,raw coal,3,t
                        2010,B,raw coal,4,t
                        2020,D,raw coal,4,t
                        1995,B,landfilled waste,0,t
                        2008,B,landfilled waste,1000,t
                        """)
                .write("  cells: { fishnet: 200 m }\n", """
                        carbon:
                          land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: lac, \
                        region: asia, harvested-wood: wood.csv }
                          energy: { file: e.csv, route: ncv, units: parts, landfill: decay, decay-rate: 0.1 }
                        """));
        run(small("owned")
                .text("factors.csv", """
                        class,value,unit,unit_id
                        cropland,0.5,tCO2/ha/yr,
                        cropland,0.25,tCO2/ha/yr,B
                        forest,-2,tCO2/ha/yr,
                        """)
                .write("  cells: { fishnet: 200 m }\n  blocks: { fishnet: 400 m }\n", SmallStudy.ALL_CARBON));
    }

    private static SmallStudy small(String name) throws IOException {
        return SmallStudy.in(Files.createDirectories(root.resolve(name)));
    }

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

    private interface Check {
        void check(FinishedRun run, Findings findings);
    }

    private static Set<String> told(Path run, Check check) {
        Findings findings = new Findings();
        check.check(FinishedRun.open(run), findings);
        assertThat(findings.compared()).isPositive();
        return findings.differences().stream()
                .map(d -> d.file().replaceAll("^(tables|rasters)/|\\.(csv|tif)$", "") + ": "
                        + d.where().in(Language.EN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void maps(FinishedRun run, Findings findings) {
        Maps maps = new Maps(run, List.of());
        Stream.concat(maps.parts().stream(), CountedMaps.parts(run).stream())
                .forEach(p -> findings.add(p.findings(run.folder(), told -> {})));
        maps.tell(findings);
    }

    @Test
    void nothingIsToldOfRunsThatNobodyTouched() {
        for (String name : List.of("factors", "land", "owned")) {
            Path run = root.resolve(name).resolve("run");
            assertThat(told(run, Sums::check)).isEmpty();
            assertThat(told(run, TouchedRunTest::maps)).isEmpty();
        }
    }

    /** Squares of two fishnets are called the same, and Birch has factors of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"factors", "land", "owned"})
    void everyUnitIsTheSumOfItsLines(String name) {
        Path run = root.resolve(name).resolve("run");
        List<UnitYear> units = new ArrayList<>();
        FinishedRun.open(run).each("carbon-by-unit", row -> units.add(UnitYear.of(row)));
        assertThat(units).hasSizeGreaterThan(48);
        int lines = 0;
        for (UnitYear unit : units) {
            int year = Integer.parseInt(unit.year());
            Explanation told = Explanation.of(run, unit.unit(), Optional.of(unit.unitSet()), year, Optional.empty());
            assertThat(told.passed()).as(unit.text()).isTrue();
            assertThat(told.unit()).extracting(Explanation.Unit::unitSet).isEqualTo(unit.unitSet());
            lines += told.lines().size();
            assertThat(told.lines()).allSatisfy(l -> {
                assertThat(l.product()).isCloseTo(l.result(), within(1e-9 * Math.abs(l.result())));
                assertThat(l.place().unitSet()).isEqualTo(unit.unitSet());
                assertThat(l.place().unitId()).isEqualTo(unit.unit());
                assertThat(l.place().year()).isEqualTo(year);
                int emitting = SmallStudy.UNITS.indexOf(l.subject().item().in(Language.EN));
                if (l.subject().part() == LedgerLine.Part.ALLOCATION && emitting >= 0 && !name.equals("land")) {
                    assertThat(l.activity().value())
                            .isEqualTo(SmallStudy.EMISSIONS_tCO2[SmallStudy.YEARS.indexOf(year)][emitting]);
                }
            });
        }
        assertThat(lines).isGreaterThan(units.size());
    }

    /** The square of 4 x 4 cells in the east: 3 of its rows are Birch's, whose crops emit half as much. */
    @Test
    void theLinesOfASquareAreWrittenOut() {
        Path run = root.resolve("owned/run");
        Explanation told = Explanation.of(run, "r1c2", Optional.of("blocks"), 2010, Optional.empty());
        assertThat(told.lines().stream()
                        .map(l ->
                                l.place().className() + " " + l.subject().part().id() + " "
                                        + l.subject().item().in(Language.EN) + ": " + l.arithmetic() + " = "
                                        + Numbers.text(Math.rint(1e9 * l.result()) / 1e9)))
                .containsExactly(
                        "cropland land-factor cropland: 1 ha x 0.5 tCO2/ha/yr = 0.5",
                        "cropland land-factor cropland, B: 7 ha x 0.25 tCO2/ha/yr = 1.75",
                        "construction allocation B: 600 tCO2e x 1 = 600",
                        "construction allocation D: 700 tCO2e x 0.6 = 420",
                        "cropland stock all pools: 8 ha x 50 tC/ha = 400",
                        "construction stock all pools: 7 ha x 10 tC/ha = 70",
                        "construction stock-change cropland > construction: 4 ha x (10 - 50) tC/ha = -160");
    }

    /** Paper lasts two years: after a century as much decays as is made, to the last digits of a hundred lines. */
    @Test
    void woodThatNeitherGrowsNorShrinksIsNoDifference() throws IOException {
        run(small("paper")
                .text("legend.csv", "code,class,role\n1,cropland,cultivated\n2,forest,\n3,construction,\n0,,\n")
                .text(
                        "wood.csv",
                        IntStream.rangeClosed(1900, 2020)
                                .mapToObj(y -> y + ",paper,123457.7,t\n")
                                .collect(Collectors.joining("", "year,product,amount,unit_of_amount\n", "")))
                .write("", """
                        carbon:
                          land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: lac, \
                        region: asia, harvested-wood: wood.csv }
                        """));
        Path run = root.resolve("paper/run");
        assertThat(told(run, Sums::check)).isEmpty();
        assertThat(Explanation.of(run, "region", Optional.empty(), 2000, Optional.empty())
                        .passed())
                .isTrue();
    }

    /** A run, a table, a column and how a row begins; behind it what tells of a number changed there. */
    static List<String> numbers() {
        return Arrays.asList("""
                factors carbon-by-class tC 2000,cropland,source
                  carbon-by-class: 2000 cropland source, tC

                factors carbon-by-class tCO2 2000,cropland,source
                  carbon-by-class: 2000 cropland source, tC
                  carbon-by-class: sum of 2000 source_tCO2
                  ledger: region 2000 cropland source

                factors carbon-by-unit area_ha parts,A,Alder,2000
                  carbon-by-unit: parts A 2000, net_tCO2_per_ha
                  carbon-by-unit: parts A 2000, sink_tCO2_per_ha
                  carbon-by-unit: parts A 2000, source_tCO2_per_ha
                  carbon-by-unit: sum of parts 2000 area_ha

                factors carbon-by-unit source_tCO2 parts,A,Alder,2000
                  carbon-by-unit: parts A 2000, net_tCO2
                  carbon-by-unit: parts A 2000, source_tCO2_per_ha
                  carbon-by-unit: sum of parts 2000 source_tCO2
                  ledger: parts A 2000, source_tCO2

                factors carbon-by-unit sink_tCO2 parts,A,Alder,2000
                  carbon-by-unit: parts A 2000, net_tCO2
                  carbon-by-unit: parts A 2000, sink_tCO2_per_ha
                  carbon-by-unit: sum of parts 2000 sink_tCO2
                  ledger: parts A 2000, sink_tCO2

                factors carbon-by-unit net_tCO2 parts,A,Alder,2000
                  carbon-by-unit: parts A 2000, net_tCO2
                  carbon-by-unit: parts A 2000, net_tCO2_per_ha

                factors class-areas area_km2 2000,cropland
                  class-areas: 2000 construction, share
                  class-areas: 2000 cropland, area_km2
                  class-areas: 2000 cropland, share
                  class-areas: 2000 forest, share
                  transfer-matrix: 2000-2010 cropland, total_km2
                  transfer-matrix: 2000-2020 cropland, total_km2

                factors class-areas area_km2 2020,forest
                  class-areas: 2020 construction, share
                  class-areas: 2020 cropland, share
                  class-areas: 2020 forest, area_km2
                  class-areas: 2020 forest, share
                  transfer-matrix: 2000-2020 total, forest
                  transfer-matrix: 2010-2020 total, forest

                factors class-areas share 2000,cropland
                  class-areas: 2000 cropland, share
                  class-areas: sum of 2000, share

                factors ledger-areas cropland_ha cells,r1c3,2000
                  ledger-areas: cells r1c3 2000, area_ha
                  ledger: cells r1c3 2000, source_tCO2
                  ledger: cells r1c3 2000, stock_tC

                factors ledger-charges charged_tCO2 cells,r2c4,2000
                  ledger: cells r2c4 2000, source_tCO2

                factors ledger activity region,region,2000,cropland,land-factor
                  ledger: region region 2000 cropland: 25.25 ha x 0.5 tCO2/ha/yr

                factors ledger result region,region,2000,cropland,land-factor
                  ledger: region 2000 cropland source
                  ledger: region region 2000 cropland: 25 ha x 0.5 tCO2/ha/yr
                  ledger: region region 2000, source_tCO2

                factors stock-by-pool area_ha parts,A,2000,cropland
                  stock-by-pool: parts A 2000 cropland all pools, stock_tC

                factors stock-by-pool stock_tC parts,A,2000,cropland
                  stock-by-pool: parts A 2000 cropland all pools, stock_tC
                  stock-by-pool: sum of parts A 2000

                factors stock-by-unit stock_tC parts,A,2000
                  ledger: parts A 2000, stock_tC
                  stock-by-pool: sum of parts A 2000
                  stock-by-unit: parts A 2000, stock_tCO2
                  stock-by-unit: parts A 2010, change_tC
                  stock-by-unit: sum of parts 2000 stock_tC

                factors stock-by-unit change_tC parts,B,2010
                  stock-by-unit: parts B 2010, change_tC
                  stock-by-unit: parts B 2010, change_tC = sequestration_tC - emission_tC + footprint_tC

                factors stock-by-unit emission_tC parts,B,2010
                  ledger: parts B 2010, emission_tC
                  stock-by-unit: parts B 2010, change_tC = sequestration_tC - emission_tC + footprint_tC
                  stock-by-unit: sum of parts 2010 emission_tC

                factors stock-by-unit stock_tCO2 parts,A,2000
                  stock-by-unit: parts A 2000, stock_tCO2

                factors transfer-matrix forest_km2 2000,2010,cropland
                  transfer-matrix: 2000-2010 cropland > forest
                  transfer-matrix: 2000-2010 cropland, total_km2
                  transfer-matrix: sum of 2000-2010 forest

                factors transitions cells parts,A,2000,2010,cropland,cropland
                  transitions: parts A 2000-2010 cropland > cropland, area_km2

                factors transitions area_km2 parts,A,2000,2010,cropland,cropland
                  transitions: parts A 2000-2010 cropland > cropland, area_km2
                  transitions: sum of parts: 2000-2010 cropland > cropland

                land carbon-by-class tCO2 2000,forest,sink
                  carbon-by-class: 2000 forest sink, tC
                  carbon-by-class: sum of 2000 sink_tCO2
                  ledger: region 2000 forest sink

                land land-by-category tCO2 parts,A,2000,3.B.1.a
                  land-by-category: sum of parts A 2000

                land harvested-wood tCO2 2010,3.D.1,sawnwood
                  harvested-wood: 2010 sawnwood, tCO2

                land harvested-wood stock_tC 2010,3.D.1,sawnwood
                  harvested-wood: 2010 sawnwood, stock_tC

                land land-net land_tCO2 2000
                  land-net: 2000, land_tCO2
                  land-net: 2000, net_tCO2

                land land-net wood_tCO2 2000
                  land-net: 2000, net_tCO2
                  land-net: 2000, wood_tCO2

                land land-net net_tCO2 2000
                  land-net: 2000, net_tCO2

                land ledger-histories land_tCO2 cells,r1c1,2000,forest
                  ledger: cells r1c1 2000, sink_tCO2

                land ledger result parts,B,2010,,decay
                  ledger: parts B 2010 : 76.9230769230769 t x 0.0259348290924061
                  ledger: sum of parts B 2010: landfilled waste

                land ledger result parts,B,2010,,item
                  ledger: items of B 2010
                  ledger: parts B 2010 : 4 t x 20908 kJ/kg x 0.000001 x 26.37 tC/TJ x 0.94 x 44/12

                land ledger activity parts,B,2010,,item
                  ledger: parts B 2010 : 4.04 t x 20908 kJ/kg x 0.000001 x 26.37 tC/TJ x 0.94 x 44/12
                """.strip().split("\n\n"));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberOfATable(String said) throws IOException {
        String[] lines = said.strip().split("\n");
        String[] where = lines[0].split(" ", 4);
        Path run = root.resolve(where[0]).resolve("run");
        Path table = run.resolve("tables/" + where[1] + ".csv");
        String good = Files.readString(table);
        String[] rows = good.split("\n");
        int column = List.of(rows[0].split(",")).indexOf(where[2]);
        int row = IntStream.range(1, rows.length)
                .filter(r -> rows[r].startsWith(where[3]))
                .findFirst()
                .orElseThrow();
        String[] cells = rows[row].split(",", -1);
        cells[column] = String.valueOf(Double.parseDouble(cells[column]) * 1.01);
        rows[row] = String.join(",", cells);
        Files.writeString(table, String.join("\n", rows) + "\n");
        try {
            assertThat(told(run, Sums::check))
                    .containsExactly(
                            Arrays.stream(lines).skip(1).map(String::strip).toArray(String[]::new));
        } finally {
            Files.writeString(table, good);
        }
    }

    /** A run, a table and how a row begins that is its only one of a sum; behind it what tells that it is gone. */
    static List<String> rows() {
        return Arrays.asList("""
                factors carbon-by-class 2000,forest,sink
                  carbon-by-class: sum of 2000 sink_tCO2
                  ledger: region 2000 forest sink

                factors transitions parts,C,2000,2010,cropland,forest
                  transitions: sum of parts: 2000-2010 cropland > forest

                factors ledger region,region,2010,forest,stock-change
                  ledger: region region 2010, sequestration_tC

                factors ledger parts,B,2010,construction,stock-change
                  ledger: parts B 2010, emission_tC

                factors ledger-areas cells,r2c4,2010
                  ledger-areas: cells r2c4 2010, area_ha
                  ledger: cells r2c4 2010, stock_tC

                land carbon-by-class 2000,forest,sink
                  carbon-by-class: sum of 2000 sink_tCO2
                  ledger: region 2000 forest sink

                land ledger parts,Elm,2000,,allocation
                  ledger: parts Elm 2000, source_tCO2

                land harvested-wood 2010,3.D.1,sawnwood
                  harvested-wood: 2010 sawnwood, stock_tC
                  harvested-wood: 2010 sawnwood, tCO2

                land ledger-areas cells,r1c1,2000
                  ledger-areas: cells r1c1 2000, area_ha

                land land-by-category parts,A,2000,
                  land-by-category: sum of parts A 2000

                land land-net 2010
                  land-net: 2010
                """.strip().split("\n\n"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aRowThatIsGone(String said) throws IOException {
        String[] lines = said.strip().split("\n");
        String[] where = lines[0].split(" ", 3);
        Path run = root.resolve(where[0]).resolve("run");
        Path table = run.resolve("tables/" + where[1] + ".csv");
        String good = Files.readString(table);
        List<String> rows = new ArrayList<>(good.lines().toList());
        assertThat(rows.removeIf(r -> r.startsWith(where[2]))).isTrue();
        Files.writeString(table, String.join("\n", rows) + "\n");
        try {
            assertThat(told(run, Sums::check))
                    .containsExactly(
                            Arrays.stream(lines).skip(1).map(String::strip).toArray(String[]::new));
        } finally {
            Files.writeString(table, good);
        }
    }

    /** A check of the record and the totals of its years: each number of them, changed by itself. */
    @Test
    void aNumberOfTheRecord() throws IOException {
        Path run = root.resolve("factors/run");
        Path file = run.resolve("run.json");
        String good = Files.readString(file);
        assertThat(told(run, RecordFigures::check)).isEmpty();
        ObjectMapper json = new ObjectMapper();
        try {
            int checks = json.readTree(good).path("conservation").size();
            for (String field : List.of("expected", "got", "relative", "passed")) {
                ObjectNode record = (ObjectNode) json.readTree(good);
                ObjectNode check = (ObjectNode) record.path("conservation").get(checks - 1);
                if (field.equals("passed")) {
                    check.put(field, false);
                } else {
                    check.put(field, check.path(field).asDouble() + 1);
                }
                Files.writeString(file, record.toString());
                assertThat(told(run, RecordFigures::check))
                        .containsExactly(
                                "run.json: conservation, " + check.path("name").asText());
            }
            for (int y = 0; y < 3; y++) {
                for (String column : List.of("source_tCO2", "sink_tCO2", "net_tCO2")) {
                    ObjectNode record = (ObjectNode) json.readTree(good);
                    ObjectNode year =
                            (ObjectNode) record.path("ledger").path("years").get(y);
                    year.put(column, year.path(column).asDouble() * 1.01);
                    Files.writeString(file, record.toString());
                    assertThat(told(run, RecordFigures::check))
                            .containsExactly("run.json: ledger.years, " + SmallStudy.YEARS.get(y) + ", " + column);
                }
            }
        } finally {
            Files.writeString(file, good);
        }
    }

    /** Made-up data called true, another seed: what the record says first it says again among its options. */
    @Test
    void theHeadOfTheRecord() throws IOException {
        Path run = root.resolve("factors/run");
        Path file = run.resolve("run.json");
        String good = Files.readString(file);
        ObjectMapper json = new ObjectMapper();
        try {
            for (String name : List.of("title", "seed", "synthetic")) {
                ObjectNode record = (ObjectNode) json.readTree(good);
                ((ObjectNode) record.path("study")).put(name, "another");
                Files.writeString(file, record.toString());
                assertThat(told(run, RecordFigures::check)).containsExactly("run.json: study." + name);
            }
        } finally {
            Files.writeString(file, good);
        }
    }

    /** Each number, word and gap of the intervals that the record repeats, changed by itself. */
    @Test
    void anIntervalOfTheRecord() throws IOException {
        run(small("spread").text("factors.csv", """
                        class,value,unit,low,high
                        cropland,0.5,tCO2/ha/yr,0.4,0.7
                        construction,0,tCO2/ha/yr,,
                        """).write("", "carbon:\n  factors: factors.csv\n"));
        Path run = root.resolve("spread/run");
        Path file = run.resolve("run.json");
        String good = Files.readString(file);
        assertThat(told(run, RecordFigures::check)).isEmpty();
        ObjectMapper json = new ObjectMapper();
        int rows = json.readTree(good).path("uncertainty").size();
        assertThat(rows).isEqualTo(9); // source, sink and net of three years
        int gaps = 0;
        for (int row : new int[] {0, 1, rows - 1}) {
            ObjectNode whole =
                    (ObjectNode) json.readTree(good).path("uncertainty").get(row);
            for (String column :
                    whole.properties().stream().map(Map.Entry::getKey).toList()) {
                ObjectNode record = (ObjectNode) json.readTree(good);
                ObjectNode interval = (ObjectNode) record.path("uncertainty").get(row);
                if (interval.path(column).isNumber()) {
                    interval.put(column, interval.path(column).asDouble() * 1.01 + 1e-3);
                } else {
                    gaps += interval.path(column).isNull() ? 1 : 0;
                    interval.put(column, "other");
                }
                Files.writeString(file, record.toString());
                assertThat(told(run, RecordFigures::check))
                        .containsExactly("run.json: uncertainty, row " + (row + 1) + ", " + column);
            }
        }
        assertThat(gaps).isEqualTo(2); // percent and share_without_range of a sink of 0
        for (int too : new int[] {-1, 1}) {
            ObjectNode record = (ObjectNode) json.readTree(good);
            ArrayNode intervals = (ArrayNode) record.path("uncertainty");
            if (too < 0) {
                intervals.remove(rows - 1);
            } else {
                intervals.add(intervals.get(0));
            }
            Files.writeString(file, record.toString());
            assertThat(told(run, RecordFigures::check)).containsExactly("run.json: uncertainty, rows");
        }
    }

    /** Of 300 classes the first and the 257th are not the pair of the second and the first. */
    @Test
    void ofHundredsOfClassesEachPairHasACodeOfItsOwn() throws IOException {
        SmallStudy many = small("many")
                .text(
                        "legend.csv",
                        IntStream.rangeClosed(1, 300)
                                .mapToObj(c -> c + ",c" + c)
                                .collect(Collectors.joining("\n", "code,class\n", "\n")))
                .text("factors.csv", "class,value,unit\nc1,1,tC/ha/yr\n");
        float[][] codes = {{1, 2}, {257, 1}, {257, 1}};
        for (int p = 0; p < 3; p++) {
            int phase = p;
            many.values(SmallStudy.YEARS.get(p) + ".tif", (column, row) -> codes[phase][(int) column % 2]);
        }
        run(many.write("", "carbon:\n  factors: factors.csv\n"));
        assertThat(told(root.resolve("many/run"), TouchedRunTest::maps)).isEmpty();
    }

    /** A map; behind it what tells of a cell of forest changed there. */
    static List<String> cells() {
        return Arrays.asList("""
                landuse_2010
                  landuse_2010: cells of construction
                  landuse_2010: cells of forest
                  sink_2010: column 4, row 2
                  stock_2010: column 4, row 2
                  stock_change_2000_2010: column 4, row 2
                  stock_change_2010_2020: column 4, row 2

                source_2010
                  net_2010: column 4, row 2
                  source_2010: sum of all cells

                sink_2010
                  net_2010: column 4, row 2
                  sink_2010: column 4, row 2
                  sink_2010: sum of all cells

                net_2010
                  net_2010: column 4, row 2

                stock_2010
                  stock_2010: column 4, row 2
                  stock_2010: sum of all cells

                change_2000_2010
                  change_2000_2010: column 4, row 2

                stock_change_2000_2010
                  stock_change_2000_2010: column 4, row 2

                suitability_level
                  suitability_level: cells by value
                  suitability_score: column 4, row 2

                zones
                  zones: cells by value
                """.strip().split("\n\n"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aCellOfAMap(String said) throws IOException {
        String[] lines = said.strip().split("\n");
        Path run = root.resolve("factors/run");
        Path map = run.resolve("rasters/" + lines[0] + ".tif");
        float[] cells = Sketch.cells(TiffFile.open(map).values());
        Path good = Files.copy(map, root.resolve("good.tif"), StandardCopyOption.REPLACE_EXISTING);
        cells[11] = cells[11] + 1;
        factors.values("run/rasters/" + lines[0] + ".tif", (column, row) -> cells[(int) (8 * row + column)]);
        try {
            assertThat(told(run, TouchedRunTest::maps))
                    .containsExactly(
                            Arrays.stream(lines).skip(1).map(String::strip).toArray(String[]::new));
        } finally {
            Files.move(good, map, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Forest has 9 of 9, above the limit of the best level, 6. */
    @Test
    void aScoreThatIsNotOfItsLevel() throws IOException {
        Path run = root.resolve("factors/run");
        Path map = run.resolve("rasters/suitability_score.tif");
        float[] cells = Sketch.cells(TiffFile.open(map).values());
        Path good = Files.copy(map, root.resolve("good.tif"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(cells[0]).isEqualTo(9);
        try {
            for (float score : new float[] {5, Float.NaN}) {
                cells[0] = score;
                cells[1] = score;
                factors.values("run/rasters/suitability_score.tif", (column, row) -> cells[(int) (8 * row + column)]);
                assertThat(told(run, TouchedRunTest::maps)).containsExactly("suitability_score: column 1, row 1");
            }
        } finally {
            Files.move(good, map, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** As many cells of each level and zone, and others: what they hold is that of their rows no longer. */
    @ParameterizedTest
    @ValueSource(strings = {"suitability_level", "zones"})
    void twoCellsInEachOthersPlace(String name) throws IOException {
        Path run = root.resolve("factors/run");
        Path map = run.resolve("rasters/" + name + ".tif");
        float[] cells = Sketch.cells(TiffFile.open(map).values());
        int other = IntStream.range(0, cells.length)
                .filter(i -> cells[i] > 0 && cells[i] != cells[0])
                .findFirst()
                .orElseThrow();
        Path good = Files.copy(map, root.resolve("good.tif"), StandardCopyOption.REPLACE_EXISTING);
        float first = cells[0];
        cells[0] = cells[other];
        cells[other] = first;
        factors.values("run/rasters/" + name + ".tif", (column, row) -> cells[(int) (8 * row + column)]);
        try {
            Set<String> told = told(run, TouchedRunTest::maps);
            assertThat(told.remove("suitability_score: column 1, row 1")).isEqualTo(name.equals("suitability_level"));
            assertThat(told)
                    .hasSize(4)
                    .allMatch(t ->
                            t.startsWith(name + ": sum of ") && (t.endsWith(", stock_tC") || t.endsWith(", net_tCO2")));
        } finally {
            Files.move(good, map, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
