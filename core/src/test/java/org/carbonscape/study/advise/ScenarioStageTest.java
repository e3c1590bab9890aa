package org.carbonscape.study.advise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.AccountCheck;
import org.carbonscape.study.uncertainty.UncertaintyTables;
import org.carbonscape.suitability.RuleTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What if, through the account of the last phase. */
class ScenarioStageTest {
    private static final String HEAD = "scenario,zone,from,to,area_ha,item,percent\n";

    @TempDir
    private Path folder;

    private SmallStudy small;

    @BeforeEach
    void filesOfASmallStudy() {
        small = SmallStudy.in(folder);
    }

    private SmallStudy.Run study(String lines, String... sections) {
        small.text("what.csv", HEAD + lines);
        String[] all = Arrays.copyOf(sections, sections.length + 1);
        all[sections.length] = "scenarios: what.csv\n";
        return small.run(all);
    }

    private static List<ScenarioLine> lines(SmallStudy.Run run, Optional<List<String>> zones, Problems problems) {
        List<ScenarioLine> read = ScenarioLines.read(run.study(), problems);
        return ScenarioLines.checked(read, run.study(), run.inputs(), zones, problems);
    }

    private static ScenarioStage.Result result(SmallStudy.Run run, Map<String, Map<String, Double>> zones) {
        Problems problems = new Problems();
        List<ScenarioLine> lines = lines(run, Optional.of(List.copyOf(zones.keySet())), problems);
        problems.throwIfAny();
        return new ScenarioStage(run.inputs(), run.account()).run(lines, zones, "");
    }

    private static final double BASE = SmallStudy.source_tCO2(0, 2) + SmallStudy.sink_tCO2(0, 2);

    /** Land of two parcels may be of one size: it counts, and is told. */
    @Test
    void aLineThatStandsTwiceCountsTwiceAndIsTold() {
        SmallStudy.Run run = study(
                "green,,cropland,forest,4,,\ngreen,,cropland,forest,4,,\nother,,cropland,forest,4,,\n"
                        + "green,,cropland,forest,5,,\n",
                SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        assertThat(ScenarioLines.read(run.study(), problems)).hasSize(4);
        assertThat(problems.problems()).isEmpty();
        assertThat(problems.cautions())
                .extracting(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                .containsExactly(
                        "SUIT-C22    scenarios (what.csv): green: row 3 says the same as row 2, and both count");
    }

    @Test
    void changesThatAreSharesAreTold() {
        for (String change : List.of("-0.1", "-10", "-10%", "0")) {
            SmallStudy.Run run = study(
                    "save,,,,,emissions," + change + "\nsave,,cropland,forest,4,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
            Problems problems = new Problems();
            ScenarioLines.read(run.study(), problems);
            assertThat(problems.problems()).isEmpty();
            assertThat(problems.cautions())
                    .extracting(p -> p.text(Language.EN).lines().findFirst().orElseThrow())
                    .isEqualTo(
                            change.equals("-0.1")
                                    ? List.of("SUIT-C25    scenarios (what.csv): all changes of items are taken as "
                                            + "percent and lie below 1 %: emissions -0.1 %")
                                    : List.of());
        }
    }

    // numbers

    /** A hectare of cropland gives off 0.5, one of forest takes up 2. */
    @Test
    void landThatIsConvertedTakesTheFactorOfItsNewClass() {
        SmallStudy.Run run = study("green,,cropland,forest,4,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        ScenarioStage.Result result = result(run, Map.of());
        Table table = result.table();
        assertThat(Sketch.rows(table).get(0))
                .containsExactly(
                        "scenario",
                        "line",
                        "change",
                        "base_net_tCO2",
                        "net_tCO2",
                        "difference_tCO2",
                        "difference_percent",
                        "made_with");
        assertThat(table.rows()).isEqualTo(2);
        for (int r = 0; r < 2; r++) {
            assertThat(table.number(r, 3)).isCloseTo(BASE, within(1e-6));
            assertThat(table.number(r, 5)).isCloseTo(-4 * 2.5, within(1e-9));
            assertThat(table.number(r, 4)).isCloseTo(BASE - 10, within(1e-6));
            assertThat(table.number(r, 6)).isCloseTo(-1000 / BASE, within(1e-9));
        }
        assertThat(table.text(0, 2)).isEqualTo("all lines");
        assertThat(table.integer(0, 1)).isZero();
        assertThat(table.text(1, 2)).isEqualTo("4 ha cropland > forest");
        assertThat(table.integer(1, 1)).isEqualTo(2);
        assertThat(table.text(0, 7)).isEqualTo("account of 2020; class factors, mean over the region");
        assertThat(result.checks()).allMatch(ConservationCheck::passed).hasSize(1);
    }

    @Test
    void aLineWithoutAScenarioBesideNamedOnesIsTold() {
        Problems problems = new Problems();
        ScenarioLines.read(
                study("green,,cropland,forest,4,,\n,,cropland,forest,2,,\n", SmallStudy.FACTORS_AND_EMISSIONS)
                        .study(),
                problems);
        assertThat(problems.problems())
                .containsExactly(Problem.of(ProblemCode.INPUT_04_EMPTY, "scenarios (what.csv) row 3", "scenario"));
        problems = new Problems(); // where none has a name there is one
        assertThat(ScenarioLines.read(
                        study(",,cropland,forest,4,,\n,,cropland,forest,2,,\n", SmallStudy.FACTORS_AND_EMISSIONS)
                                .study(),
                        problems))
                .extracting(ScenarioLine::scenario)
                .containsExactly("scenario", "scenario");
        assertThat(problems.isEmpty()).isTrue();
    }

    /** The item was taken for that of the land below it too, as merged cells have it, and the line for no change. */
    @Test
    void landBelowAnItemIsLand() {
        assertThat(ScenarioLines.read(
                        study("less,,,,,coal,-10\ngreen,,cropland,forest,4,,\n", SmallStudy.FACTORS_AND_EMISSIONS)
                                .study(),
                        new Problems()))
                .extracting(ScenarioLine::converts)
                .containsExactly(false, true);
    }

    /** 原地类 was known and its counterpart not: the line was told to convert nothing (SUIT-36). */
    @Test
    void bothEndsOfAConversionAreKnownInChinese() {
        for (String ends : List.of("原地类,新地类", "变更前地类,变更后地类")) {
            SmallStudy.Run run = study("", SmallStudy.FACTORS_AND_EMISSIONS);
            small.text("what.csv", "情景," + ends + ",面积（公顷）\n造林,cropland,forest,4\n");
            assertThat(ScenarioLines.read(run.study(), new Problems()))
                    .extracting(ScenarioLine::what)
                    .containsExactly("4 ha cropland > forest");
        }
    }

    @Test
    void anItemGoesByEitherOfItsNames() {
        small.text("energy.csv", """
                year,unit,item,amount,unit_of_amount
                2000,A,raw coal,1,t
                2010,A,raw coal,1,t
                2020,A,raw coal,1,t
                """);
        Problems problems = new Problems();
        assertThat(lines(
                        study(
                                "save,,,,,原煤,-10\nsave,,,,,柴油,-10\n",
                                "carbon: { factors: factors.csv, "
                                        + "energy: { file: energy.csv, route: ncv, units: parts } }\n"),
                        Optional.of(List.of()),
                        problems))
                .extracting(ScenarioLine::item)
                .containsExactly("raw coal", "柴油");
        assertThat(problems.problems())
                .containsExactly(Problem.of(ProblemCode.SUIT_17_SCENARIO_NAME, "scenarios row 3", "柴油", "raw coal"));
    }

    /** By the rule of sums: 4 ha of crops +- 0.1 and of forest +- 0.4, a tenth of 3650 +- 10 %. */
    @Test
    void aScenarioIsAsUncertainAsTheFactorsItChanges() {
        small.text("ranges.csv", """
                class,value,unit,low,high
                cropland,0.5,tCO2/ha/yr,0.4,0.6
                forest,-2,tCO2/ha/yr,-2.4,-1.6
                """);
        SmallStudy.Run run = study("""
                land,,cropland,forest,4,,
                cut,,,,,emissions,-10
                both,,cropland,forest,4,,
                both,,,,,emissions,-10
                twice,,cropland,forest,1,,
                twice,,cropland,forest,3,,
                again,,,,,emissions,-50
                again,,,,,emissions,-50
                none,,construction,construction,0,,
                """, """
                carbon:
                  factors: ranges.csv
                  emissions: { file: emissions.csv, units: parts }
                  emissions-uncertainty: [10]
                """);
        UncertaintyTables uncertain = new UncertaintyTables(
                run.inputs(), run.counts(), run.account(), run.study().carbon().options(), 1, new PlainEngine());
        double land = 4 * Math.hypot(0.1, 0.4);
        // the second half is half of what the first left: three quarters of 365
        Map<String, Double> half =
                Map.of("land", land, "cut", 36.5, "both", Math.hypot(land, 36.5), "twice", land, "again", 0.75 * 365);
        for (ScenarioStage.Outcome o : result(run, Map.of()).outcomes()) {
            double by = o.net_tCO2() - o.base_tCO2();
            Optional<double[]> range = uncertain.around(o.shift(), by);
            assertThat(range.isPresent()).as(o.name()).isEqualTo(half.containsKey(o.name()));
            range.ifPresent(r -> assertThat(r)
                    .as(o.name())
                    .containsExactly(new double[] {by - half.get(o.name()), by + half.get(o.name())}, within(1e-6)));
            if (o.name().equals("again")) {
                assertThat(uncertain.around(o.lines().get(1), 0).orElseThrow())
                        .containsExactly(new double[] {-0.25 * 365, 0.25 * 365}, within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-10, -365", "25, 912.5", "-100, -3650"})
    void givenEmissionsAreOneItem(double percent, double difference) {
        SmallStudy.Run run = study("cut,,,,,emissions," + percent + "\n", SmallStudy.FACTORS_AND_EMISSIONS);
        ScenarioStage.Result result = result(run, Map.of());
        assertThat(result.outcomes()).hasSize(1);
        assertThat(result.outcomes().get(0).net_tCO2()
                        - result.outcomes().get(0).base_tCO2())
                .isCloseTo(difference, within(1e-6));
        assertThat(result.lines().get(0).what())
                .isEqualTo("emissions " + (percent > 0 ? "+25" : percent == -10 ? "-10" : "-100") + " %");
    }

    @Test
    void landThatStaysWhatItIsIsNotConverted() {
        SmallStudy.Run run = study("stay,,forest,forest,1,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        assertThatThrownBy(() -> result(run, Map.of())).hasMessageContaining("SUIT-36");
    }

    @Test
    void linesOfAScenarioAddUpAndScenariosStandApart() {
        SmallStudy.Run run = study("""
                green,,cropland,forest,4,,
                both,,cropland,forest,4,,
                both,,,,,emissions,-10
                both,,forest,construction,1,,
                """, SmallStudy.FACTORS_AND_EMISSIONS);
        ScenarioStage.Result result = result(run, Map.of());
        assertThat(result.outcomes()).extracting(ScenarioStage.Outcome::name).containsExactly("green", "both");
        Table table = result.table();
        double sum = 0;
        double all = Double.NaN;
        for (int r = 0; r < table.rows(); r++) {
            if (table.text(r, 0).equals("both")) {
                if (table.integer(r, 1) == 0) {
                    all = table.number(r, 5);
                } else {
                    sum += table.number(r, 5);
                }
            }
        }
        assertThat(sum).isCloseTo(all, within(1e-6)).isCloseTo(-10 - 365 + 2, within(1e-6));
    }

    @Test
    void aLineWithoutAZoneTakesFromEveryZoneInProportion() {
        SmallStudy.Run run = study("green,,cropland,forest,4,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Map<String, Map<String, Double>> zones = new LinkedHashMap<>();
        zones.put("east", Map.of("cropland", 6.0, "forest", 3.0));
        zones.put("west", Map.of("cropland", 2.0));
        ScenarioStage.Result result = result(run, zones);
        assertThat(result.table().rows()).isEqualTo(2);
        assertThat(result.table().number(1, 5)).isCloseTo(-10, within(1e-9));
        assertThat(result.checks()).allMatch(ConservationCheck::passed);
    }

    @Test
    void aLineInAZoneMayTakeWhatTheZoneHasAndNoMore() {
        Map<String, Map<String, Double>> zones = Map.of("east", Map.of("cropland", 3.0));
        SmallStudy.Run some = study("green,east,cropland,forest,3,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(result(some, zones).table().number(1, 5)).isCloseTo(-7.5, within(1e-9));
        SmallStudy.Run much =
                study("ok,,cropland,forest,1,,\ngreen,east,cropland,forest,4,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        ScenarioStage.Result result = result(much, zones);
        assertThat(result.outcomes()).extracting(ScenarioStage.Outcome::name).containsExactly("ok");
        assertThat(result.cautions()).extracting(p -> p.text(Language.EN)).containsExactly("""
                RUN-C01     scenarios row 3 "green": left out of this run: 4 ha are to be converted, 3 ha are there
                            Lower the area, or take it from another class or zone. Everything else was worked out.""");
        assertThat(result.cautions()).extracting(p -> p.text(Language.ZH)).containsExactly("""
                RUN-C01     scenarios 第 3 行 "green"：本次运行未计算此项：要转换 4 公顷，现有 3 公顷
                            请减少面积，或从其他类别、分区转入。其余各项均已完成。""");
    }

    /** East has no cropland left when the second line takes the rest. */
    @Test
    void aLineFindsWhatTheLinesBeforeItLeft() {
        int fields = SmallStudy.cells(0, 2, 1);
        SmallStudy.Run run = study("""
                green,east,cropland,forest,3,,
                green,,cropland,forest,%d,,
                """.formatted(fields - 3), SmallStudy.FACTORS_AND_EMISSIONS);
        ScenarioStage.Result result = result(run, Map.of("east", Map.of("cropland", 3.0)));
        assertThat(result.cautions()).isEmpty();
        assertThat(result.outcomes().get(0).net_tCO2()).isCloseTo(BASE - 2.5 * fields, within(1e-6));
    }

    @Test
    void whatWasConvertedMayBeConvertedOn() {
        int fields = SmallStudy.cells(0, 2, 1);
        SmallStudy.Run run = study("""
                back,,cropland,forest,2,,
                back,,forest,cropland,2,,
                back,,cropland,construction,%d,,
                """.formatted(fields), SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(told(run)).isEmpty();
        ScenarioStage.Result result = result(run, Map.of());
        assertThat(result.cautions()).isEmpty();
        assertThat(result.outcomes().get(0).net_tCO2()).isCloseTo(BASE - 0.5 * fields, within(1e-6));
    }

    @Test
    void linesOfAScenarioTogetherTakeNoMoreThanThereIs() {
        int fields = SmallStudy.cells(0, 2, 1);
        SmallStudy.Run run = study("""
                green,,cropland,forest,%1$d,,
                green,,cropland,construction,1,,
                apart,,cropland,forest,%1$d,,
                tenths,,cropland,forest,%1$d.1,,
                """.formatted(fields - 1), SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(told(run)).isEmpty();
        SmallStudy.Run much = study("""
                green,,cropland,forest,%d,,
                green,,cropland,construction,2,,
                """.formatted(fields - 1), SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(told(much))
                .singleElement()
                .asString()
                .startsWith("SUIT-16     scenarios row 3: 2 ha are to be converted, 1 ha are there\n");
        assertThat(result(much, Map.of()).cautions()).hasSize(1);
    }

    @Test
    void aRegionHasNoMoreThanItHas() {
        int fields = SmallStudy.cells(0, 2, 1);
        String line = "green,,cropland,forest,%s,,\n";
        assertThat(told(study(line.formatted(fields), SmallStudy.FACTORS_AND_EMISSIONS)))
                .isEmpty();
        assertThat(told(study(line.formatted(fields + 1), SmallStudy.FACTORS_AND_EMISSIONS)))
                .singleElement()
                .asString()
                .startsWith("SUIT-16     scenarios row 2: " + (fields + 1) + " ha are to be converted, " + fields
                        + " ha are there\n");
    }

    /** By what the counts tell before a run. */
    private static List<String> told(SmallStudy.Run run) {
        Problems problems = new Problems();
        new SuitabilityChecks(
                        new AccountCheck.Known(run.study(), run.inputs(), run.counts(), run.account()),
                        problems,
                        new PlainEngine())
                .scenarios(lines(run, Optional.of(List.of()), problems));
        return problems.problems().stream().map(p -> p.text(Language.EN)).toList();
    }

    @Test
    void factorsOfUnitsAreTheirMeanOverTheRegion() {
        small.text("factors.csv", "unit_id,class,value,unit\n,forest,-2,tCO2/ha/yr\nA,forest,-8,tCO2/ha/yr\n");
        SmallStudy.Run run = study("green,,cropland,forest,4,,\n", "carbon: { factors: factors.csv }\n");
        double own = SmallStudy.cells(1, 2, 2);
        double other = SmallStudy.cells(0, 2, 2) - own;
        ScenarioStage.Result result = result(run, Map.of());
        assertThat(result.table().number(1, 5)).isCloseTo(4 * (-8 * own - 2 * other) / (own + other), within(1e-9));
        assertThat(result.checks()).allMatch(ConservationCheck::passed);
    }

    // names

    @ParameterizedTest
    @ValueSource(strings = {"cropland,forest", "耕地,林地", "cropland,林地"})
    void classesGoByTheirChineseNamesAndKinds(String fromAndTo) {
        SmallStudy.Run run = study("green,," + fromAndTo + ",4,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        ScenarioLine line = lines(run, Optional.of(List.of()), problems).get(0);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(line.from() + " " + line.to()).isEqualTo("cropland forest");
    }

    @Test
    void aKindThatIsSeveralClassesIsAskedAbout() {
        small.text("legend.csv", "code,class,role\n1,paddy,cultivated\n2,pine,forest\n3,oak,forest\n")
                .text("factors.csv", "class,value,unit\npine,-2,tCO2/ha/yr\n");
        SmallStudy.Run run = study("green,,paddy,forest,4,,\n", "carbon: { factors: factors.csv }\n");
        Problems problems = new Problems();
        lines(run, Optional.of(List.of()), problems);
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                SUIT-39     scenarios row 2: "forest" is several classes here
                            Write one of them: pine, oak.
                SUIT-39     scenarios 第 2 行：“forest”在此对应多个地类
                            请写其中之一：pine、oak。""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_protection", "EN", "ZH", "unzoned"})
    void zonesGoByTheirTitlesInBothLanguages(String written) {
        String zone = written.length() == 2 ? RuleTable.title("key_protection", Language.valueOf(written)) : written;
        SmallStudy.Run run = study("green," + zone + ",cropland,forest,1,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        List<ScenarioLine> lines = lines(run, Optional.of(List.of("key_protection", "other")), problems);
        assertThat(problems.isEmpty()).isTrue();
        assertThat(lines.get(0).zone()).isEqualTo(zone.equals("unzoned") ? "unzoned" : "key_protection");
    }

    @Test
    void aZoneThatNoRuleMakesIsToldWithThoseThatAre() {
        SmallStudy.Run run = study("green,nowhere,cropland,forest,1,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        lines(run, Optional.of(List.of("key_protection", "other")), problems);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                SUIT-35     scenarios row 2: "nowhere" is not a zone defined by the rules
                            Write one of: key_protection, other.
                SUIT-35     scenarios 第 2 行：规则中没有分区“nowhere”
                            请写以下之一：key_protection、other。""");
    }

    @Test
    void zonesOfRulesThatCouldNotBeReadAreNotChecked() {
        SmallStudy.Run run = study("green,anything,cropland,forest,1,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        assertThat(lines(run, Optional.empty(), problems)).hasSize(1);
        assertThat(problems.isEmpty()).isTrue();
    }

    @Test
    void anItemThatIsNotInTheAccountIsToldWithThoseThatAre() {
        SmallStudy.Run run = study("cut,,,,,coal,-10\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        lines(run, Optional.of(List.of()), problems);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                SUIT-17     scenarios row 2: "coal" is not in the account
                            Write one of: emissions.
                SUIT-17     scenarios 第 2 行：核算中没有“coal”
                            请写以下之一：emissions。""");
    }

    @Test
    void itemsNeedEnergyOrEmissionsAndScenariosNeedFlows() {
        Problems problems = new Problems();
        lines(study("cut,,,,,coal,-10\n", "carbon: { factors: factors.csv }\n"), Optional.of(List.of()), problems);
        assertThat(problems.problems())
                .extracting(p -> p.code() + " " + p.place())
                .containsExactly("STUDY_04_REQUIRED carbon.energy, scenarios row 2 \"coal\"");
        problems = new Problems();
        lines(study("green,,cropland,forest,4,,\n"), Optional.of(List.of()), problems);
        assertThat(problems.problems()).extracting(Problem::code).containsExactly(ProblemCode.SUIT_37_NO_FLOWS);
    }

    // lines

    @ParameterizedTest
    @ValueSource(strings = {"x,,cropland,forest,20 1),,", "x,,cropland,forest,20¹,,", "x,,cropland,forest,20%,,"})
    void anAreaThatIsNoNumberIsTold(String line) {
        SmallStudy.Run run = study(line + "\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        assertThat(ScenarioLines.read(run.study(), problems)).isEmpty();
        assertThat(problems.problems().get(0).text(Language.EN))
                .startsWith("INPUT-02    scenarios (what.csv) row 2: area_ha \"20");
    }

    @Test
    void perCentMayBeWrittenWithItsSign() {
        SmallStudy.Run run =
                study("x,,,,,coal,-10%\nx,,,,,oil,５ ％\nx,,,,,gas,-7.5\n", SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(ScenarioLines.read(run.study(), new Problems()))
                .extracting(ScenarioLine::percent)
                .containsExactly(-10.0, 5.0, -7.5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,,cropland,,4,,", // no class to become
                "x,,cropland,forest,,,", // no area
                "x,,cropland,forest,-1,,",
                "x,,,,,coal,", // no percent
                "x,,,,,coal,-101",
                "x,,cropland,forest,4,coal,10", // both
                "x,,,,,,",
            })
    void aLineThatIsNeitherIsTold(String line) {
        SmallStudy.Run run = study("ok,,cropland,forest,1,,\n" + line + "\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        assertThat(ScenarioLines.read(run.study(), problems)).hasSize(1);
        assertThat(problems.problems()).hasSize(1);
        assertThat(Sketch.told(problems.problems().get(0))).isEqualTo("""
                SUIT-36     scenarios (what.csv) row 3: it neither converts land nor changes an energy item
                            Fill from, to (another class) and area_ha (and zone), or item and percent (-100 or \
                more). Remove a row of totals.
                SUIT-36     scenarios (what.csv) 第 3 行：该行既不转换土地，也不改变能源品种
                            请填写 from、to（须为不同地类）、area_ha（及 zone），或 item 与 percent（不小于 -100）。合计行请删去。""");
    }

    @Test
    void rowsAreNumberedAsInTheFile() {
        SmallStudy.Run run = study("ok,,cropland,forest,1,,\n\n\nx,,,,,,9\n", SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        ScenarioLines.read(run.study(), problems);
        assertThat(problems.problems()).extracting(Problem::place).containsExactly("scenarios (what.csv) row 5");
    }

    @Test
    void fullWidthDigitsAndTheTrueMinusSignAreNumbers() {
        SmallStudy.Run run = study(
                "a,,cropland,forest,１.５,,\na,,,,,emissions,－１０\na,,,,,emissions,−5%\n",
                SmallStudy.FACTORS_AND_EMISSIONS);
        List<ScenarioLine> lines = ScenarioLines.read(run.study(), new Problems());
        assertThat(lines.get(0).area_ha()).isEqualTo(1.5);
        assertThat(lines.get(1).percent()).isEqualTo(-10);
        assertThat(lines.get(2).percent()).isEqualTo(-5);
    }

    @Test
    void aScenarioWithoutANameIsCalledScenario() {
        SmallStudy.Run run = study(",,cropland,forest,1,,\n", SmallStudy.FACTORS_AND_EMISSIONS);
        assertThat(ScenarioLines.read(run.study(), new Problems()))
                .extracting(ScenarioLine::scenario)
                .containsExactly("scenario");
        assertThat(ScenarioLines.read(small.read(), new Problems())).isEmpty();
    }

    @Test
    void aWholeRunComparesScenariosInZones() {
        small.text("criteria.csv", "criterion,source,grading,at,scores\nheight,dem.tif,breaks,120|150,9|5|1\n")
                .text("zones.csv", "rule,zone,land_use\nP1,key_protection,forest\nR1,key_restoration,cropland\n")
                .text("what.csv", HEAD + "green,key_restoration,cropland,forest,4,,\n");
        try (Advice advice = Advice.of(small, SmallStudy.FACTORS_AND_EMISSIONS, """
                suitability:
                  criteria: criteria.csv
                  breaks: [3, 6]
                  sensitivity: { samples: 0 }
                  zones: zones.csv
                  sieve: 0 ha
                  majority: 0
                scenarios: what.csv
                """)) {
            ScenarioStage.Result found = advice.all().scenarios().orElseThrow();
            assertThat(found.table().number(1, 5)).isCloseTo(-10, within(1e-9));
            assertThat(found.table().text(0, 7))
                    .startsWith("account of 2020; class factors, mean over the region; zones: zones.csv; sieve 0 ha");
            assertThat(advice.audit.checks())
                    .extracting(ConservationCheck::name)
                    .containsExactly("scenario base");
        }
    }

    @Test
    void aChangeOfNothingHasNoPercent() {
        small.text("factors.csv", "class,value,unit\nforest,0,tCO2/ha/yr\n");
        ScenarioStage.Result result =
                result(study("green,,cropland,forest,4,,\n", "carbon: { factors: factors.csv }\n"), Map.of());
        int percent = result.table().column("difference_percent");
        assertThat(result.table().number(0, percent)).isNaN();
        assertThat(result.table().number(1, percent)).isNaN();
    }

    /** Areas beside a column of 亩 had been hectares, and the lines of a county those of the whole study. */
    @Test
    void unitsOfMeasureAndPlacesInColumnsOfTheirOwnAreTold() {
        String head = "情景,区县,转出,转入,面积,单位,项目,变化率\n";
        assertThat(lines(head + "a,,cropland,forest,5,公顷,,\nb,全县,cropland,forest,5,,,\nc,全县,,,,,原煤,-10\n"))
                .containsExactly("a  5", "b  5", "c  NaN");
        assertThat(lines(head + "a,,cropland,forest,5,亩,,\n")).containsExactly("""
                TABLE-33    scenarios (s.csv): numbers in 亩, which are taken in ha here: area_ha
                            Convert them to ha, and write ha in place of 亩.""");
        assertThat(lines(head + "a,芙蓉区,cropland,forest,5,公顷,,\n")).containsExactly("a 芙蓉区 5"); // told as no zone
        assertThat(lines(head + "a,芙蓉区,,,,,原煤,-10\n"))
                .singleElement()
                .asString()
                .startsWith("SUIT-36     scenarios (s.csv) row 2: ");
    }

    @Test
    void aNumberWithoutEndIsToldWithItsColumn() {
        assertThat(lines("scenario,from,to,area_ha\na,cropland,forest,5\na,cropland,forest,Infinity\n"))
                .singleElement()
                .asString()
                .startsWith("INPUT-03    scenarios (s.csv) row 3: area_ha \"Infinity\" is not a finite number.");
    }

    private List<String> lines(String text) {
        small.text("s.csv", text);
        Problems problems = new Problems();
        List<ScenarioLine> read = ScenarioLines.read(small.read("scenarios: s.csv\n"), problems);
        return problems.isEmpty()
                ? read.stream()
                        .map(l -> l.scenario() + " " + l.zone() + " " + Numbers.told(l.area_ha()))
                        .toList()
                : problems.problems().stream().map(p -> p.text(Language.EN)).toList();
    }
}
