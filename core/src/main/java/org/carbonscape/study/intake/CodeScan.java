package org.carbonscape.study.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.UnknownCodes;
import org.carbonscape.grid.Window;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.tiff.TiffClassRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.land.CodesWithoutClass;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.table.InputFiles;

/** Codes of a raster that the legend does not name. */
public final class CodeScan {
    private static final int SAMPLE = 8;

    private CodeScan() {}

    /** Reads a phase once, only for its codes, which {@link #report} then tells. */
    static UnknownCodes scan(Phase phase, Engine engine) {
        return phase.source()
                .map(raster -> engine.fold(raster.tiling(), new Scan(raster)))
                .orElseGet(UnknownCodes::new);
    }

    private record Scan(ClassRaster raster) implements Fold<UnknownCodes> {
        @Override
        public Worker<UnknownCodes> open(Cells cells) {
            return new Worker<>() {
                @Override
                public void take(Window block) {
                    cells.of(raster, block);
                }

                @Override
                public UnknownCodes result() {
                    return cells.unknown(raster);
                }
            };
        }

        @Override
        public UnknownCodes merge(UnknownCodes one, UnknownCodes other) {
            one.merge(other);
            return one;
        }
    }

    /** A table that knows no code: everything read through it is counted as unknown. */
    private static final CodeTable NOTHING = new CodeTable() {
        @Override
        public int classes() {
            return 1;
        }

        @Override
        public int indexOf(long code) {
            return UNKNOWN;
        }
    };

    /** Codes of some blocks spread over each raster, fractions left out: a first guess at their legend. */
    public static SortedSet<Long> sample(List<TiffFile> files, List<Long> noData, Engine engine) {
        return codes(files, noData, SAMPLE, engine);
    }

    /** A raster as classes; a picture or measured values only where some of their numbers are codes of the legend. */
    static TiffFile ofClasses(TiffFile file, String place, Legend legend, List<Long> noData, Engine engine) {
        return InputFiles.rename(
                () -> file.asClasses(() ->
                        sample(List.of(file), noData, engine).stream().anyMatch(code -> legend.indexOf(code) > 0)),
                file.path(),
                place);
    }

    /** A class of the legend whose code the file calls no data: its land would be lost without a word. */
    static Optional<Problem> classThatIsNone(TiffFile file, String place, Legend legend) {
        return file.noData()
                .flatMap(NoData::parse)
                .map(NoData::value)
                .filter(v -> v == Math.rint(v) && Math.abs(v) <= 0x1p53)
                .map(Double::longValue)
                .filter(code -> legend.indexOf(code) > 0)
                .map(code -> {
                    LandClass named = legend.list().get(legend.indexOf(code) - 1);
                    return Problem.of(
                            ProblemCode.LANDUSE_C03_CLASS_IS_NONE,
                            place,
                            Long.toString(code),
                            Bilingual.of(named.name(), named.nameZh()));
                });
    }

    /** All codes of a raster with their cells, as whole numbers or not; no data left out. */
    public static UnknownCodes counted(TiffFile file, Grid grid, Engine engine) {
        TiffClassRaster raster = file.classes(grid, NOTHING, new HashSet<>());
        return engine.fold(raster.tiling(), new Scan(raster));
    }

    /** Codes of all blocks, as far as a reader lists them. */
    public static SortedSet<Long> all(List<TiffFile> files, List<Long> noData, Engine engine) {
        return codes(files, noData, Integer.MAX_VALUE, engine);
    }

    private static SortedSet<Long> codes(List<TiffFile> files, List<Long> noData, int blocks, Engine engine) {
        List<TiffClassRaster> rasters = files.stream()
                .map(f -> f.classes(NOTHING, new HashSet<>(noData)))
                .toList();
        SortedSet<Long> codes = new TreeSet<>();
        engine.each(rasters.size(), f -> {
                    TiffClassRaster raster = rasters.get(f);
                    Tiling tiling = raster.tiling();
                    int step = Math.max(1, tiling.count() / blocks);
                    try (ClassRaster.Reader reader = raster.open()) {
                        ClassTile tile = ClassTile.of(tiling.window(0).cells(), 1);
                        for (int i = step / 2; i < tiling.count(); i += step) {
                            reader.read(tiling.window(i), tile);
                        }
                        return reader.unknown();
                    }
                })
                .forEach(unknown -> codes.addAll(wholeNumbers(unknown)));
        return codes;
    }

    /** The codes listed that a legend may name. */
    public static List<Long> wholeNumbers(UnknownCodes unknown) {
        return unknown.byCode().keySet().stream()
                .filter(c -> c == Math.rint(c))
                .map(Double::longValue)
                .toList();
    }

    /** Where a study fails anyway, the codes nobody named are told as well. */
    static void tell(List<Phase> phases, Map<String, Path> files, Engine engine, Problems problems) {
        List<UnknownCodes> unknown = new ArrayList<>();
        for (Phase phase : phases) {
            unknown.add((Files.exists(files.get("landUse.phases." + phase.year()))
                            ? problems.attempt(() -> scan(phase, engine))
                            : Optional.<UnknownCodes>empty())
                    .orElseGet(UnknownCodes::new));
        }
        report(phases, unknown, problems);
    }

    /**
     * The problems of what readers have met in one pass, if anything: codes that a legend lacks in several phases are
     * one finding.
     *
     * @param unknown by phase
     */
    public static void report(List<Phase> phases, List<UnknownCodes> unknown, Problems problems) {
        List<Integer> lacking = new ArrayList<>();
        List<Integer> ofValues = new ArrayList<>();
        for (int p = 0; p < phases.size(); p++) {
            UnknownCodes own = unknown.get(p);
            if (!own.isEmpty()) {
                boolean whole = wholeNumbers(own).size() == own.byCode().size();
                (whole ? lacking : ofValues).add(p);
            }
        }
        if (lacking.size() > 1) {
            SortedMap<Double, Long> most = new TreeMap<>();
            long others = 0;
            for (int p : lacking) {
                unknown.get(p).byCode().forEach((code, cells) -> most.merge(code, cells, Math::max));
                others = Math.max(others, unknown.get(p).unlistedCells());
            }
            problems.add(CodesWithoutClass.problem(
                    lacking.stream().map(p -> phases.get(p).place()).toList(),
                    most,
                    others,
                    cell_km2(phases.get(lacking.get(0)))));
        } else {
            lacking.forEach(p -> problems.add(unknownCodes(phases.get(p), unknown.get(p))));
        }
        ofValues.forEach(p -> problems.add(unknownCodes(phases.get(p), unknown.get(p))));
    }

    private static Problem unknownCodes(Phase phase, UnknownCodes unknown) {
        return CodesWithoutClass.problem(phase.place(), unknown.byCode(), unknown.unlistedCells(), cell_km2(phase));
    }

    /** NaN where cells differ. */
    private static double cell_km2(Phase phase) {
        CellArea area = CellArea.of(phase.source().orElseThrow().grid());
        return area.isUniform() ? area.cell_m2() / 1e6 : Double.NaN;
    }
}
