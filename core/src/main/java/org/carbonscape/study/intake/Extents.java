package org.carbonscape.study.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.align.StudyGrid;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Extent;
import org.carbonscape.study.plan.LayerGrammar;
import org.carbonscape.study.plan.Study;
import org.carbonscape.study.table.InputFiles;
import org.carbonscape.zone.PolygonUnits;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Finds the window of the first phase's grid that {@code grid.extent} asks for. */
final class Extents {
    private static final String PLACE = "grid.extent";
    private static final Set<String> NAMELESS = Set.of("", "unknown", "unnamed", "undefined", "user-defined");

    private final Study study;
    private final Grid whole;
    private final Map<String, Path> files;

    /** @param whole the study grid without an extent */
    Extents(Study study, Grid whole, Map<String, Path> files) {
        this.study = study;
        this.whole = whole;
        this.files = files;
    }

    /** @throws ProblemException where it cannot be opened or holds no cell */
    Clip open() {
        Optional<Extent> asked = study.grid().extent();
        if (asked.isEmpty()) {
            return Clip.none(whole);
        }
        if (asked.get() instanceof Extent.Box box) {
            return Clip.window(window(box(box), PLACE));
        }
        String text = ((Extent.Named) asked.get()).text();
        Study.Units set = study.units().get(text);
        if (set instanceof Study.Polygons polygons) {
            return outline(polygons, PLACE + " (units." + text + ")");
        }
        if (set != null) {
            throw new ProblemException(
                    ProblemCode.STUDY_05_VALUE,
                    PLACE,
                    text,
                    Bilingual.of("a fishnet covers whatever the grid covers", "渔网随格网而定，不能反过来确定范围"),
                    Bilingual.of("a set of polygons, a file, or west,south,east,north", "面单元集、文件，或 w,s,e,n（西、南、东、北）"));
        }
        Path file = Study.folder(study.file()).resolve(FileName.path(text)).normalize();
        if (!text.contains(".") && !Files.exists(file) && !study.units().isEmpty()) {
            throw new ProblemException(
                    ProblemCode.STUDY_09_NO_SUCH_UNITS,
                    PLACE,
                    text,
                    study.units().keySet());
        }
        Study.Polygons polygons = Study.Polygons.of(file);
        files.put(PLACE, polygons.file());
        String place = PLACE + " (" + file.getFileName() + ")";
        if (LayerGrammar.isRaster(text)) {
            Grid other = InputFiles.rename(() -> TiffFile.open(file).grid(), file, place);
            double[] box = StudyGrid.box(other, whole.crs());
            return Clip.window(window(new Envelope(box[0], box[1], box[2], box[3]), place));
        }
        return outline(polygons, place);
    }

    private Envelope box(Extent.Box box) {
        if (box.looksLikeDegrees() && !whole.crs().isGeographic()) {
            throw new ProblemException(ProblemCode.ALIGN_07_DEGREES, PLACE, box, system(whole.crs()), corners());
        }
        return new Envelope(box.west(), box.east(), box.south(), box.north());
    }

    private Clip outline(Study.Polygons polygons, String place) {
        Problems own = new Problems(); // its cautions are told where the set or layer itself is opened
        PolygonUnits units = own.attempt(
                        () -> (PolygonUnits) new UnitSets("extent", place, polygons, whole, own).open())
                .orElseThrow(() -> new ProblemException(own.problems()));
        own.throwIfAny();
        Envelope box = new Envelope();
        List<Geometry> parts = units.polygons();
        parts.forEach(p -> box.expandToInclude(p.getEnvelopeInternal()));
        Grid window = window(box, place);
        return new Clip(window, true, parts, Optional.of(units.burner(window)));
    }

    /** Cells whose centres lie in the box. */
    private Grid window(Envelope box, String place) {
        long left = Math.max(0, cells((box.getMinX() - whole.west()) / whole.cellWidth()));
        long right = Math.min(whole.columns(), cells((box.getMaxX() - whole.west()) / whole.cellWidth()));
        long upper = Math.max(0, cells((whole.north() - box.getMaxY()) / whole.cellHeight()));
        long lower = Math.min(whole.rows(), cells((whole.north() - box.getMinY()) / whole.cellHeight()));
        if (right <= left || lower <= upper) {
            throw new ProblemException(
                    ProblemCode.ALIGN_06_EXTENT,
                    place,
                    corners(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
                    corners(),
                    system(whole.crs()));
        }
        return new Grid(
                whole.crs(),
                whole.west() + left * whole.cellWidth(),
                whole.north() - upper * whole.cellHeight(),
                whole.cellWidth(),
                whole.cellHeight(),
                (int) (right - left),
                (int) (lower - upper));
    }

    /** The system of the grid, as people call it; files without a name for theirs say "unknown" or nothing. */
    static Bilingual system(Crs crs) {
        if (!NAMELESS.contains(crs.label().toLowerCase(Locale.ROOT))) {
            return Bilingual.same(crs.label());
        }
        return crs.isGeographic()
                ? Bilingual.of("longitudes and latitudes of an unnamed system", "未命名的地理坐标系")
                : crs.metresPerUnit() == 1
                        ? Bilingual.of("an unnamed system in metres", "未命名的投影坐标系（单位：米）")
                        : Bilingual.of(
                                "an unnamed system in units of " + crs.metresPerUnit() + " m",
                                "未命名的投影坐标系（单位：" + crs.metresPerUnit() + " 米）");
    }

    /** Cells whose centre lies before a position. */
    private static long cells(double position) {
        return (long) Math.ceil(position - 0.5 - 1e-9);
    }

    private String corners() {
        return corners(whole.west(), whole.south(), whole.east(), whole.north());
    }

    private static String corners(double... values) {
        StringBuilder text = new StringBuilder();
        for (double v : values) {
            text.append(text.length() == 0 ? "" : ",").append(Numbers.text(Math.rint(v * 1e4) / 1e4));
        }
        return text.toString();
    }
}
