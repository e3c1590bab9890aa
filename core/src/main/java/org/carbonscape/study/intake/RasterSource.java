package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.align.Aligned;
import org.carbonscape.align.Resampling;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.suitability.DistanceToClass;

/**
 * A variable that comes from a raster file, as a command names it: {@code dem.tif}, {@code height=dem.tif},
 * {@code forest=share of 2 in land.tif}, {@code water=distance to 4 in land.tif} (metres).
 *
 * @param name of the variable; the file's name without its ending where none is given
 * @param code of the class; empty: the raster's values
 */
public record RasterSource(String name, Kind kind, Path file, long code) {
    enum Kind {
        VALUES,
        SHARE,
        DISTANCE
    }

    private static final Pattern TEXT = Pattern.compile(
            "(?is)(?:([^=]+)=)?\\s*(?:(share of|distance to)\\s+(-?[0-9]{1,9})\\s+in\\s+)?(.+\\.tiff?)\\s*");

    /** Empty where the text names no raster: a column. */
    public static Optional<RasterSource> find(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        Path file = Path.of(m.group(4).strip());
        Kind kind = m.group(2) == null
                ? Kind.VALUES
                : m.group(2).toLowerCase(Locale.ROOT).startsWith("share") ? Kind.SHARE : Kind.DISTANCE;
        String stem = file.getFileName().toString().replaceFirst("(?i)\\.tiff?$", "");
        return Optional.of(new RasterSource(
                m.group(1) == null ? stem : m.group(1).strip(),
                kind,
                file,
                kind == Kind.VALUES ? 0 : Long.parseLong(m.group(3))));
    }

    /** The grid of the first; every file that cannot be opened is told. */
    public static Grid grid(List<RasterSource> sources, Problems problems) {
        List<Optional<Grid>> grids = sources.stream()
                .map(s -> problems.attempt(() -> TiffFile.open(s.file).grid()))
                .toList();
        problems.throwIfAny();
        return grids.get(0).orElseThrow();
    }

    /** All on the grid; every one that cannot be brought there is told. */
    public static List<ValueRaster> on(
            Grid grid,
            List<RasterSource> sources,
            Predicate<RasterSource> strata,
            List<Problem> cautions,
            Problems problems,
            Engine engine) {
        List<Optional<ValueRaster>> rasters = sources.stream()
                .map(s -> problems.attempt(() -> s.on(grid, strata.test(s), cautions, engine)))
                .toList();
        problems.throwIfAny();
        return rasters.stream().map(Optional::orElseThrow).toList();
    }

    /** On the grid given; cells of a class raster that is read as strata are never averaged. */
    private ValueRaster on(Grid grid, boolean strata, List<Problem> cautions, Engine engine) {
        TiffFile tiff = TiffFile.open(file);
        String place = name + " (" + file.getFileName() + ")";
        tiff.cautions().forEach(c -> cautions.add(c.at(place)));
        if (kind == Kind.DISTANCE) {
            Aligned<ClassRaster> aligned = Aligned.classes(tiff.classes(new OneCode(code), Set.of()), grid, place);
            cautions.addAll(aligned.note().cautions());
            BitSet wanted = new BitSet();
            wanted.set(1);
            return DistanceToClass.of(engine, aligned.raster(), wanted, Long.toString(code));
        }
        ValueRaster own = kind == Kind.SHARE ? new Mapped(tiff.values(), v -> v == code ? 1 : 0) : tiff.values();
        boolean coded = kind == Kind.VALUES && (strata || !tiff.colours().isEmpty());
        Aligned<ValueRaster> aligned = Aligned.values(own, grid, coded ? Resampling.NEAREST : Resampling.MEAN, place);
        cautions.addAll(aligned.note().cautions());
        return aligned.raster();
    }

    /** Class 1 is the code, class 2 every other. */
    private record OneCode(long code) implements CodeTable {
        @Override
        public int classes() {
            return 2;
        }

        @Override
        public int indexOf(long other) {
            return other == code ? 1 : 2;
        }
    }

    private interface OfValue {
        float of(float value);
    }

    /** A function of a raster's values; no value stays none. */
    private record Mapped(ValueRaster raster, OfValue function) implements ValueRaster {
        @Override
        public Grid grid() {
            return raster.grid();
        }

        @Override
        public Tiling tiling() {
            return raster.tiling();
        }

        @Override
        public Reader open() {
            Reader own = raster.open();
            return new Reader() {
                @Override
                public void read(Window window, float[] into) {
                    own.read(window, into);
                    for (int i = 0; i < window.cells(); i++) {
                        into[i] = Float.isNaN(into[i]) ? Float.NaN : function.of(into[i]);
                    }
                }

                @Override
                public void close() {
                    own.close();
                }
            };
        }
    }
}
