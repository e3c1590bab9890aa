package org.carbonscape.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.account.CellSums;
import org.carbonscape.study.account.Conservation;
import org.carbonscape.study.account.DriverValues;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.plan.StudyReader;
import org.carbonscape.zone.PairTable;
import org.carbonscape.zone.UnitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose cells count in units by shares: two units part within a column. */
class SharesTest {
    private static final String HALVES = """
            {"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:4547"}}, "features": [
            {"type": "Feature", "properties": {"id": "W"}, "geometry": {"type": "Polygon", "coordinates":
              [[[500000,3000000],[500430,3000000],[500430,2999400],[500000,2999400],[500000,3000000]]]}},
            {"type": "Feature", "properties": {"id": "E"}, "geometry": {"type": "Polygon", "coordinates":
              [[[500430,3000000],[500800,3000000],[500800,2999400],[500430,2999400],[500430,3000000]]]}}]}
            """;

    @TempDir
    private Path folder;

    private Path study(String cells, String more) {
        return SmallStudy.in(folder).text("halves.geojson", HALVES).writeWhole("""
                study: Shares
                grid: { cells: %s }
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif } }
                units: { halves: { file: halves.geojson, id: id } }
                carbon: { factors: factors.csv }
                drivers: { dem: dem.tif, wood: share of forest }
                """.formatted(cells) + more);
    }

    private SmallStudy.Run run(Path file) {
        Problems problems = new Problems();
        Study study = StudyReader.read(file, problems).orElseThrow();
        problems.throwIfAny();
        return SmallStudy.in(folder).text("halves.geojson", HALVES).open(study);
    }

    @Test
    void landOfCellsOnABorderIsSharedOut() {
        SmallStudy.Run centre = run(study("centre", ""));
        SmallStudy.Run shares = run(study("fraction", ""));
        double[][] whole = centre.account().areas_ha(0, 0);
        double[][] shared = shares.account().areas_ha(0, 0);
        // 2000: six rows of the fifth column are cropland, whose centres lie in the east; the west has 0.3 of each
        assertThat(whole[1]).containsExactly(0, 6, 18, 0);
        assertThat(shared[1][1]).isCloseTo(6 + 6 * 0.3, within(1e-5));
        assertThat(shared[1][2]).isEqualTo(18);
        assertThat(shared[2][1] + shared[1][1]).isEqualTo(whole[2][1] + whole[1][1]);
        assertThat(shared[2][3]).isEqualTo(whole[2][3]);
    }

    /** Cells of levels and zones are whole: only what is counted by unit is in parts of cells. */
    @Test
    void sumsOfCellsAreOfWholeOnes() {
        SmallStudy.Run run = run(study("fraction", ""));
        List<ClassRaster> land = List.of(run.inputs().rasters().get(1));
        CellSums sums = CellSums.of(
                        new PlainEngine(),
                        run.inputs().studyArea(),
                        List.of(new CellSums.Wanted(Optional.empty(), land, Optional.empty())))
                .get(0);
        double km2 = 0;
        for (int c = 1; c <= 3; c++) {
            assertThat(sums.km2(0, c)).isEqualTo(sums.cells(0, c) * 0.01);
            km2 += sums.km2(0, c);
        }
        assertThat(km2).isCloseTo(0.47, within(0.011)); // 48 cells of a hectare, one or two without data
    }

    @Test
    void transfersTablesAndChecksHold() {
        SmallStudy.Run run = run(study("fraction", ""));
        Conservation.ofLand(run.inputs().studyArea(), run.counts(), new PlainEngine())
                .forEach(c -> assertThat(c.passed()).as(c.name()).isTrue());
        run.account().checks().forEach(c -> assertThat(c.passed()).as(c.name()).isTrue());
        PairTable pairs = run.counts().pair(0, 0, 1);
        long sum = 0;
        for (int r = 0; r < pairs.rows(); r++) {
            sum += pairs.cells(r);
        }
        assertThat(sum).isEqualTo(48L * UnitSet.PARTS);
        Table transitions = run.land().transitions();
        int cells = transitions.column("cells");
        double all = 0;
        boolean broken = false;
        for (int r = 0; r < transitions.rows(); r++) {
            double n = transitions.number(r, cells);
            boolean region = transitions.text(r, 0).equals("region");
            all += region ? 0 : n;
            broken |= n != Math.rint(n);
            assertThat(region && n != Math.rint(n)).isFalse();
        }
        assertThat(all).isEqualTo(47);
        assertThat(broken).isTrue();
    }

    @Test
    void meansOfDriversWeighCells() {
        SmallStudy.Run run = run(study("fraction", ""));
        DriverValues values = new DriverValues(run.inputs(), run.counts(), new PlainEngine());
        // dem = 100 + 10 column + row: columns 0 to 3 whole, 0.3 of the fifth
        double west = (4 * (100 + 15) + 0.3 * (100 + 40)) / 4.3 + 2.5;
        assertThat(values.values(0, 0, 0)[1]).isCloseTo(west, within(1e-5));
    }

    @Test
    void whatPutsAmountsOnCellsNeedsCentres() throws Exception {
        Path file = SmallStudy.in(folder).writeWhole("""
                study: Shares
                grid: { cells: fraction }
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif, 2020: 2020.tif } }
                units: { parts: { file: parts.geojson, id: id, name: name } }
                """ + SmallStudy.FACTORS_AND_EMISSIONS);
        Problems problems = new Problems();
        Study study = StudyReader.read(file, problems).orElseThrow();
        assertThat(StudyInputs.open(study, List.of(), problems, new PlainEngine()))
                .isEmpty();
        List<Problem> found = new ArrayList<>(problems.problems());
        found.removeIf(p -> !p.text(Language.EN).startsWith("UNITS-10"));
        assertThat(found.get(0).text(Language.EN)).isEqualTo("""
                UNITS-10    grid.cells: "fraction" shares cells out among units, but carbon.emissions puts amounts on \
                single cells, each in one unit.
                            Write grid.cells: centre, or leave carbon.emissions out.""");
        assertThat(found.get(0).text(Language.ZH)).isEqualTo("""
                UNITS-10    grid.cells：“fraction”将像元分摊给多个单元，而 carbon.emissions 需将量值落到单个像元，每个像元只属一个单元。
                            请写 grid.cells: centre，或去掉 carbon.emissions。""");
    }

    /** The last row's centres lie below the outline, which covers 0.4 of it. */
    @Test
    void partsOfCellsBeyondTheRegionAreToldToBeLost() {
        String narrow = HALVES.replace("2999400", "2999460");
        Path file = SmallStudy.in(folder).text("narrow.geojson", narrow).writeWhole("""
                study: Shares
                grid: { cells: fraction, extent: narrow.geojson }
                landUse: { legend: legend.csv, phases: { 2000: 2000.tif, 2010: 2010.tif } }
                units: { narrow: { file: narrow.geojson, id: id } }
                carbon: { factors: factors.csv }
                """);
        Problems problems = new Problems();
        Study study = StudyReader.read(file, problems).orElseThrow();
        StudyInputs.open(study, List.of(), problems, new PlainEngine());
        List<Problem> found = new ArrayList<>(problems.cautions());
        found.removeIf(p -> !p.text(Language.EN).startsWith("UNITS-C12"));
        assertThat(found).singleElement().satisfies(p -> {
            assertThat(p.text(Language.EN)).isEqualTo("""
                    UNITS-C12   grid.extent: the region holds the cells whose centres lie in it; the parts of other \
                    cells that its units cover are not counted, though grid.cells is fraction
                                Give a region that is a cell wider than the units, and take the units' own figures.""");
            assertThat(p.text(Language.ZH)).isEqualTo("""
                    UNITS-C12   grid.extent：研究区只含中心位于其内的像元；其余像元被单元覆盖的部分不计入，尽管 grid.cells 为 fraction
                                请将研究区放宽到比单元的外边界多一个像元，并采用各单元的数值。""");
        });
    }
}
