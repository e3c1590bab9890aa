package org.carbonscape.suitability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ZoningTest {
    private static final PlainEngine PLAIN = new PlainEngine();
    private static final List<String> LEVELS =
            List.of("extremely suitable", "relatively suitable", "generally suitable");
    private static final List<String> USES =
            List.of("cultivated", "forest", "grassland", "water", "construction", "unused");

    private static Map<String, Layer> layers(Rasters.Classes level, Rasters.Classes use, Rasters.Values slope) {
        Map<String, Layer> layers = new LinkedHashMap<>();
        layers.put("level", new Layer.Classes(level, LEVELS));
        layers.put("land_use", new Layer.Classes(use, USES));
        layers.put("slope", new Layer.Values(slope));
        return layers;
    }

    private static final List<List<String>> RULES = List.of(
            List.of("rule", "zone", "level", "land_use", "slope"),
            List.of("A", "keep", "extremely suitable", "!construction", ""),
            List.of("B", "mend", "", "cultivated", ">25"),
            List.of("C", "mend", "relatively suitable|extremely suitable", "", "<=25"),
            List.of("D", "help", "", "", "10..40"));

    @Test
    void theFirstRuleThatMatchesDecidesAndZonesPartitionTheRegion() {
        Random random = new Random(21);
        Rasters.Classes level = Rasters.randomClasses(random, 25, 19, 3, 0.15, 0.5);
        Rasters.Classes use = Rasters.randomClasses(random, 25, 19, 6, 0.1, 0.5);
        Rasters.Values slope = Rasters.randomValues(random, 25, 19, 0.1, 0, 50);
        int[] rule = new int[25 * 19];
        long[][] conflicts = new long[5][5];
        long unzoned = 0;
        for (int i = 0; i < rule.length; i++) {
            int l = level.cells()[i];
            int u = use.cells()[i];
            float s = slope.cells()[i];
            boolean[] match = {
                l == 1 && u != 0 && u != 5,
                l != 0 && u == 1 && s > 25,
                (l == 1 || l == 2) && s <= 25,
                l != 0 && s > 10 && s <= 40
            };
            String zones = "kmmh";
            for (int r = 0; r < 4; r++) {
                if (match[r] && rule[i] == 0) {
                    rule[i] = r + 1;
                } else if (match[r] && zones.charAt(rule[i] - 1) != zones.charAt(r)) {
                    conflicts[rule[i]][r + 1]++;
                }
            }
            unzoned += l != 0 && rule[i] == 0 ? 1 : 0;
        }
        long left = unzoned;
        Rasters.everyCut(25, 19, (engine, cut) -> {
            Map<String, Layer> layers = layers(level, Rasters.tiled(use, 3, 19), slope);
            RuleTable table = RuleTable.parse("zones.csv", RULES, layers, Rasters.NAMES);
            Zoning zoning = Zoning.of(engine, table, List.of(Rasters.tiled(level, cut[0], cut[1])), layers);
            assertThat(table.outcomes()).containsExactly("keep", "mend", "help");
            assertThat(Rasters.cells(zoning.zones()))
                    .containsExactly(Arrays.stream(rule)
                            .map(r -> new int[] {0, 1, 2, 2, 3}[r])
                            .toArray());
            assertThat(zoning.unzoned()).isEqualTo(left);
            int[] withRest = new int[rule.length];
            Arrays.setAll(
                    withRest, i -> rule[i] == 0 && level.cells()[i] != 0 ? 4 : new int[] {0, 1, 2, 2, 3}[rule[i]]);
            assertThat(Rasters.cells(zoning.withRest())).containsExactly(withRest);
            for (Zoning.Conflict c : zoning.conflicts()) {
                assertThat(c.cells())
                        .isEqualTo(conflicts[table.rules().indexOf(c.rule()) + 1][
                                table.rules().indexOf(c.other()) + 1]);
            }
            assertThat(zoning.conflicts().stream()
                            .mapToLong(Zoning.Conflict::cells)
                            .sum())
                    .isEqualTo(Arrays.stream(conflicts)
                            .flatMapToLong(Arrays::stream)
                            .sum())
                    .isPositive();
            long zoned = table.rules().stream().mapToLong(zoning::cells).sum();
            assertThat(zoned + zoning.unzoned())
                    .isEqualTo(Arrays.stream(level.cells()).filter(l -> l != 0).count());
        });
    }

    /** A cell of 0.6 is 0.60000002 as a float, one of 0.7 is 0.69999999. */
    @Test
    void aCellThatHoldsALimitMeetsItAsWritten() {
        float[] cells = {0.6f, 0.7f};
        Map<String, Layer> layers = Map.of("cover", new Layer.Values(Rasters.values(2, 1, cells)));
        Rasters.Classes level = Rasters.picture(2, "11");
        Map<String, int[]> expected = Map.of(
                "<=0.6", new int[] {1, 0},
                "<0.6", new int[] {0, 0},
                ">0.6", new int[] {0, 1},
                ">=0.7", new int[] {0, 1},
                ">0.7", new int[] {0, 0},
                "<0.7", new int[] {1, 0},
                "0.6..0.7", new int[] {0, 1});
        expected.forEach((text, zones) -> {
            RuleTable table = RuleTable.parse(
                    "zones.csv",
                    List.of(List.of("rule", "zone", "cover", "备注"), List.of("A", "keep", text, "asks nothing")),
                    layers,
                    Rasters.NAMES);
            Zoning zoning = Zoning.of(new PlainEngine(), table, List.of(level), layers);
            assertThat(Rasters.cells(zoning.zones())).as(text).containsExactly(zones);
        });
    }

    /** Above 5 and up to 5 there is nothing: who means 5 writes 5. */
    @Test
    void aRangeWithoutNumbersIsNone() {
        Layer cover = new Layer.Values(Rasters.values(1, 1, 5));
        for (String text : List.of("5..5", "6..5")) {
            ProblemException e = catchThrowableOfType(
                    ProblemException.class, () -> Condition.parse("zones.csv", "cover", text, cover, Rasters.NAMES));
            assertThat(e).as(text).isNotNull();
            assertThat(e.problems()).extracting(p -> p.code()).containsExactly(ProblemCode.SUIT_22_RULE_RANGE);
        }
        assertThat(Condition.parse("zones.csv", "cover", "4..5", cover, Rasters.NAMES))
                .isEqualTo(new Condition.Within("cover", 4, false, 5, true));
    }

    /** Rows from 60 to 50 degrees north: a fifth more of each cell in the last. */
    @Test
    void conflictsInDegreesHaveTheirTrueArea() {
        Grid grid = new Grid(Crs.epsg(4326), 112, 60, 0.1, 1, 3, 10);
        int[] first = new int[30];
        Arrays.fill(first, 1);
        int[] built = new int[30];
        Arrays.setAll(built, i -> i % 3 == 0 || i >= 27 ? 5 : 2);
        Map<String, Layer> layers = layers(
                new Rasters.Classes(grid, 3, first, new Tiling(3, 10, 3, 4)),
                new Rasters.Classes(grid, 6, built, new Tiling(3, 10, 3, 4)),
                new Rasters.Values(grid, new float[30], new Tiling(3, 10, 3, 4)));
        RuleTable table = RuleTable.parse(
                "zones.csv",
                List.of(
                        List.of("rule", "zone", "level", "land_use"),
                        List.of("A", "keep as it is", "", "construction"),
                        List.of("B", "protect", "extremely suitable", "")),
                layers,
                Rasters.NAMES);
        CellArea area = CellArea.of(grid);
        long built_milli_m2 = 2 * area.milli_m2(9);
        for (int row = 0; row < 10; row++) {
            built_milli_m2 += area.milli_m2(row);
        }
        List<Zoning.Conflict> conflicts = Zoning.of(
                        PLAIN, table, List.of(((Layer.Classes) layers.get("level")).raster()), layers)
                .conflicts();
        assertThat(conflicts).hasSize(1);
        assertThat(conflicts.get(0).cells()).isEqualTo(12);
        assertThat(conflicts.get(0).milli_m2()).isEqualTo(built_milli_m2);
    }

    @Test
    void cleaningMovesCellsBetweenZonesButNeverOutOfThem() {
        Random random = new Random(22);
        Rasters.Classes level = Rasters.randomClasses(random, 40, 30, 3, 0.1, 0.8);
        Map<String, Layer> layers = layers(
                level,
                Rasters.randomClasses(random, 40, 30, 6, 0, 0.8),
                Rasters.randomValues(random, 40, 30, 0, 0, 50));
        Zoning raw = Zoning.of(PLAIN, RuleTable.zones(layers, Rasters.NAMES), List.of(level), layers);
        Zoning clean = raw.cleaned(PLAIN, 12, Patches.Connectivity.EIGHT, 1);
        int[] cleanZones = Rasters.cells(clean.zones());
        int[] rest = Rasters.cells(raw.withRest());
        Arrays.setAll(cleanZones, i -> rest[i] == raw.zones().classes() + 1 ? rest[i] : cleanZones[i]);
        assertThat(Rasters.cells(clean.withRest())).containsExactly(cleanZones);
        int[] before = Rasters.cells(raw.zones());
        int[] after = Rasters.cells(clean.zones());
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i] == 0).isEqualTo(before[i] == 0);
        }
        assertThat(after).isNotEqualTo(before);
        Patches patches = Patches.of(PLAIN, clean.zones(), Patches.Connectivity.EIGHT);
        List<Zoning.ZonePatch> pieces = clean.patches(patches);
        assertThat(pieces.stream().mapToLong(Zoning.ZonePatch::cells).sum())
                .isEqualTo(Arrays.stream(before).filter(z -> z != 0).count());
        assertThat(pieces).allSatisfy(p -> {
            assertThat(p.outline().getArea()).isEqualTo(p.cells() * 100.0);
            assertThat(p.ruleShare()).isBetween(0.0, 1.0);
        });
        assertThat(Patches.of(PLAIN, raw.zones(), Patches.Connectivity.EIGHT).count())
                .isGreaterThan(patches.count());
    }

    /** The majority of three by three cells parts the pond at its neck, and each half is then too small to stay. */
    @Test
    void whatTheFilterSplitsOffIsSievedToo() {
        Rasters.Classes use = Rasters.picture(6, """
                11111111111111
                11444111144411
                11444444444411
                11444111144411
                11111111111111
                """);
        Map<String, Layer> layers =
                layers(Rasters.classes(14, 5, 3, new int[70]), use, Rasters.values(14, 5, new float[70]));
        RuleTable table = RuleTable.parse(
                "zones.csv",
                List.of(
                        List.of("rule", "zone", "land_use"),
                        List.of("A", "pond", "water"),
                        List.of("B", "field", "cultivated")),
                layers,
                Rasters.NAMES);
        Zoning raw = Zoning.of(PLAIN, table, List.of(use), layers);
        assertThat(smallest(raw.cleaned(PLAIN, 1, Patches.Connectivity.FOUR, 1)))
                .as("unsieved")
                .isEqualTo(8);
        assertThat(smallest(raw.cleaned(PLAIN, 9, Patches.Connectivity.FOUR, 1)))
                .as("all is field")
                .isEqualTo(70);
    }

    private static long smallest(Zoning zoning) {
        Patches patches = Patches.of(PLAIN, zoning.zones(), Patches.Connectivity.FOUR);
        return zoning.patches(patches).stream()
                .mapToLong(Zoning.ZonePatch::cells)
                .min()
                .orElseThrow();
    }

    @Test
    void ofTwoRulesThatMadeAsMuchOfAPatchItCarriesTheEarlier() {
        Map<String, Layer> layers =
                layers(Rasters.picture(3, "11"), Rasters.picture(6, "12"), Rasters.values(2, 1, 0, 0));
        RuleTable table = RuleTable.parse(
                "zones.csv",
                List.of(
                        List.of("rule", "zone", "land_use"),
                        List.of("wood", "keep", "forest"),
                        List.of("field", "keep", "cultivated")),
                layers,
                Rasters.NAMES);
        Zoning zoning = Zoning.of(PLAIN, table, List.of(Rasters.picture(3, "11")), layers);
        assertThat(zoning.patches(Patches.of(PLAIN, zoning.zones(), Patches.Connectivity.FOUR)))
                .extracting(Zoning.ZonePatch::rule)
                .containsExactly("wood");
    }

    @Test
    void aPatchCarriesTheRuleThatMadeMostOfIt() {
        Rasters.Classes level = Rasters.picture(3, "1113");
        Rasters.Classes use = Rasters.picture(6, "2251");
        Map<String, Layer> layers = layers(level, use, Rasters.values(4, 1, 0, 0, 0, 0));
        RuleTable table = RuleTable.of(List.of(
                new RuleTable.Rule(
                        "wood", "keep", List.of(new Condition.ClassIs("land_use", false, List.of("forest")))),
                new RuleTable.Rule(
                        "best",
                        "keep",
                        List.of(new Condition.ClassIs("level", false, List.of("extremely suitable"))))));
        Zoning zoning = Zoning.of(PLAIN, table, List.of(level), layers);
        List<Zoning.ZonePatch> pieces = zoning.patches(Patches.of(PLAIN, zoning.zones(), Patches.Connectivity.FOUR));
        assertThat(pieces).hasSize(1);
        assertThat(pieces.get(0).rule()).isEqualTo("wood");
        assertThat(pieces.get(0).ruleShare()).isEqualTo(2 / 3.0);
        assertThat(zoning.conflicts()).isEmpty(); // both rules say keep
        Map<String, Layer> other =
                layers(Rasters.picture(3, "1113"), Rasters.picture(6, "2551"), Rasters.values(4, 1, 0, 0, 0, 0));
        Zoning second = Zoning.of(PLAIN, table, List.of(level), other);
        Zoning.ZonePatch best = second.patches(Patches.of(PLAIN, second.zones(), Patches.Connectivity.FOUR))
                .get(0);
        assertThat(best.rule()).isEqualTo("best");
        assertThat(best.ruleShare()).isEqualTo(2 / 3.0);
        assertThat(Zoning.describe(table.rules().get(0), Map.of())).isEqualTo("land_use forest");
        assertThat(zoning.cautions()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-C05    zones: cells that no rule matches: 1
                            Add a rule for them, or a last rule without conditions; tables/zone-conflicts.csv says \
                which land it is.""");
        assertThat(zoning.cautions().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-C05    zones：有 1 个像元不符合任何规则
                            请为其补充规则，或在最后加一条无条件的规则；tables/zone-conflicts.csv 说明是哪些土地。""");
        List<RuleTable.Rule> rules = new ArrayList<>(table.rules());
        rules.add(new RuleTable.Rule("rest", "leave", List.of()));
        Zoning followed = Zoning.of(PLAIN, RuleTable.of(rules), List.of(level), layers);
        assertThat(followed.unzoned()).isZero();
        assertThat(followed.cautions()).isEmpty(); // the rule for what is left disagrees with none
    }

    @Test
    void thePresetIsTheReferenceStudysMapping() {
        Rasters.Classes level = Rasters.picture(3, "123123.");
        Rasters.Classes use = Rasters.picture(6, "2222512");
        Map<String, Layer> layers = layers(level, use, Rasters.values(7, 1, 0, 0, 0, 0, 0, 30, 0));
        RuleTable table = RuleTable.zones(layers, Rasters.NAMES); // no layer "protected": that rule is left out
        Zoning zoning = Zoning.of(PLAIN, table, List.of(level), layers);
        List<String> zones = new ArrayList<>();
        for (int z : Rasters.cells(zoning.zones())) {
            zones.add(z == 0 ? "-" : table.outcomes().get(z - 1));
        }
        assertThat(zones)
                .containsExactly(
                        "key_protection",
                        "key_restoration",
                        "auxiliary_restoration",
                        "key_protection",
                        "auxiliary_restoration",
                        "key_restoration",
                        "-");
        assertThat(RuleTable.title("key_protection", Language.EN)).isEqualTo("ecological key protection area");
        assertThat(RuleTable.title("auxiliary_restoration", Language.ZH)).isEqualTo("生态辅助修复区");
        assertThat(RuleTable.title("my own", Language.ZH)).isEqualTo("my own");
        assertThat(zoning.cautions()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-C04    zones: rules disagree over 2 cells, which the earlier rule decided; most of them: built \
                before \
                relative ("key_restoration") 1, steep_farmland before general ("auxiliary_restoration") 1
                            Check the order of the rules; tables/zone-conflicts.csv lists all.""");
        assertThat(zoning.cautions().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-C04    zones：有 2 个像元同时符合结果不同的后续规则，已按先出现的规则划分；最多的为：built 先于 relative（“生态重点修复区”）1、steep_farmland 先于 \
                general（“生态辅助修复区”）1
                            请检查规则的先后次序；tables/zone-conflicts.csv 列出全部。""");
    }

    /** As reports in Chinese call them; a layer of the user's that has such a name is meant before them. */
    @Test
    void columnsOfRulesHaveChineseNames() {
        Map<String, Layer> layers =
                new HashMap<>(layers(Rasters.picture(3, "1"), Rasters.picture(6, "1"), Rasters.values(1, 1, 0)));
        List<String> row = List.of("A", "keep", "extremely suitable", "forest", ">25");
        List<List<String>> chinese = List.of(List.of("规则", "分区", "适宜等级", "地类", "坡度"), row);
        assertThat(RuleTable.parse("zones.csv", chinese, layers, Rasters.NAMES).rules())
                .isEqualTo(RuleTable.parse(
                                "zones.csv",
                                List.of(List.of("rule", "zone", "level", "land_use", "slope"), row),
                                layers,
                                Rasters.NAMES)
                        .rules());
        layers.put("坡度", layers.get("slope"));
        assertThat(RuleTable.parse("zones.csv", chinese, layers, Rasters.NAMES)
                        .rules()
                        .get(0)
                        .conditions())
                .extracting(Condition::layer)
                .containsExactly("level", "land_use", "坡度");
    }

    @Test
    void rulesThatCannotBeUsedAreToldAllAtOnce() {
        Map<String, Layer> layers = layers(Rasters.picture(3, "1"), Rasters.picture(6, "1"), Rasters.values(1, 1, 0));
        ProblemException e = catchThrowableOfType(
                ProblemException.class,
                () -> RuleTable.parse(
                        "zones.csv",
                        List.of(
                                List.of("rule", "zone", "level", "land_use", "slope", "aspect"),
                                List.of("A", "keep", "extremly suitable", "", "steep", ""),
                                List.of("A", "keep")),
                        layers,
                        Rasters.NAMES));
        assertThat(e.problems()).extracting(p -> p.text(Language.EN)).containsExactly("""
                SUIT-13     zones.csv column "aspect": there is no layer of this name
                            Give it under suitability.layers (a raster or polygons), or rename the column to one of: \
                level, land_use, slope.""", """
                SUIT-21     zones.csv row 2 column "level": "extremly suitable" is not a class of this layer
                            Write names joined by |, with ! in front for all other classes; the classes are: extremely \
                suitable, generally suitable, relatively suitable.""", """
                SUIT-22     zones.csv row 2 column "slope": "steep" is not a range
                            Write a range such as >25, <=25 or 8..25 (above 8, up to 25), or values such as 1|2.""", """
                SUIT-23     zones.csv row 3: the name of the row is missing or used twice, or a required cell is empty
                            Give each row a name of its own and fill: rule, zone.""");
        assertThat(e.problems()).extracting(p -> p.text(Language.ZH)).containsExactly("""
                SUIT-13     zones.csv“aspect”列：没有这个名称的图层
                            请在 suitability.layers 下给出该图层（栅格或面），或把该列改名为以下之一：level、land_use、slope。""", """
                SUIT-21     zones.csv 第 2 行“level”列：“extremly suitable”不是该图层的类别
                            请写以 | 相连的类别名，前加 ! 表示其余类别；可用类别：extremely suitable、generally suitable、relatively \
                suitable。""", """
                SUIT-22     zones.csv 第 2 行“slope”列：“steep”不是有效范围
                            请写 >25、<=25 或 8..25（大于 8，至 25）之类的范围，或 1|2 之类的值。""", """
                SUIT-23     zones.csv 第 3 行：该行名称缺失或重复，或必填单元格为空
                            请为每行起不同的名称，并填写：rule、zone。""");
        ProblemException empty = catchThrowableOfType(
                ProblemException.class, () -> RuleTable.parse("zones.csv", List.of(), layers, Rasters.NAMES));
        assertThat(empty.problems().get(0).text(Language.EN)).isEqualTo("""
                SUIT-24     zones.csv: the table has no rows
                            Write a header and at least one row: rule,zone,LAYER,LAYER.""");
        assertThat(empty.problems().get(0).text(Language.ZH)).isEqualTo("""
                SUIT-24     zones.csv：表中没有数据行
                            请写表头和至少一行：rule,zone,LAYER,LAYER。""");
    }
}
