package org.carbonscape.align;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * What was done to bring one raster onto the study grid, for the report.
 *
 * @param place          the raster, as the user knows it
 * @param way            what was done
 * @param differences    in what the raster's grid differed; empty where identical
 * @param resampling     how cells were chosen or mixed; NEAREST also for a shift by whole cells
 * @param operation      the coordinate operation, {@link org.carbonscape.grid.Transform#NONE} within one system
 * @param accuracy_m     of its datum shift; empty where it is not known
 * @param coverage       how much of the study grid it covers
 * @param cautions       what a user should know: an unknown datum shift, a raster that covers only a part
 */
public record AlignmentNote(
        String place,
        Way way,
        List<Difference> differences,
        Resampling resampling,
        Bilingual operation,
        OptionalDouble accuracy_m,
        Coverage coverage,
        List<Problem> cautions) {

    public AlignmentNote {
        differences = List.copyOf(differences);
        cautions = List.copyOf(cautions);
    }

    /**
     * How the raster and the study grid overlap.
     *
     * @param studyCells   cells of the study grid
     * @param coveredCells those whose centre lies inside the raster (whether or not it has data there)
     * @param droppedCells cells of the raster whose centre lies outside the study grid; exact for a shift, else to the
     *                     precision of a sample of 16,000 cells
     */
    public record Coverage(long studyCells, long coveredCells, long droppedCells) {
        /** Share of the study grid inside the raster, 0 to 1. */
        public double share() {
            return (double) coveredCells / studyCells;
        }
    }

    /** What was done. */
    public enum Way {
        /** Nothing: the grids are the same. */
        AS_IS,
        /** Cells coincide; only the window differs. No cell was changed. */
        WINDOW,
        /** Cells do not coincide; each study cell was worked out from the source cells around its centre. */
        RESAMPLED
    }

    /** In what a grid can differ from the study grid. */
    public enum Difference implements Bilingual {
        CRS("coordinate system", "坐标系"),
        /** Cell corners do not coincide. */
        ORIGIN("origin", "像元角点"),
        CELL_SIZE("cell size", "像元大小"),
        /** It covers other ground. */
        FOOTPRINT("footprint", "范围");

        private final String english;
        private final String chinese;

        Difference(String english, String chinese) {
            this.english = english;
            this.chinese = chinese;
        }

        @Override
        public String in(Language language) {
            return language == Language.ZH ? chinese : english;
        }
    }

    /** Of a raster of classes whose cells were chosen anew: what is no change on the ground counts as such. */
    public Optional<Problem> resampledClasses() {
        return way == Way.RESAMPLED && resampling == Resampling.NEAREST
                ? Optional.of(Problem.of(ProblemCode.ALIGN_C03_RESAMPLED, place, Bilingual.list(differences)))
                : Optional.empty();
    }

    /**
     * What to tell of it beside the raster that made the study grid: where that one was turned into another coordinate
     * system, the grid's corners are empty in every file, so only what covers less than it is told.
     */
    public List<Problem> cautionsBeside(AlignmentNote first) {
        return cautions.stream()
                .filter(c ->
                        c.code() != ProblemCode.ALIGN_C01_PARTLY || coverage.share() < first.coverage.share() - 0.01)
                .toList();
    }
}
