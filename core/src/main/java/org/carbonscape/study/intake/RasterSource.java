package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carbonscape.align.Aligned;
import org.carbonscape.align.Resampling;
import org.carbonscape.engine.Engine;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.io.tiff.UndeclaredNoData;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.LayerText;
import org.carbonscape.study.table.Categories;
import org.carbonscape.suitability.DistanceToClass;

/**
 * A variable that comes from a raster file, as a command names it ({@link LayerGrammar#VARIABLES}): {@code dem.tif},
 * {@code forest=share of 2 in land.tif}, {@code water=distance to 4|5 in land.tif} (metres). A name of its own may
 * stand before any of them.
 *
 * @param name  of the variable; the file's name without its ending where none is given
 * @param codes of the classes; empty: the raster's values
 */
public record RasterSource(String name, Kind kind, Path file, List<Long> codes) {
    enum Kind {
        VALUES,
        MAJORITY,
        SHARE,
        DISTANCE
    }

    private static final Pattern CODE = Pattern.compile("-?[0-9]{1,9}");
    private static final Pattern NAMED = Pattern.compile("(?s)([^=]+)=(.+)");

    /** Empty where the text names no raster: a column. */
    public static Optional<RasterSource> find(String text) {
        Matcher named = NAMED.matcher(text);
        return named.matches()
                ? unnamed(named.group(2))
                        .map(s -> new RasterSource(named.group(1).strip(), s.kind, s.file, s.codes))
                : unnamed(text);
    }

    private static Optional<RasterSource> unnamed(String text) {
        LayerText read = LayerGrammar.read(text);
        if (read instanceof LayerText.Raster r) {
            return Optional.of(of(Kind.VALUES, r.file(), List.of()));
        }
        if (read instanceof LayerText.Majority m) {
            return Optional.of(of(Kind.MAJORITY, m.file(), List.of()));
        }
        if (read instanceof LayerText.Share s && s.year().isEmpty()) {
            return s.in().filter(LayerGrammar::isRaster).map(file -> of(Kind.SHARE, file, codes(text, s.classes())));
        }
        return read instanceof LayerText.Distance d && d.year().isEmpty()
                ? d.in().filter(LayerGrammar::isRaster).map(file -> of(Kind.DISTANCE, file, codes(text, d.classes())))
                : Optional.empty();
    }

    private static RasterSource of(Kind kind, String file, List<Long> codes) {
        Path path = FileName.path(file);
        String name = path.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        Path folder = path.getParent();
        boolean pattern = name.matches(".*[*?{}].*") && folder != null;
        String named = folder != null && pattern ? String.valueOf(folder.getFileName()) : name;
        return new RasterSource(named, kind, path, codes);
    }

    private static List<Long> codes(String text, List<String> classes) {
        if (!classes.stream().allMatch(c -> CODE.matcher(c).matches())) {
            throw new ProblemException(ProblemCode.DRIVER_20_CODE, text.strip(), String.join("|", classes));
        }
        return classes.stream().map(Long::valueOf).toList();
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

    /** Whether it is the commonest class of a unit's cells. */
    public boolean isMajority() {
        return kind == Kind.MAJORITY;
    }

    /**
     * What its codes stand for.
     *
     * @param codes the commonest in each unit
     * @throws ProblemException where they are no codes
     */
    public Categories categories(double[] codes) {
        Categories.require(codes, place(), file);
        return Categories.of(TiffFile.open(file));
    }

    /** Told where cells that are codes of classes become means of units. */
    public Optional<Problem> averagedCodes() {
        return kind == Kind.VALUES ? averagedCodes(TiffFile.open(file), place()) : Optional.empty();
    }

    static Optional<Problem> averagedCodes(TiffFile tiff, String place) {
        return tiff.colours().isEmpty() && tiff.classNames().isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.DRIVER_C22_CODES_AVERAGED, place));
    }

    private String place() {
        return name + " (" + file.getFileName() + ")";
    }

    /** On the grid given; cells of a class raster that is read as strata are never averaged. */
    private ValueRaster on(Grid grid, boolean strata, List<Problem> cautions, Engine engine) {
        TiffFile tiff = TiffFile.open(file);
        String place = place();
        boolean measured = kind == Kind.VALUES && !strata;
        ValueRaster values = tiff.values();
        (measured ? UndeclaredNoData.beside(tiff, values, Aligned.part(values.grid(), grid)) : tiff.cautions())
                .forEach(c -> cautions.add(c.at(place)));
        if (kind == Kind.DISTANCE) {
            Aligned<ClassRaster> aligned = Aligned.classes(tiff.classes(new Codes(codes), Set.of()), grid, place);
            cautions.addAll(aligned.note().cautions());
            BitSet wanted = new BitSet();
            wanted.set(1);
            return DistanceToClass.of(engine, aligned.raster(), wanted, shown());
        }
        ValueRaster own = kind == Kind.SHARE ? flags(values, codes) : values;
        boolean coded = isMajority()
                || kind == Kind.VALUES && (strata || !tiff.colours().isEmpty());
        Aligned<ValueRaster> aligned = Aligned.values(own, grid, coded ? Resampling.NEAREST : Resampling.MEAN, place);
        cautions.addAll(aligned.note().cautions());
        return aligned.raster();
    }

    /** 1 on the codes, 0 elsewhere; no value stays none. */
    private static ValueRaster flags(ValueRaster raster, List<Long> codes) {
        return new MadeValues(raster.grid(), raster.tiling(), () -> {
            float[] wanted = new float[codes.size()];
            for (int i = 0; i < wanted.length; i++) {
                wanted[i] = codes.get(i);
            }
            ValueRaster.Reader own = raster.open();
            return MadeValues.reader(
                    (window, into) -> {
                        own.read(window, into);
                        for (int i = 0; i < window.cells(); i++) {
                            into[i] = Float.isNaN(into[i]) ? Float.NaN : flag(wanted, into[i]);
                        }
                    },
                    own);
        });
    }

    private static float flag(float[] wanted, float value) {
        for (float each : wanted) {
            if (value == each) {
                return 1;
            }
        }
        return 0;
    }

    private String shown() {
        return codes.stream().map(String::valueOf).collect(Collectors.joining("|"));
    }

    /** Class 1 is the codes, class 2 every other. */
    private record Codes(List<Long> codes) implements CodeTable {
        @Override
        public int classes() {
            return 2;
        }

        @Override
        public int indexOf(long other) {
            return codes.contains(other) ? 1 : 2;
        }
    }
}
