package org.carbonscape.study.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carbonscape.engine.Cells;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.Fold;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.ClassTile;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffClassRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.UnknownCodes;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;

/** Codes of a raster that the legend does not name. */
public final class CodeScan {
    private static final int SAMPLE = 8;

    private CodeScan() {}

    /** Reads a phase once, only for its codes, which {@link #report} then tells. */
    static void scan(Phase phase, Engine engine) {
        if (phase.source().isEmpty()) {
            return;
        }
        TiffClassRaster raster = phase.source().get();
        engine.fold(raster.tiling(), new Fold<Boolean>() {
            @Override
            public Worker<Boolean> open(Cells cells) {
                TiffClassRaster.Reader reader = raster.open();
                return new Worker<>() {
                    private ClassTile tile = ClassTile.of(1, raster.classes());

                    @Override
                    public void take(Window block) {
                        if (tile.capacity() < block.cells()) {
                            tile = ClassTile.of(block.cells(), raster.classes());
                        }
                        reader.read(block, tile);
                    }

                    @Override
                    public Boolean result() {
                        return true;
                    }

                    @Override
                    public void close() {
                        reader.close();
                    }
                };
            }

            @Override
            public Boolean merge(Boolean one, Boolean other) {
                return true;
            }
        });
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

    /** Codes of all blocks, as far as a reader lists them. */
    public static SortedSet<Long> all(List<TiffFile> files, List<Long> noData, Engine engine) {
        return codes(files, noData, Integer.MAX_VALUE, engine);
    }

    private static SortedSet<Long> codes(List<TiffFile> files, List<Long> noData, int blocks, Engine engine) {
        List<TiffClassRaster> rasters = files.stream()
                .map(f -> f.classes(NOTHING, new HashSet<>(noData)))
                .toList();
        engine.inPlace(rasters.size(), f -> {
            TiffClassRaster raster = rasters.get(f);
            Tiling tiling = raster.tiling();
            int step = Math.max(1, tiling.count() / blocks);
            try (TiffClassRaster.Reader reader = raster.open()) {
                ClassTile tile = ClassTile.of(tiling.window(0).cells(), 1);
                for (int i = step / 2; i < tiling.count(); i += step) {
                    reader.read(tiling.window(i), tile);
                }
            }
        });
        SortedSet<Long> codes = new TreeSet<>();
        rasters.forEach(r -> codes.addAll(wholeNumbers(r.unknownCodes())));
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
        for (Phase phase : phases) {
            if (Files.exists(files.get("landUse.phases." + phase.year()))) {
                problems.attempt(() -> {
                    scan(phase, engine);
                    return true;
                });
            }
        }
        report(phases, problems);
    }

    /** Whether readers have met codes that the legend does not name. */
    public static boolean met(Phase phase) {
        return phase.source().isPresent()
                && !phase.source().get().unknownCodes().isEmpty();
    }

    /**
     * The problems of what readers have met in one pass, if anything: codes that a legend lacks in several phases are
     * one finding.
     */
    public static void report(List<Phase> phases, Problems problems) {
        List<Phase> lacking = new ArrayList<>();
        List<Phase> ofValues = new ArrayList<>();
        phases.stream().filter(CodeScan::met).forEach(p -> {
            boolean whole =
                    wholeNumbers(unknown(p)).size() == unknown(p).byCode().size();
            (whole ? lacking : ofValues).add(p);
        });
        if (lacking.size() > 1) {
            SortedMap<Double, Long> most = new TreeMap<>();
            long others = 0;
            for (Phase phase : lacking) {
                unknown(phase).byCode().forEach((code, cells) -> most.merge(code, cells, Math::max));
                others = Math.max(others, unknown(phase).unlistedCells());
            }
            problems.add(Legend.unknownCodes(
                    lacking.stream().map(Phase::place).toList(), most, others, cell_km2(lacking.get(0))));
        } else {
            lacking.forEach(p -> problems.add(unknownCodes(p)));
        }
        ofValues.forEach(p -> problems.add(unknownCodes(p)));
    }

    private static Problem unknownCodes(Phase phase) {
        UnknownCodes unknown = unknown(phase);
        return Legend.unknownCodes(phase.place(), unknown.byCode(), unknown.unlistedCells(), cell_km2(phase));
    }

    private static UnknownCodes unknown(Phase phase) {
        return phase.source().orElseThrow().unknownCodes();
    }

    /** NaN where cells differ. */
    private static double cell_km2(Phase phase) {
        CellArea area = CellArea.of(phase.source().orElseThrow().grid());
        return area.isUniform() ? area.cell_m2() / 1e6 : Double.NaN;
    }
}
