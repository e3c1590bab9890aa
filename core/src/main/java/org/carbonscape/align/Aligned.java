package org.carbonscape.align;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.align.AlignmentNote.Coverage;
import org.carbonscape.align.AlignmentNote.Difference;
import org.carbonscape.align.AlignmentNote.Way;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Transform;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A raster on the study grid, with what was done to bring it there. The same grid gives the raster itself; cells that
 * coincide give a view of it; else each study cell is worked out from the source cells around its centre, when it is
 * read and from no more of the file than it needs. Outside the source there is no data (class 0, NaN). The same cells
 * for any window, any number of threads.
 *
 * @param raster on the study grid
 * @param note   for the report
 * @param <R>    the kind of raster
 */
public record Aligned<R>(R raster, AlignmentNote note) {
    /** Share of the study grid below which a caution is due. */
    private static final double NEARLY_ALL = 0.99;

    /**
     * Classes by the nearest source cell.
     *
     * @param place the raster as the user knows it, for notes and problems
     * @throws ProblemException ALIGN_01 where raster and study grid share no cell
     */
    public static Aligned<ClassRaster> classes(ClassRaster raster, Grid study, String place) {
        Grid source = raster.grid();
        if (source.sameCells(study)) {
            return new Aligned<>(source.equals(study) ? raster : new RelaidClasses(raster, study), asIs(study, place));
        }
        Transform transform = Transform.between(study.crs(), source.crs(), study);
        if (Lattice.isShared(source, study, transform)) {
            return new Aligned<>(new ShiftedClasses(raster, study), shifted(source, study, place));
        }
        AlignmentNote note = resampled(source, study, transform, Resampling.NEAREST, place);
        return new Aligned<>(new ResampledClasses(raster, study, transform), note);
    }

    /**
     * Values by the method asked for; MEAN gives way to BILINEAR, and says so in the note, where study cells are
     * smaller than source cells.
     *
     * @throws ProblemException ALIGN_01 where raster and study grid share no cell
     */
    public static Aligned<ValueRaster> values(ValueRaster raster, Grid study, Resampling method, String place) {
        Grid source = raster.grid();
        if (source.sameCells(study)) {
            return new Aligned<>(source.equals(study) ? raster : new RelaidValues(raster, study), asIs(study, place));
        }
        Transform transform = Transform.between(study.crs(), source.crs(), study);
        if (Lattice.isShared(source, study, transform)) {
            return new Aligned<>(new ShiftedValues(raster, study), shifted(source, study, place));
        }
        Resampling used =
                method == Resampling.MEAN && Lattice.isFiner(source, study, transform) ? Resampling.BILINEAR : method;
        AlignmentNote note = resampled(source, study, transform, used, place);
        ValueRaster aligned = used == Resampling.MEAN
                ? new AveragedValues(raster, study, transform)
                : new ResampledValues(raster, study, transform, used);
        return new Aligned<>(aligned, note);
    }

    /** The cells of a raster that a study grid lies over; empty where there are none. */
    public static Optional<Window> part(Grid source, Grid study) {
        if (source.sameCells(study)) {
            return Optional.of(new Window(0, 0, source.columns(), source.rows()));
        }
        PixelMap map = new PixelMap(study, source, Transform.between(study.crs(), source.crs(), study));
        SourceWindow part = SourceWindow.of(map.bounds(new Window(0, 0, study.columns(), study.rows())), 0, source);
        return part.isEmpty() ? Optional.empty() : Optional.of(part.window());
    }

    private static AlignmentNote asIs(Grid study, String place) {
        return new AlignmentNote(
                place,
                Way.AS_IS,
                List.of(),
                Resampling.NEAREST,
                Transform.NONE,
                OptionalDouble.of(0),
                new Coverage(study.cells(), study.cells(), 0),
                List.of());
    }

    private static AlignmentNote shifted(Grid source, Grid study, String place) {
        long covered = Lattice.sharedCells(source, study);
        if (covered == 0) {
            throw apart(source, study, place);
        }
        return new AlignmentNote(
                place,
                Way.WINDOW,
                List.of(Difference.FOOTPRINT),
                Resampling.NEAREST,
                Transform.NONE,
                OptionalDouble.of(0),
                new Coverage(study.cells(), covered, source.cells() - covered),
                partly(study.cells(), covered, place));
    }

    private static AlignmentNote resampled(
            Grid source, Grid study, Transform transform, Resampling method, String place) {
        long covered = new PixelMap(study, source, transform).countInside();
        if (covered == 0) {
            throw apart(source, study, place);
        }
        List<Problem> cautions = new ArrayList<>();
        transform.inverse().caution(place).ifPresent(cautions::add);
        cautions.addAll(partly(study.cells(), covered, place));
        return new AlignmentNote(
                place,
                Way.RESAMPLED,
                differences(source, study, transform),
                method,
                transform.operation(),
                transform.accuracy_m(),
                new Coverage(study.cells(), covered, Lattice.dropped(source, study, transform)),
                cautions);
    }

    private static List<Problem> partly(long cells, long covered, String place) {
        double share = (double) covered / cells;
        return share >= NEARLY_ALL
                ? List.of()
                : List.of(Problem.of(
                        ProblemCode.ALIGN_C01_PARTLY,
                        place,
                        Numbers.readable(Math.floor(share * 1000) / 10, 1),
                        Numbers.readable(cells - covered, 0)));
    }

    private static List<Difference> differences(Grid source, Grid study, Transform transform) {
        if (!transform.isIdentity()) {
            return List.of(Difference.CRS, Difference.ORIGIN, Difference.CELL_SIZE, Difference.FOOTPRINT);
        }
        List<Difference> found = new ArrayList<>();
        boolean sameSize = Lattice.isSameSize(source, study);
        if (!sameSize) {
            found.add(Difference.CELL_SIZE);
        }
        if (!Lattice.isWhole((study.west() - source.west()) / source.cellWidth())
                || !Lattice.isWhole((source.north() - study.north()) / source.cellHeight())) {
            found.add(Difference.ORIGIN);
        }
        if (!Lattice.isSameFootprint(source, study)) {
            found.add(Difference.FOOTPRINT);
        }
        return found;
    }

    private static ProblemException apart(Grid source, Grid study, String place) {
        return new ProblemException(
                ProblemCode.ALIGN_01_NO_OVERLAP, place, Lattice.extent(source), Lattice.extent(study));
    }
}
