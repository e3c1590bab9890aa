package org.carbonscape.study.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.landcarbon.Casa;
import org.carbonscape.landcarbon.Vegetation;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.Sketch;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sinks from layers, against cells of a hectare looked at one by one. */
class SinkLayersTest {
    private static final String LAYERS = "2000: n.tif, 2010: n.tif, 2020: n.tif";
    private static final String NEP = "sinks: { classes: [forest], unit: gC/m2/yr, nep: { " + LAYERS + " } }";

    @TempDir
    private Path folder;

    /** gC/m2 a year: sinks in the west, sources in the east, nothing known in one column. */
    private static double nep(double column, double row) {
        return column == 1 ? Double.NaN : 300 - 90 * column + row;
    }

    private SmallStudy study() {
        return SmallStudy.in(folder).values("n.tif", SinkLayersTest::nep);
    }

    @Test
    void unitsHaveWhatTheirCellsHave() {
        SmallStudy.Run run = study().run(
                        "carbon:\n  factors: factors.csv\n  emissions: { file: emissions.csv, units: parts " + "}\n  "
                                + NEP + "\n");
        for (int p = 0; p < 3; p++) {
            double[][] expected = new double[2][5];
            for (int i = 0; i < 48; i++) {
                int column = i % 8;
                int row = i / 8;
                int unit = SmallStudy.unit(column, row);
                if (SmallStudy.at(p, column, row) == 2 && column != 1) {
                    float uptake = (float) ((float) nep(column, row) * 0.01);
                    float flux = (float) (-uptake * 44.0 / 12);
                    expected[flux < 0 ? 1 : 0][unit] += flux;
                } else if (SmallStudy.at(p, column, row) == 1) {
                    expected[0][unit] += 0.5;
                }
            }
            for (Balance.UnitBalance unit : run.account().balance(p, 0).unitBalances()) {
                int u = SmallStudy.UNITS.indexOf(unit.unitId()) + 1;
                assertThat(unit.sink_tCO2()).isCloseTo(expected[1][u], within(1e-5));
                assertThat(unit.source_tCO2() - unit.emitted_tCO2()).isCloseTo(expected[0][u], within(1e-5));
            }
            float[] sink =
                    Sketch.cells(new FluxRaster(run.inputs(), run.counts(), run.account(), p, FluxRaster.Flow.SINK));
            double sum = 0;
            for (float cell : sink) {
                sum += Float.isNaN(cell) ? 0 : cell;
            }
            assertThat(sum).isCloseTo(run.account().region(p).sink_tCO2(), within(1e-9));
        }
        assertThat(run.account().checks()).allMatch(ConservationCheck::passed);
    }

    /** Emissions spread by a weight over the very cells of the layer: each cell has its share and its own flux. */
    @Test
    void cellsHaveTheirShareOfTheEmissionsAndTheFluxOfTheLayer() {
        StringBuilder emissions = new StringBuilder("year,unit,amount,unit_of_amount\n");
        for (int year : SmallStudy.YEARS) { // east of A and C there is no forest
            emissions.append(year).append(",A,100,tCO2\n").append(year).append(",C,300,tCO2\n");
        }
        SmallStudy.Run run = study().text("emissions.csv", emissions.toString()).run("""
                carbon:
                  factors: factors.csv
                  emissions: { file: emissions.csv, units: parts }
                  allocate: { to: forest, by: dem.tif }
                  %s
                """.formatted(NEP));
        for (int p = 0; p < 3; p++) {
            double[] weights = new double[5];
            for (int i = 0; i < 48; i++) {
                int c = SmallStudy.at(p, i % 8, i / 8);
                weights[SmallStudy.unit(i % 8, i / 8)] += c == 2 ? 100 + 10 * (i % 8) + i / 8 : 0;
            }
            float[][] found = new float[3][];
            for (FluxRaster.Flow flow : FluxRaster.Flow.values()) {
                found[flow.ordinal()] =
                        Sketch.cells(new FluxRaster(run.inputs(), run.counts(), run.account(), p, flow));
            }
            for (int i = 0; i < 48; i++) {
                int c = SmallStudy.at(p, i % 8, i / 8);
                int unit = SmallStudy.unit(i % 8, i / 8);
                double emitted =
                        c == 2 ? (unit == 1 ? 100.0 : 300.0) * (100 + 10 * (i % 8) + i / 8) / weights[unit] : 0;
                double layer = c == 2 && i % 8 != 1 ? -nep(i % 8, i / 8) * 0.01 * 44 / 12 : 0;
                double source = emitted + Math.max(0, layer) + (c == 1 ? 0.5 : 0);
                double sink = Math.min(0, layer);
                double[] expected = {source, sink, source + sink};
                for (int k = 0; k < 3; k++) {
                    int flow = List.of(FluxRaster.Flow.SOURCE, FluxRaster.Flow.SINK, FluxRaster.Flow.NET)
                            .get(k)
                            .ordinal();
                    assertThat(Float.isNaN(found[flow][i])).isEqualTo(c == 0);
                    assertThat(c == 0 ? expected[k] : found[flow][i])
                            .as("phase %d, cell %d, %d", p, i, k)
                            .isCloseTo(expected[k], within(1e-6 * Math.max(1, source)));
                }
            }
        }
    }

    /** A cell of a hectare that takes up what one of 100 km does: more steps of 2^-40 than a long holds. */
    @ParameterizedTest
    @CsvSource({"5e6", "-5e6"})
    void cellsOf100KilometresHaveAllTheirFlux(double uptake) {
        SmallStudy.Run run = SmallStudy.in(folder)
                .values("n.tif", (column, row) -> uptake)
                .run("carbon: { " + NEP.replace("gC/m2/yr", "tC/ha/yr") + " }\n");
        for (int p = 0; p < 3; p++) {
            int cells = 0;
            for (int i = 0; i < 48; i++) {
                cells += SmallStudy.at(p, i % 8, i / 8) == 2 ? 1 : 0;
            }
            double net = run.account().region(p).sink_tCO2()
                    + run.account().region(p).source_tCO2();
            assertThat(net).isCloseTo(cells * -uptake * 44 / 12, within(cells * 1.0));
        }
    }

    /** Several of them wrapped to a sum like any other, or to a check that failed. */
    @ParameterizedTest
    @CsvSource({"-3.4028234663852886e38", "1e30", "1e25"})
    void numbersThatStandForNoneAreNotSummed(double fill) {
        SmallStudy small = SmallStudy.in(folder).values("n.tif", (column, row) -> column < 2 ? fill : 100);
        ProblemException told =
                catchThrowableOfType(ProblemException.class, () -> small.run("carbon: { " + NEP + " }\n"));
        assertThat(told.problems()).singleElement().satisfies(p -> reads(p, """
                RUN-14      carbon.sinks: a result is too large to be represented
                            Look for values in the input that are far beyond anything measured, such as \
                no-data marks (1e38) in a column.""", """
                RUN-14      carbon.sinks：结果超出数值可表示的范围
                            请检查输入中远超实际的数值，例如列中的无数据标记（1e38）。"""));
    }

    @Test
    void anyThreadsGiveTheSameBits() {
        SmallStudy.Run run = study().run("carbon: { " + NEP + " }\n");
        try (LocalEngine four = new LocalEngine(4)) {
            List<Balance.UnitBalance> other = new CarbonAccount(
                            run.inputs(),
                            run.counts(),
                            run.land(),
                            CarbonAccount.Extras.of(AccountOptions.none(), run.inputs(), 0),
                            four)
                    .region(2)
                    .unitBalances();
            assertThat(List.copyOf(other))
                    .isEqualTo(List.copyOf(run.account().region(2).unitBalances()));
        }
    }

    @Test
    void productionLessRespirationIsTheSink() {
        SmallStudy small = study();
        small.values("t.tif", (column, row) -> 17).values("r.tif", (column, row) -> 1200);
        SmallStudy.Run run = small.run("carbon: { sinks: { classes: [forest], unit: gC/m2/yr, npp: { " + LAYERS
                + " }, temperature: t.tif, rain: r.tif } }\n");
        // a year's rain is shared out over months: 0.22 x (e^(0.0912 x 17) + ln(0.3145 x 100 + 1)) x 30 x 0.465 x 12
        double respiration = 12 * 0.22 * (Math.exp(0.0912 * 17) + Math.log(32.45)) * 30 * 0.465;
        float[] net = Sketch.cells(new FluxRaster(run.inputs(), run.counts(), run.account(), 0, FluxRaster.Flow.NET));
        assertThat(Double.valueOf(net[0])).isCloseTo((respiration - nep(0, 0)) / 100 * 44 / 12, within(1e-5));
    }

    @Test
    void casaTakesTwelveMonths() {
        SmallStudy small = SmallStudy.in(folder);
        double[] ndvi = new double[12];
        double[] sol = new double[12];
        double[] t = new double[12];
        double[] r = new double[12];
        for (int m = 1; m <= 12; m++) {
            double s = Math.sin((m - 4) / 12.0 * 2 * Math.PI);
            ndvi[m - 1] = 0.5 + 0.15 * s;
            sol[m - 1] = 350 + 180 * s;
            t[m - 1] = 17 + 11 * s;
            r[m - 1] = 120 + 60 * s;
            String end = "_" + (m < 10 ? "0" : "") + m + ".tif";
            small.values("v" + end, (column, row) -> 5000 + 1500 * s)
                    .values("s" + end, (column, row) -> 350 + 180 * s)
                    .values("t_" + m + ".tif", (column, row) -> 17 + 11 * s)
                    .values("r" + end, (column, row) -> 120 + 60 * s);
        }
        SmallStudy.Run run =
                small.run("carbon: { sinks: { classes: [forest], ndvi: \"v_{month}.tif\", ndvi-scale: 0.0001, "
                        + "radiation: \"s_{month}.tif\", temperature: \"t_{month}.tif\", rain: \"r_{month}.tif\" } "
                        + "}\n");
        Vegetation mixed = Vegetation.usual(run.inputs().studyArea().legend()).get(2);
        double uptake = -run.account().region(0).sink_tCO2() * 12 / 44 / SmallStudy.cells(0, 0, 2);
        assertThat(uptake)
                .isCloseTo((Casa.npp(ndvi, sol, t, r, mixed) - Casa.soilRespiration(t, r)) / 100, within(1e-5));
        assertThat(run.inputs().carbon().land().layers().orElseThrow().used())
                .extracting(f -> f.what())
                .containsExactly("light-use efficiency: mixed");
    }

    private Problem told(SmallStudy small, String sinks, ProblemCode code) {
        Problems problems = new Problems();
        StudyReader.read(small.write("carbon: { " + sinks + " }\n"), problems)
                .ifPresent(s -> StudyInputs.open(s, List.of(), problems, new PlainEngine()));
        return find(Stream.concat(problems.problems().stream(), problems.cautions().stream()), code);
    }

    private static Problem find(Stream<Problem> told, ProblemCode code) {
        return told.filter(p -> p.code() == code).findFirst().orElseThrow();
    }

    private static void reads(Problem problem, String english, String chinese) {
        assertThat(problem.text(Language.EN)).isEqualTo(english);
        assertThat(problem.text(Language.ZH)).isEqualTo(chinese);
    }

    @Test
    void vegetationWithoutSense() {
        SmallStudy small = study().text("v.csv", "class,efficiency,ndvi_max\nforest,0.5,0.01\n");
        reads(
                told(
                        small,
                        "sinks: { ndvi: n.tif, radiation: n.tif, temperature: n.tif, rain: n.tif, vegetation: v.csv }",
                        ProblemCode.LAND_10_VEGETATION),
                """
                LAND-10     carbon.sinks.vegetation (v.csv) row 2 "forest": an efficiency of 0.5 gC/MJ with NDVI from \
                0.023 \
                to 0.01 is not that of vegetation.
                            Give an efficiency of 0 or more and ndvi_min below ndvi_max, both within -1 and 1.""",
                """
                LAND-10     carbon.sinks.vegetation (v.csv) 第 2 行 "forest"：光能利用率 0.5 gC/MJ、NDVI 0.023 至 0.01 不符合植被的取值。
                            光能利用率须不小于 0，ndvi_min 须小于 ndvi_max，且都在 -1 与 1 之间。""");
    }

    @Test
    void noneOrTwoOfTheSources() {
        reads(
                told(
                        study(),
                        "sinks: { unit: gC/m2/yr, nep: { 2000: n.tif }, npp: { 2000: n.tif } }",
                        ProblemCode.LAND_11_SOURCE),
                """
                LAND-11     carbon.sinks: one of nep, npp and ndvi must give the sink, not: nep, npp.
                            Give net ecosystem production (nep), net primary production (npp), or NDVI for CASA \
                (ndvi).""",
                """
                LAND-11     carbon.sinks：nep、npp、ndvi 须恰有一项给出碳汇，而不是：nep、npp。
                            请给出净生态系统生产力（nep）、净初级生产力（npp），或供 CASA 使用的 NDVI（ndvi）。""");
    }

    @Test
    void productionWithoutWeather() {
        reads(
                told(study(), "sinks: { unit: gC/m2/yr, npp: { " + LAYERS + " } }", ProblemCode.LAND_12_WEATHER),
                """
                LAND-12     carbon.sinks: npp alone gives no sink: layers are missing.
                            Give all of: temperature, rain.""",
                """
                LAND-12     carbon.sinks：只有 npp 不能得到碳汇：缺少图层。
                            请给出全部：temperature、rain。""");
    }

    @Test
    void aUnitIsAskedFor() {
        reads(
                told(study(), "sinks: { unit: t/ha, nep: { " + LAYERS + " } }", ProblemCode.LAND_13_LAYER_UNIT),
                """
                LAND-13     carbon.sinks.unit: the unit of the layers is "t/ha", not one of carbon per area and year.
                            Write gC/m2/yr, kgC/m2/yr or tC/ha/yr: MOD17A3HGF is kgC/m2/yr with scale: 0.0001.""",
                """
                LAND-13     carbon.sinks.unit：图层单位为“t/ha”，不是单位面积每年的碳量。
                            请写 gC/m2/yr、kgC/m2/yr 或 tC/ha/yr：MOD17A3HGF 为 kgC/m2/yr，并设 scale: 0.0001。""");
    }

    @Test
    void aPhaseWithoutALayer() {
        reads(
                told(
                        study(),
                        "sinks: { unit: gC/m2/yr, nep: { 2000: n.tif, 2010: n.tif } }",
                        ProblemCode.LAND_14_NO_LAYER),
                """
                LAND-14     carbon.sinks.nep: there is no layer of 2020.
                            Give one for each phase.""",
                """
                LAND-14     carbon.sinks.nep：缺少 2020 年的图层。
                            请为每期各给出一个图层。""");
    }

    @Test
    void missingFilesOfAPatternAreOneProblem() {
        SmallStudy small = study();
        small.values("t_2000.tif", (column, row) -> 17);
        reads(
                told(
                        small,
                        "sinks: { unit: gC/m2/yr, npp: { " + LAYERS
                                + " }, rain: n.tif, temperature: \"t_{year}.tif\" }",
                        ProblemCode.LAND_15_FILES),
                """
                LAND-15     carbon.sinks.temperature (t_{year}.tif): 2 of the 3 files of this pattern do not exist: \
                t_2010.tif, t_2020.tif.
                            Check the folder and the names of the files; months are written 01 or 1.""",
                """
                LAND-15     carbon.sinks.temperature (t_{year}.tif)：该模式所指的 3 个文件中有 2 个不存在：t_2010.tif, t_2020.tif。
                            请检查文件夹与文件名；月份可写作 01 或 1。""");
    }

    /** They were told one after the other, in one check more. */
    @Test
    void aMissingLayerIsToldBesideMissingWeather() {
        reads(
                told(
                        study(),
                        "sinks: { unit: gC/m2/yr, npp: { 2000: n.tif, 2010: gone.tif, 2020: n.tif }, rain: n.tif, "
                                + "temperature: \"t_{year}.tif\" }",
                        ProblemCode.FILE_01_MISSING),
                """
                FILE-01     carbon.sinks.npp.2010 (gone.tif): the file does not exist
                            Check the path: those in a study are relative to its file, those of a command to the \
                folder you are in.""",
                """
                FILE-01     carbon.sinks.npp.2010 (gone.tif)：文件不存在
                            请检查路径：研究文件中的路径相对于该文件，命令中的路径相对于当前文件夹。""");
    }

    @Test
    void fillOfModisIsNoValue() {
        SmallStudy small = study().classes("n.tif", 40_000, (column, row) -> column == 0 ? 32_766 : 200);
        reads(told(small, NEP, ProblemCode.LAND_C04_FILL), """
                LAND-C04    carbon.sinks.nep.2000 (n.tif): numbers from 32761 on are taken as no value, as in the \
                16-bit \
                products of MODIS.
                            If they are values here, set carbon.sinks.fill above them.""", """
                LAND-C04    carbon.sinks.nep.2000 (n.tif)：达到或超过 32761 的数视为无数据，与 MODIS 的 16 位产品相同。
                            若此处确为有效值，请将 carbon.sinks.fill 设为更大的数。""");
        SmallStudy.Run run = small.run("carbon: { " + NEP + " }\n");
        long west = IntStream.range(0, 6)
                .filter(row -> SmallStudy.at(0, 0, row) == 2)
                .count();
        assertThat(run.account().region(0).sink_tCO2())
                .isCloseTo(-(SmallStudy.cells(0, 0, 2) - west) * 2 * 44 / 12.0, within(1e-4));
    }

    /** As MOD17 comes out of GDAL: with a scale in the file, under which 32766 reads 3.2766. */
    @ParameterizedTest
    @CsvSource({"0.5, 1", "-0.5, -1"})
    void fillIsWhatTheFileStores(String scale, double uptake) throws IOException {
        SmallStudy small = study().classes("n.tif", 40_000, (column, row) -> column == 0 ? 32_766 : 200);
        Files.writeString(
                folder.resolve("n.tif.aux.xml"),
                "<PAMDataset><PAMRasterBand band=\"1\"><Scale>" + scale + "</Scale></PAMRasterBand></PAMDataset>");
        SmallStudy.Run run = small.run("carbon: { " + NEP + " }\n");
        long west = IntStream.range(0, 6)
                .filter(row -> SmallStudy.at(0, 0, row) == 2)
                .count();
        assertThat(run.account().region(0).net_tCO2())
                .isCloseTo(-(SmallStudy.cells(0, 0, 2) - west) * uptake * 44 / 12, within(1e-4));
    }

    @Test
    void tierOneAndLayersTogether() {
        Problem p = told(
                study(),
                "land: { climate: warm-temperate-moist, ecozone: subtropical-humid-forest, soil: lac }, " + NEP,
                ProblemCode.STUDY_10_TOGETHER);
        assertThat(p.text(Language.EN)).contains("land", "sinks", "uptake of the same land");
    }

    @Test
    void whatLayersLackAndWhatTheyCannotMeanIsTold() {
        SmallStudy small = study();
        SmallStudy.Run run = small.run("carbon: { " + NEP.replace("gC/m2/yr", "tC/ha/yr") + " }\n");
        reads(find(run.account().cautions().stream(), ProblemCode.LAND_C05_RANGE), """
                LAND-C05    carbon.sinks: the mean uptake of "forest" in 2000 is 197.00 tC/ha/yr; net ecosystem \
                production \
                lies between 0 and 10.
                            Check the unit and the scale of the layers, and whether they hold NPP instead of \
                NEP.""", """
                LAND-C05    carbon.sinks：2000 年“林地”的平均吸收为 197.00 tC/ha/yr；净生态系统生产力应在 0 与 10 之间。
                            请检查图层的单位与比例，以及是否误用 NPP 代替 NEP。""");
        reads(find(run.account().cautions().stream(), ProblemCode.LAND_C06_NO_VALUE), """
                LAND-C06    carbon.sinks: in 2000 the layers have no value on 6.0 ha of "forest", which count as zero.
                            Give layers that cover it, or leave the class to carbon.factors.""", """
                LAND-C06    carbon.sinks：2000 年“林地”有 6.0 公顷没有图层数值，按零计算。
                            请提供覆盖它的图层，或用 carbon.factors 核算该地类。""");
    }

    /** Sources and sinks of three classes in one layer, one class of them in no cell of some unit. */
    @Test
    void everyUnitHasALineForTheSourcesAndTheSinksOfEachClass() {
        SmallStudy.Run run = SmallStudy.in(folder)
                .values("n.tif", (column, row) -> column == 1 ? Double.NaN : 1.75 - 0.5 * column + 0.25 * row)
                .run("carbon: { sinks: { classes: [forest, cropland, construction], unit: tC/ha/yr, nep: { " + LAYERS
                        + " } } }\n");
        for (int p = 0; p < 3; p++) {
            for (int unit = 0; unit <= 4; unit++) {
                List<String> expected = new ArrayList<>();
                List<Double> carbon = new ArrayList<>();
                for (int c = 1; c <= 3; c++) {
                    for (int sign : new int[] {1, -1}) {
                        double tC = 0;
                        for (int i = 0; i < 48; i++) {
                            double uptake = 1.75 - 0.5 * (i % 8) + 0.25 * (i / 8);
                            boolean counts = SmallStudy.unit(i % 8, i / 8) == unit
                                    && SmallStudy.at(p, i % 8, i / 8) == c
                                    && i % 8 != 1;
                            tC -= counts && -uptake * sign > 0 ? uptake : 0;
                        }
                        if (tC != 0) {
                            expected.add(SmallStudy.UNITS.get(unit - 1) + " " + SmallStudy.CLASSES.get(c - 1));
                            carbon.add(tC);
                        }
                    }
                }
                List<LedgerLine> lines = run.account().landLines("parts", 0, p, unit);
                assertThat(lines)
                        .extracting(l -> l.place().unitId() + " " + l.place().className())
                        .isEqualTo(expected);
                for (int l = 0; l < lines.size(); l++) {
                    assertThat(lines.get(l).activity().value()).isCloseTo(carbon.get(l), within(1e-5));
                    assertThat(lines.get(l).result()).isCloseTo(carbon.get(l) * 44 / 12, within(1e-5));
                }
            }
        }
    }

    @Test
    void aUnitWithoutACoveredClassHasNoLine() {
        SmallStudy.Run run = study().run("carbon: { " + NEP + " }\n");
        assertThat(run.account().landLines("parts", 0, 0, 2)).isEmpty(); // Birch has no forest
        assertThat(run.account().landLines("parts", 0, 0, 1)).isNotEmpty();
    }

    /** Regions of forest take up 0 to 10 tC/ha a year, other land -5 to 10; each class is held to its own mean. */
    @ParameterizedTest
    @CsvSource({
        "-5.5, -5.5, forest|cropland",
        "-4.5, -4.5, forest",
        "-0.5, 1, forest",
        "1, -0.5, ''",
        "0, 0, ''",
        "9.5, 9.5, ''",
        "10.5, 9.5, forest",
        "9.5, 10.5, cropland"
    })
    void theMeanUptakeOfEachClassIsHeldToItsRange(double ofForest, double ofCropland, String told) {
        SmallStudy.Run run = SmallStudy.in(folder)
                .values(
                        "n.tif",
                        (column, row) -> SmallStudy.at(0, (int) column, (int) row) == 2 ? ofForest : ofCropland)
                .run("carbon: { sinks: { classes: [cropland, forest], unit: tC/ha/yr, nep: { " + LAYERS + " } } }\n");
        assertThat(run.account().cautions().stream()
                        .filter(c -> c.code() == ProblemCode.LAND_C05_RANGE)
                        .map(c -> c.text(Language.EN))
                        .filter(t -> t.contains(" in 2000 "))
                        .map(t -> t.contains("forest") ? "forest" : "cropland"))
                .containsExactlyInAnyOrder(told.isEmpty() ? new String[0] : told.split("\\|"));
        assertThat(run.account().cautions()).noneMatch(c -> c.code() == ProblemCode.LAND_C06_NO_VALUE);
    }
}
