package org.carbonscape.study.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.table.InputFiles;

/** A legend as a raster brings it along: names of classes and colours. */
public final class RasterLegend {
    private RasterLegend() {}

    /** Rows {@code code,class,color}; empty where the raster names no class. */
    public static Optional<InputTable> find(TiffFile raster, String place) {
        SortedMap<Integer, Integer> colours = raster.colours();
        List<List<String>> rows = new ArrayList<>();
        raster.classNames().forEach((code, name) -> {
            int rgb = code >= 0 && code < Integer.MAX_VALUE ? colours.getOrDefault((int) (long) code, 0) : 0;
            String color = rgb == 0 ? "" : String.format(Locale.ROOT, "#%06x", rgb);
            rows.add(List.of(String.valueOf(code), name, color));
        });
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(InputTable.of(place, List.of("code", "class", "color"), rows));
    }

    /** @throws ProblemException LEGEND-09 where the raster names no class */
    static InputTable table(Path raster, String key) {
        String place = key + " (" + raster.getFileName() + ")";
        return InputFiles.rename(() -> find(TiffFile.open(raster), place), raster, place)
                .orElseThrow(() -> new ProblemException(ProblemCode.LEGEND_09_NO_NAMES, place));
    }
}
