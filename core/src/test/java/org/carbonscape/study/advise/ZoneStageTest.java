package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.VectorFile;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.advise.SuitabilityRun.Extent;
import org.carbonscape.study.gather.StatisticsForAdvice;
import org.carbonscape.suitability.RuleTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zones by rules, measures and corridors against cells looked at one by one. */
class ZoneStageTest {
    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder).text("criteria.csv", """
                        criterion,source,grading,at,scores,reference
                        height,dem.tif,breaks,120|150,9|5|1,Li 2019
                        """).text("zones.csv", """
                        rule,zone,land_use,dem,level
                        P1,key_protection,forest,<=120,
                        R1,key_restoration,cropland,>130,
                        T1,town,construction,,
                        A1,auxiliary_restoration,,<=123,1|2
                        """);
    }

    private static String suitability(String more) {
        return """
                suitability:
                  criteria: criteria.csv
                  layers: { dem: dem.tif }
                  breaks: [3, 6]
                  sensitivity: { samples: 0 }
                  zones: zones.csv
                  sieve: 0 ha
                  majority: 0
                """ + more;
    }

    private static int at(int cell) {
        return SmallStudy.at(2, cell % 8, cell / 8);
    }

    private static int dem(int cell) {
        return 100 + 10 * (cell % 8) + cell / 8;
    }

    private static IntStream land() {
        return IntStream.range(0, 48).filter(i -> at(i) > 0);
    }

    /** By the rules; 0 = none holds. */
    private static int zone(int cell) {
        if (at(cell) == 2 && dem(cell) <= 120) {
            return 1;
        }
        if (at(cell) == 1 && dem(cell) > 130) {
            return 2;
        }
        if (at(cell) == 3) {
            return 3;
        }
        return dem(cell) <= 123 ? 4 : 0; // of levels 1 and 2, scores of 9 and 5
    }

    private static final List<String> ZONES =
            List.of("key_protection", "key_restoration", "town", "auxiliary_restoration");

    // zones

    @Test
    void theFirstRuleThatHoldsDecides() {
        try (Advice advice = Advice.of(small, suitability(""))) {
            advice.all();
            float[] zones = advice.raster("zones.tif");
            for (int i = 0; i < 48; i++) {
                if (zone(i) == 0) {
                    assertThat(zones[i]).as("cell %d", i).isNaN();
                } else {
                    assertThat((int) zones[i]).as("cell %d", i).isEqualTo(zone(i));
                }
            }
            assertThat(advice.stages).containsExactly("suitability", "zones");
        }
    }

    @Test
    void theTableOfZonesMakesTheWhole() {
        try (Advice advice = Advice.of(small, SmallStudy.ALL_CARBON, suitability(""))) {
            Table table = advice.all().zones().orElseThrow().tables().zones();
            assertThat(Sketch.rows(table).get(0))
                    .containsExactly(
                            "unit_set",
                            "unit",
                            "name",
                            "zone",
                            "zone_en",
                            "zone_zh",
                            "cells",
                            "area_km2",
                            "share_percent",
                            "stock_tC",
                            "net_tCO2",
                            "made_with");
            for (int u = 0; u <= 4; u++) {
                double shares = 0;
                for (int z = 0; z <= 4; z++) {
                    int unit = u;
                    int wanted = z;
                    int[] cells = land().filter(
                                    i -> (unit == 0 || SmallStudy.unit(i % 8, i / 8) == unit) && zone(i) == wanted)
                            .toArray();
                    if (cells.length == 0) {
                        continue;
                    }
                    String[] keys = {
                        u == 0 ? "region" : "parts",
                        u == 0 ? "region" : SmallStudy.UNITS.get(u - 1),
                        u == 0 ? "region" : SmallStudy.UNIT_NAMES.get(u - 1),
                        z == 0 ? "unzoned" : ZONES.get(z - 1)
                    };
                    assertThat(Sketch.number(table, "cells", keys)).isEqualTo(cells.length);
                    assertThat(Sketch.number(table, "area_km2", keys)).isCloseTo(cells.length / 100.0, within(1e-12));
                    shares += Sketch.number(table, "share_percent", keys);
                    double stock = IntStream.of(cells)
                            .filter(i -> at(i) > 0)
                            .mapToDouble(i -> SmallStudy.STOCK_tC_PER_HA[at(i) - 1])
                            .sum();
                    assertThat(Sketch.number(table, "stock_tC", keys)).isCloseTo(stock, within(1e-9));
                }
                assertThat(shares).isCloseTo(100, within(1e-9));
            }
            List<String> order = Sketch.rows(table).stream()
                    .filter(r -> r.get(0).equals("region"))
                    .map(r -> r.get(3))
                    .toList();
            assertThat(order)
                    .as("protection, restoration, auxiliary, then the user's own, then the rest")
                    .containsExactly("key_protection", "key_restoration", "auxiliary_restoration", "town", "unzoned");
            assertThat(table.text(0, 11)).startsWith("zones.csv; sieve 0 ha, majority radius 0; ");
        }
    }

    @Test
    void rulesAreListedWithTheirCells() {
        try (Advice advice = Advice.of(small, suitability(""))) {
            Table table = advice.all().zones().orElseThrow().tables().rules();
            List<List<String>> rows = Sketch.rows(table);
            assertThat(rows.get(0)).containsExactly("rule", "zone", "conditions", "cells", "made_with");
            for (int z = 1; z <= 4; z++) {
                int wanted = z;
                assertThat(rows.get(z).get(0))
                        .isEqualTo(List.of("P1", "R1", "T1", "A1").get(z - 1));
                assertThat(rows.get(z).get(1)).isEqualTo(ZONES.get(z - 1));
                assertThat(Integer.parseInt(rows.get(z).get(3))).isEqualTo((int)
                        IntStream.range(0, 48).filter(i -> zone(i) == wanted).count());
            }
            assertThat(rows.get(1).get(2)).contains("forest").contains("dem");
        }
    }

    @Test
    void rulesThatDisagreeAndLandWithoutAZoneAreListed() {
        try (Advice advice = Advice.of(small, suitability(""))) {
            ZoneStage.Result zones = advice.all().zones().orElseThrow();
            Table table = zones.tables().conflicts();
            List<List<String>> rows = Sketch.rows(table);
            assertThat(rows.get(0))
                    .containsExactly(
                            "kind",
                            "rule",
                            "zone",
                            "other_rule",
                            "other_zone",
                            "land_use",
                            "reason",
                            "cells",
                            "area_km2",
                            "made_with");
            // forest below 120 is also of level 1: A1 would hold as well
            int p1 = (int) IntStream.range(0, 48).filter(i -> zone(i) == 1).count();
            assertThat(rows.stream()
                            .filter(r -> r.get(0).equals("conflict") && r.get(1).equals("P1")))
                    .hasSize(1)
                    .allSatisfy(r -> {
                        assertThat(r.subList(2, 7))
                                .containsExactly(
                                        "key_protection",
                                        "A1",
                                        "auxiliary_restoration",
                                        "",
                                        "the first of both decides");
                        assertThat(r.get(7)).isEqualTo(Integer.toString(p1));
                        assertThat(Double.parseDouble(r.get(8))).isCloseTo(p1 / 100.0, within(1e-12));
                    });
            for (int c = 1; c <= 3; c++) {
                int wanted = c;
                int left = (int)
                        land().filter(i -> zone(i) == 0 && at(i) == wanted).count();
                String name = SmallStudy.CLASSES.get(c - 1);
                assertThat(rows.stream()
                                .filter(r ->
                                        r.get(0).equals("unzoned") && r.get(5).equals(name))
                                .mapToInt(r -> Integer.parseInt(r.get(7)))
                                .sum())
                        .as(name)
                        .isEqualTo(left);
            }
            assertThat(zones.cautions())
                    .extracting(Problem::code)
                    .contains(ProblemCode.SUIT_C04_CONFLICT, ProblemCode.SUIT_C05_UNZONED);
        }
    }

    @Test
    void landWithoutAZoneIsToldByWhetherItHasALevel() {
        small.values("dem.tif", (column, row) -> column == 0 ? Double.NaN : 100 + 10 * column + row)
                .text("zones.csv", "rule,zone,dem\nA1,other,>=130\n");
        try (Advice advice = Advice.of(small, suitability(""))) {
            Table table = advice.all().zones().orElseThrow().tables().conflicts();
            for (boolean level : new boolean[] {false, true}) {
                assertThat(Sketch.rows(table).stream()
                                .skip(1)
                                .filter(r -> r.get(6).contains("no level") != level)
                                .mapToInt(r -> Integer.parseInt(r.get(7)))
                                .sum())
                        .isEqualTo((int) land().filter(i -> level ? i % 8 == 1 || i % 8 == 2 : i % 8 == 0)
                                .count());
            }
        }
    }

    /** A patch of exactly so many hectares is not smaller. */
    @Test
    void thePatchesThatAreSievedAreSmallerThanTheHectaresGiven() {
        small.classes("2000.tif", 3, (column, row) -> 1)
                .classes("2010.tif", 3, (column, row) -> 1)
                .classes("2020.tif", 3, (column, row) -> 1 + (column == 2 && row < 3 || column == 5 && row < 2 ? 1 : 0))
                .text("zones.csv", "rule,zone,land_use\nA,a,forest\nB,b,cropland\n");
        try (Advice advice = Advice.of(small, suitability("").replace("sieve: 0 ha", "sieve: 3 ha"))) {
            advice.all();
            float[] zones = advice.raster("zones.tif");
            assertThat(IntStream.range(0, 48).filter(i -> zones[i] == 1)).containsExactly(2, 10, 18);
        }
    }

    @Test
    void aReserveIsAReserveWhereNothingElseIsKnown() {
        small.values("dem.tif", (column, row) -> column == 0 ? Double.NaN : 100 + 10 * column + row);
        Sketch.squares(folder.resolve("reserve.geojson"), 4547, "r 500000 2999400 500200 3000000");
        small.text("zones.csv", "rule,zone,protected,dem\nP1,key_protection,yes,\nA1,other,,>=0\n");
        try (Advice advice = Advice.of(small, suitability("  protected: reserve.geojson\n"))) {
            ZoneStage.Result zones = advice.all().zones().orElseThrow();
            float[] cells = advice.raster("zones.tif");
            for (int i = 0; i < 48; i++) {
                assertThat((int) cells[i]).as("cell %d", i).isEqualTo(at(i) == 0 ? 0 : i % 8 < 2 ? 1 : 2);
            }
            assertThat(zones.zoned().hectares().get("key_protection").values().stream()
                            .mapToDouble(v -> v)
                            .sum())
                    .isCloseTo(12, within(1e-9));
        }
    }

    @Test
    void rowsOfTablesAreNumberedAsInTheFile() {
        small.text("zones.csv", "rule,zone,land_use\n\nP1,key_protection,forest\n\nR1,a,sea\n")
                .text(
                        "criteria.csv",
                        "criterion,source,grading,at,scores\n\n\nheight,dem.tif,breaks,120|150,9|5\n,dem.tif,,,\n")
                .text("strategies.csv", "measure,zone,land_use,pressure,english,chinese,effect,share\n\nM1,a,,,,,,\n");
        assertThat(Advice.problems(small, suitability("  strategies: strategies.csv\n")))
                .extracting(Problem::place)
                .containsExactlyInAnyOrder(
                        "suitability.criteria (criteria.csv) row 4 \"height\"",
                        "suitability.criteria (criteria.csv) row 5",
                        "suitability.zones (zones.csv) row 5 column \"land_use\"",
                        "suitability.strategies (strategies.csv) row 3");
    }

    @Test
    void rulesWithoutNamesAreNumbered() {
        small.text("zones.csv", "zone,land_use\n\nkey_protection,forest\n\nother,cropland\n");
        try (Advice advice = Advice.of(small, suitability(""))) {
            assertThat(Sketch.rows(advice.all().zones().orElseThrow().tables().rules()).stream()
                            .skip(1)
                            .map(r -> r.get(0)))
                    .containsExactly("1", "2");
        }
    }

    @Test
    void rulesThatCannotBeReadAreToldBeforeAnythingIsCounted() {
        small.text("zones.csv", "rule,zone,land_use,dem,slope\nP1,a,sea,much,>2\n");
        assertThat(Advice.problems(small, suitability("")))
                .extracting(Problem::code)
                .contains(
                        ProblemCode.SUIT_13_RULE_LAYER, ProblemCode.SUIT_21_RULE_CLASS, ProblemCode.SUIT_22_RULE_RANGE);
    }

    // what zones are called

    @Test
    void zonesStandInTheOrderReadersWantWithTheirColours() {
        RuleTable rules = RuleTable.of(List.of(
                new RuleTable.Rule("1", "my_zone", List.of()),
                new RuleTable.Rule("2", "auxiliary_restoration", List.of()),
                new RuleTable.Rule("3", "other", List.of()),
                new RuleTable.Rule("4", "key_protection", List.of())));
        assertThat(ZoneNames.order(rules)).containsExactly(4, 2, 1, 3);
        assertThat(ZoneNames.key(rules)).hasSize(4).doesNotHaveDuplicates();
        assertThat(ZoneNames.key(rules).get(0).name().en()).isEqualTo("My_zone");
        assertThat(ZoneNames.title("key_protection").zh()).matches("\\p{IsHan}+");
        assertThat(ZoneNames.title("unzoned")).isEqualTo(Words.of("No zone", "未分区"));
    }

    // the map layer

    @Test
    void patchesOfZonesAreALayerWithTheirLandAndCarbon() {
        try (Advice advice = Advice.of(small, SmallStudy.ALL_CARBON, suitability(""))) {
            advice.all();
            Layer layer = VectorFile.read(advice.written.file("vectors/zones.gpkg"), "zones");
            double area = 0;
            double stock = 0;
            double outlines = 0;
            for (int f = 0; f < layer.size(); f++) {
                area += layer.value(f, layer.find("area_ha").orElseThrow());
                stock += layer.value(f, layer.find("stock_tC").orElseThrow());
                outlines += layer.geometry(f).getArea() / 1e4;
                assertThat(layer.value(f, layer.find("rule_share_percent").orElseThrow()))
                        .isEqualTo(100);
                assertThat(layer.text(f, layer.find("zone").orElseThrow())).isIn(ZONES);
            }
            long zoned = IntStream.range(0, 48).filter(i -> zone(i) > 0).count();
            assertThat(area).isCloseTo(zoned, within(1e-9));
            assertThat(outlines).isCloseTo(zoned, within(1e-6));
            assertThat(stock)
                    .isCloseTo(
                            IntStream.range(0, 48)
                                    .filter(i -> zone(i) > 0 && at(i) > 0)
                                    .mapToDouble(i -> SmallStudy.STOCK_tC_PER_HA[at(i) - 1])
                                    .sum(),
                            within(1e-9));
            assertThat(Files.exists(advice.written.file("vectors/zones.qml")))
                    .as("the GeoPackage carries its styles")
                    .isFalse();
        }
    }

    /** A cell of forest from 61 to 46 degrees north is less land than one of cropland south of it. */
    @Test
    void sharesOfPatchesInDegreesAreOfLandNotOfCells() {
        Grid grid = Sketch.grid(4326, 110, 61, 15, 1, 2);
        for (int year : SmallStudy.YEARS) {
            Sketch.tiff(folder.resolve(year + ".tif"), grid, (byte) 2, (byte) 1);
        }
        Sketch.tiff(folder.resolve("dem.tif"), grid, 100f, 100f);
        Sketch.squares(folder.resolve("parts.geojson"), 4326, "A 110 31 125 61");
        small.text("zones.csv", "rule,zone,dem\nP1,key_protection,>0\n");
        try (Advice advice = Advice.of(small, suitability(""))) {
            advice.all();
            Layer layer = VectorFile.read(advice.written.file("vectors/zones.gpkg"), "zones");
            double north = CellArea.of(grid).milli_m2(0);
            double south = CellArea.of(grid).milli_m2(1);
            assertThat(layer.size()).isEqualTo(1);
            assertThat(layer.text(0, layer.find("main_land_use").orElseThrow())).isEqualTo("cropland");
            assertThat(layer.value(0, layer.find("main_share_percent").orElseThrow()))
                    .isCloseTo(100 * south / (north + south), within(1e-9));
            assertThat(layer.value(0, layer.find("area_ha").orElseThrow()))
                    .isCloseTo((north + south) / 1e7, within(1e-3));
        }
    }

    // measures

    @Test
    void measuresTakeTheLandOfTheirZoneAndClassAndTheStudysFactors() {
        small.text(
                        "legend.csv",
                        "code,class,name_zh,role\n1,field,耕地,cultivated\n2,wood,林地,forest\n3,town,城镇,construction\n")
                .text("factors.csv", "class,value,unit\nfield,0.5,tCO2/ha/yr\nwood,-2,tCO2/ha/yr\n")
                .text(
                        "zones.csv",
                        "rule,zone,land_use\nR1,key_restoration,field\nP1,key_protection,wood\nT1,town,town\n")
                .text("stock.csv", "class,value,unit\nfield,50,tC/ha\nwood,150,tC/ha\ntown,10,tC/ha\n")
                .text("strategies.csv", """
                        measure,zone,land_use,pressure,english,chinese,effect,share,assumption_en,assumption_zh
                        M1,key_restoration,cultivated,*,Plant trees,造林,become:forest,0.25,a quarter is planted,四分之一造林
                        M2,key_protection,forest,*,Keep it,保护,none,0,,
                        M3,town,construction,*,Save energy,节能,cut:0.1,1,a tenth is saved,节约一成
                        """);
        try (Advice advice =
                Advice.of(small, SmallStudy.FACTORS_AND_EMISSIONS, suitability("  strategies: strategies.csv\n"))) {
            ZoneStage.Result zones = advice.all().zones().orElseThrow();
            Table table = zones.tables().strategies();
            assertThat(Sketch.rows(table).get(0))
                    .containsExactly(
                            "zone",
                            "land_use",
                            "role",
                            "pressure",
                            "measure",
                            "english",
                            "chinese",
                            "area_ha",
                            "share_treated",
                            "gain_tC_per_a",
                            "gain_tCO2_per_a",
                            "assumption_en",
                            "assumption_zh",
                            "working",
                            "made_with");
            double planted = 0;
            double field = 0;
            double saved = 0;
            for (int r = 0; r < table.rows(); r++) {
                double gain = table.number(r, table.column("gain_tCO2_per_a"));
                switch (table.text(r, 4)) {
                    case "M1" -> {
                        planted += gain;
                        field += table.number(r, table.column("area_ha"));
                    }
                    case "M3" -> saved += gain;
                    default -> assertThat(table.text(r, 1)).isEqualTo("wood");
                }
            }
            assertThat(field).isCloseTo(SmallStudy.cells(0, 2, 1), within(1e-9));
            // a hectare of field gives off 0.5, a hectare of wood takes up 2: 2.5 tCO2 a year on a quarter of it
            assertThat(planted).isCloseTo(0.25 * 2.5 * field, within(1e-9));
            // a tenth of all emissions, which stand on the town
            assertThat(saved).isCloseTo(0.1 * 3650, within(1e-6));
            assertThat(zones.proposed().unmet()).isEmpty();
        }
    }

    @Test
    void landThatNoMeasureIsForIsTold() {
        small.text("strategies.csv", """
                measure,zone,land_use,pressure,english,chinese,effect,share,assumption_en,assumption_zh
                M2,key_protection,forest,*,Keep it,保护,none,0,,
                """);
        try (Advice advice = Advice.of(small, suitability("  strategies: strategies.csv\n"))) {
            ZoneStage.Result zones = advice.all().zones().orElseThrow();
            assertThat(zones.proposed().unmet().keySet()).contains("cropland", "construction");
            Problem told = zones.cautions().stream()
                    .filter(p -> p.code() == ProblemCode.SUIT_C09_NO_MEASURE)
                    .findFirst()
                    .orElseThrow();
            int fields = (int) IntStream.range(0, 48)
                    .filter(i -> at(i) == 1 && zone(i) > 0)
                    .count();
            assertThat(Sketch.told(told))
                    .contains("cropland (" + fields + " ha)")
                    .contains("（" + fields + " 公顷）");
        }
    }

    // corridors

    private void twoWoods() {
        for (int year : SmallStudy.YEARS) { // two woods of four cells, fields between, a town on the straight way
            small.classes(year + ".tif", """
                    11111111
                    22111122
                    22133122
                    11133111
                    11111111
                    11111111
                    """);
        }
        small.text(
                        "legend.csv",
                        "code,class,name_zh,role\n1,field,耕地,cultivated\n2,wood,林地,forest\n3,town,城镇,construction\n")
                .text("zones.csv", "rule,zone,land_use\nP1,key_protection,wood\nR1,key_restoration,field|town\n");
    }

    @Test
    void aCorridorJoinsTwoPatchesWhereTheLeastResistanceIs() {
        twoWoods();
        small.text("resistance.csv", "class,resistance\nfield,1\nwood,1\ntown,1000\n");
        try (Advice advice =
                Advice.of(small, suitability("  corridors: { least-area: 4 ha, resistance: resistance.csv }\n"))) {
            CorridorStage.Result found =
                    advice.all().zones().orElseThrow().corridors().orElseThrow();
            assertThat(found.sources()).hasSize(2);
            Table table = found.table();
            assertThat(Sketch.rows(table).get(0))
                    .containsExactly(
                            "from",
                            "to",
                            "from_area_ha",
                            "to_area_ha",
                            "length_m",
                            "cost",
                            "importance",
                            "rank",
                            "made_with");
            assertThat(table.rows()).isEqualTo(1);
            assertThat(table.number(0, 2)).isCloseTo(4, within(1e-9));
            assertThat(table.number(0, 3)).isCloseTo(4, within(1e-9));
            // along row 1 from column 1 to column 6: five steps of 100 m at 1 a metre, and not through the town
            assertThat(table.number(0, 4)).isCloseTo(500, within(1e-6));
            assertThat(table.number(0, 5)).isCloseTo(500, within(1e-6));
            assertThat(table.integer(0, 7)).isEqualTo(1);
            assertThat(table.text(0, 8))
                    .startsWith("from key_protection, patches of 4 ha and more; resistance resistance.csv; zones.csv;");
            float[] costs = advice.raster("cost_distance.tif");
            assertThat(costs[8]).as("in a wood").isEqualTo(0);
            assertThat(costs[10]).as("a step beside it").isCloseTo(100, within(1e-3f));
            for (String layer : List.of("zones", "patches", "corridors")) {
                assertThat(VectorFile.read(advice.written.file("vectors/zones.gpkg"), layer)
                                .name())
                        .isEqualTo(layer);
            }
        }
    }

    @Test
    void onlyOnePatchIsToldAndBundledResistancesAreDoubted() {
        twoWoods();
        try (Advice advice = Advice.of(small, suitability("  corridors: { least-area: 5 ha }\n"))) {
            Problem bundled = advice.problems.cautions().stream()
                    .filter(p -> p.code() == ProblemCode.SUIT_C07_RESISTANCE)
                    .findFirst()
                    .orElseThrow();
            assertThat(Sketch.told(bundled)).isEqualTo("""
                    SUIT-C07    suitability.corridors: resistances are unverified defaults by class: 1 \
                    wood; 100 field; 1000 town
                                Give a table class,resistance for your region (suitability.corridors.resistance).
                    SUIT-C07    suitability.corridors：阻力值为未核实的分类默认值：1 林地；100 耕地；1000 城镇
                                请给出适合本区的 class,resistance 表（suitability.corridors.resistance）。""");
            ZoneStage.Result zones = advice.all().zones().orElseThrow();
            Problem told = zones.cautions().stream()
                    .filter(p -> p.code() == ProblemCode.SUIT_C08_NO_CORRIDOR)
                    .findFirst()
                    .orElseThrow();
            assertThat(Sketch.told(told)).isEqualTo("""
                    SUIT-C08    suitability.corridors: patches of 5 ha or more in the zone "ecological key protection \
                    area": 0; a corridor needs two
                                Lower suitability.corridors.least-area, or choose another zone \
                    (suitability.corridors.from).
                    SUIT-C08    suitability.corridors：分区“生态重点保护区”中面积不小于 5 公顷的斑块有 0 个，廊道至少需要两个
                                请降低 suitability.corridors.least-area，或改选分区（suitability.corridors.from）。""");
            assertThat(zones.corridors().orElseThrow().table().rows()).isZero();
        }
    }

    @Test
    void classesOfNoKnownKindStopTheCorridorsAndNotTheRun() {
        twoWoods();
        small.text("legend.csv", "code,class\n1,field\n2,wood\n3,xanadu\n");
        small.text("zones.csv", "rule,zone,land_use\nP1,key_protection,wood\nR1,key_restoration,field|xanadu\n");
        try (Advice advice = Advice.of(small, suitability("  corridors: { least-area: 4 ha }\n"))) {
            ZoneStage.Result zones = advice.all().zones().orElseThrow();
            assertThat(zones.corridors()).isEmpty();
            assertThat(zones.cautions())
                    .filteredOn(p -> p.code() == ProblemCode.SUIT_C10_NO_RESISTANCE)
                    .hasSize(1)
                    .allSatisfy(p -> assertThat(p.args().get(0)).contains("xanadu"));
        }
    }

    @Test
    void aTableOfResistancesKnowsClassesByNameChineseNameAndKind() {
        twoWoods();
        SmallStudy.Run run = small.run();
        var inputs = run.inputs().withUsualRoles(List.of());
        small.text("resistance.csv", "Class,Resistance\nfield,７\n林地,3\nconstruction,500\n");
        assertThat(Resistances.byClass(inputs, Optional.of(folder.resolve("resistance.csv")), new Problems()))
                .containsExactly(0, 7, 3, 500);
        assertThat(Resistances.byClass(inputs, Optional.empty(), new Problems()))
                .containsExactly(0, 100, 1, 1000);
        small.text("resistance.csv", "class,resistance\nunused,8\nfield,1\nwood,2\nconstruction,5\n");
        assertThat(Resistances.byClass(inputs, Optional.of(folder.resolve("resistance.csv")), new Problems()))
                .as("a kind of land that the legend lacks")
                .containsExactly(0, 1, 2, 5);
        small.text("resistance.csv", "code,resistance\n1,7\n2,3\n3,500\n");
        assertThat(Sketch.problems(() ->
                        Resistances.byClass(inputs, Optional.of(folder.resolve("resistance.csv")), new Problems())))
                .as("no column of classes")
                .extracting(p -> p.args().get(0))
                .containsExactly("the column \"class\" is");
        small.text("resistance.csv", "class,resistance\nfield,-1\nwood,2²\nforset,3\n合计,5\n林地,9\n");
        List<Problem> problems = Sketch.problems(
                () -> Resistances.byClass(inputs, Optional.of(folder.resolve("resistance.csv")), new Problems()));
        assertThat(problems)
                .extracting(p -> p.code() + " " + p.args().get(0))
                .containsExactly(
                        "SUIT_44_RESISTANCE field",
                        "INPUT_02_NUMBER resistance",
                        "CARBON_03_TWICE 林地",
                        "CARBON_02_CLASS \"forset\", \"合计\"",
                        "SUIT_38_RESISTANCE_CLASS town");
        assertThat(Sketch.told(problems.get(4))).isEqualTo("""
                SUIT-38     suitability.corridors.resistance: the class "town" has no resistance above 0
                            Add a row class,resistance for it to suitability.corridors.resistance.
                SUIT-38     suitability.corridors.resistance：类别“城镇”没有大于 0 的阻力值
                            请在 suitability.corridors.resistance 中为其补充一行 class,resistance。""");
    }

    @Test
    void aThirdOfTheCorridorsIsTheMostImportant() {
        assertThat(IntStream.of(1, 2, 3, 5, 6, 10).map(CorridorStage::mostImportant))
                .containsExactly(1, 1, 1, 1, 2, 3);
    }

    @Test
    void commandsForZonesMakeZonesToo() {
        try (Advice advice = Advice.of(small, suitability(""))) {
            assertThat(advice.run(Extent.ZONES, StatisticsForAdvice.NOTHING)
                            .orElseThrow()
                            .zones())
                    .isPresent();
        }
    }

    /** A study of stocks has hot spots of stock: forest that is full of carbon is no place of sources. */
    @Test
    void hotSpotsOfStocksPressOnNothing() {
        String spots = "statistics: { units: parts, hot-spots: { permutations: 0 } }\n";
        StatisticsForAdvice hot =
                new StatisticsForAdvice(Optional.of(new StatisticsForAdvice.HotSpots(0, u -> 3)), Optional.empty());
        assertThat(pressures(hot, "carbon: { stock: stock.csv }\n", spots, suitability("")))
                .containsOnly("none");
        assertThat(pressures(hot, SmallStudy.ALL_CARBON, spots, suitability("")))
                .containsOnly("source_hot_spot");
    }

    private List<String> pressures(StatisticsForAdvice gathered, String... sections) {
        try (Advice advice = Advice.of(small, sections)) {
            return advice
                    .run(Extent.ZONES, gathered)
                    .orElseThrow()
                    .zones()
                    .orElseThrow()
                    .proposed()
                    .proposals()
                    .stream()
                    .map(p -> p.land().pressure())
                    .distinct()
                    .toList();
        }
    }
}
