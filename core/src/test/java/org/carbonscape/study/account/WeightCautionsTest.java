package org.carbonscape.study.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.SmallStudy;
import org.carbonscape.study.plan.StudyReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lights that saturate, fall below zero or hold a flare are told, and others are not. */
class WeightCautionsTest {
    private static final Set<ProblemCode> OF_CELLS =
            Set.of(ProblemCode.CARBON_C38_SATURATED, ProblemCode.CARBON_C39_BELOW_ZERO, ProblemCode.CARBON_C40_OUTLIER);

    @TempDir
    private Path folder;

    private Set<ProblemCode> told(DoubleBinaryOperator lights, String sections) {
        SmallStudy small = SmallStudy.in(folder).values("lights.tif", lights);
        return small.run(sections).account().cautions().stream()
                .map(Problem::code)
                .filter(c -> OF_CELLS.contains(c) || c == ProblemCode.CARBON_C41_ONE_RASTER)
                .collect(Collectors.toSet());
    }

    private static final String BY_LIGHTS =
            "carbon:\n  emissions: { file: emissions.csv, units: parts }\n" + "  allocate: { by: lights.tif }\n";

    @Test
    void lightsOfDmspSaturate() {
        assertThat(told((column, row) -> Math.min(63, 10 * column), BY_LIGHTS))
                .containsExactlyInAnyOrder(ProblemCode.CARBON_C38_SATURATED, ProblemCode.CARBON_C41_ONE_RASTER);
        assertThat(told((column, row) -> 8 * column, BY_LIGHTS)).containsExactly(ProblemCode.CARBON_C41_ONE_RASTER);
        assertThat(told((column, row) -> 10 * column, BY_LIGHTS)).containsExactly(ProblemCode.CARBON_C41_ONE_RASTER);
    }

    @Test
    void theBackgroundOfViirsIsBelowZero() {
        assertThat(told((column, row) -> column - 0.5, BY_LIGHTS))
                .containsExactlyInAnyOrder(ProblemCode.CARBON_C39_BELOW_ZERO, ProblemCode.CARBON_C41_ONE_RASTER);
    }

    @Test
    void withoutWeightsOrWithOnePhaseNothingIsTold() {
        assertThat(told((column, row) -> -1, "carbon: { emissions: { file: emissions.csv, units: parts } }\n"))
                .isEmpty();
        SmallStudy small = SmallStudy.in(folder).values("lights.tif", (column, row) -> 1 + column);
        SmallStudy.Run run = small.runWhole("""
                study: One phase
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif } }
                units: { parts: { file: parts.geojson, id: id } }
                """ + BY_LIGHTS);
        assertThat(run.account().cautions())
                .extracting(Problem::code)
                .doesNotContain(ProblemCode.CARBON_C41_ONE_RASTER);
    }

    /** Each raster is told with its own place; that it serves several phases only where it does. */
    @Test
    void rastersOfPhasesAreLookedAtOneByOne() {
        SmallStudy small = SmallStudy.in(folder)
                .values("a.tif", (column, row) -> column - 0.5)
                .values("b.tif", (column, row) -> 1 + row);
        String years = BY_LIGHTS.replace("by: lights.tif", "by-year: { 2000: b.tif, 2010: a.tif, 2020: b.tif }");
        assertThat(small.run(years).account().cautions())
                .filteredOn(c -> c.place().startsWith("carbon.allocate"))
                .containsExactly(
                        Problem.of(
                                ProblemCode.CARBON_C41_ONE_RASTER,
                                "carbon.allocate.by-year.2000 (b.tif)",
                                Bilingual.of("2000, 2020", "2000、2020")),
                        Problem.of(ProblemCode.CARBON_C39_BELOW_ZERO, "carbon.allocate.by-year.2010 (a.tif)", "6"));
    }

    /** Towns up to 60, and in one cell a flare. */
    private static List<Problem> cells(float flare, int threads) {
        Grid grid = new Grid(SmallStudy.grid().crs(), 0, 0, 100, 100, 100, 100);
        float[] cells = new float[10_000];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = i * 37 % 61;
        }
        cells[4321] = flare;
        ValueRaster raster = new Lights(grid, cells);
        if (threads == 1) {
            return cells(raster, new PlainEngine());
        }
        try (LocalEngine engine = new LocalEngine(threads)) {
            return cells(raster, engine);
        }
    }

    private static List<Problem> cells(ValueRaster raster, Engine engine) {
        return engine.fold(CellSums.bands(raster.tiling()), WeightCells.of(List.of(raster)))
                .get(0)
                .cautions("carbon.allocate.by (l.tif)", List.of(2020));
    }

    @Test
    void aGasFlareIsFarFromEveryTown() {
        assertThat(cells(2000, 1)).extracting(Problem::code).containsExactly(ProblemCode.CARBON_C40_OUTLIER);
        assertThat(cells(2000, 3)).isEqualTo(cells(2000, 1));
        assertThat(cells(300, 1)).isEmpty();
    }

    private record Lights(Grid grid, float[] cells) implements ValueRaster {
        @Override
        public Tiling tiling() {
            return Tiling.bands(grid.columns(), grid.rows(), 8);
        }

        @Override
        public Reader open() {
            return new Reader() {
                @Override
                public void read(Window w, float[] into) {
                    for (int i = 0; i < w.cells(); i++) {
                        into[i] = cells[(w.row() + i / w.width()) * 100 + w.column() + i % w.width()];
                    }
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void fewDrawsReadAsWritten() {
        Problem few = Problem.of(ProblemCode.RANGE_C01_FEW_DRAWS, "carbon.draws", "2000");
        assertThat(few.text(Language.EN)).isEqualTo("""
                RANGE-C01   carbon.draws: with 2000 draws the ends of intervals still move by a percent and more from \
                one seed to another.
                            Set carbon.draws or --draws to 10000 or more before publication.""");
        assertThat(few.text(Language.ZH)).isEqualTo("""
                RANGE-C01   carbon.draws：抽样 2000 次时，更换种子会使区间端点变化百分之一以上。
                            发表前请将 carbon.draws 或 --draws 设为 10000 以上。""");
        Problem art = Problem.of(ProblemCode.RANGE_C02_ART_DRAWS, "carbon.draws", "2000");
        assertThat(art.text(Language.EN)).isEqualTo("""
                RANGE-C02   carbon.draws: ART-TREES asks for 10,000 draws at least; 2000 were given, and \
                10,000 are made.
                            Leave draws out, or give 10000 or more.""");
        assertThat(art.text(Language.ZH)).isEqualTo("""
                RANGE-C02   carbon.draws：ART-TREES 要求至少抽样 10000 次；给定 2000 次，按 10000 次计算。
                            请删去抽样次数，或设为 10000 以上。""");
    }

    @Test
    void fewDrawsAreTold() {
        assertThat(read("draws: 2000")).containsExactly(ProblemCode.RANGE_C01_FEW_DRAWS);
        assertThat(read("draws: 2000, art-trees: true")).containsExactly(ProblemCode.RANGE_C02_ART_DRAWS);
        assertThat(read("draws: 10000, art-trees: true")).isEmpty();
        assertThat(read("art-trees: true")).isEmpty();
        assertThat(read("draws: 0")).isEmpty();
    }

    private List<ProblemCode> read(String options) {
        Problems problems = new Problems();
        StudyReader.read(SmallStudy.in(folder).write("carbon: { factors: factors.csv, " + options + " }\n"), problems);
        return problems.cautions().stream().map(Problem::code).toList();
    }
}
