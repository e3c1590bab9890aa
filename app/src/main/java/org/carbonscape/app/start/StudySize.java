package org.carbonscape.app.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much work a study is, from its text and the headers of the rasters named there; what YAML could hide from this
 * only runs a little slower.
 *
 * @param cells   of all its rasters
 * @param squares of all its fishnets over the whole of its largest raster
 */
record StudySize(long cells, double squares) {
    static final StudySize NONE = new StudySize(0, 0);
    /** A study file is read no further than this. */
    private static final int MOST_TEXT = 1 << 20;

    private static final Pattern FISHNET =
            Pattern.compile("\\bfishnet[\"']?\\s*:\\s*[\"']?([0-9]+\\.?[0-9]*)\\s*(km)?");
    private static final double METRES_A_DEGREE = 111_320;
    /** Cells narrower than this are degrees. */
    private static final double DEGREES = 0.1;

    /** Of a study file or the folder of one; nothing where it is neither. */
    static StudySize of(Path named) {
        Path study = named.toFile().isDirectory() ? named.resolve("study.yaml") : named;
        File file = study.toFile();
        if (!study.toString().matches(".*\\.ya?ml") || !file.isFile() || file.length() > MOST_TEXT) {
            return NONE;
        }
        try {
            String text = Files.readString(study);
            long cells = 0;
            double area = 0;
            for (String name : text.split("[,{}\\[\\]\"'\\n\\r]|: ")) {
                if (name.strip().toLowerCase(Locale.ROOT).matches(".*\\.tiff?")) {
                    List<Path> found = new ArrayList<>();
                    Tuning.add(found, study.toAbsolutePath(), name.strip());
                    for (Path raster : found) {
                        RasterSize size = RasterSize.of(raster);
                        double width = size.width() < DEGREES ? size.width() * METRES_A_DEGREE : size.width();
                        cells += size.cells();
                        area = Math.max(area, size.cells() * width * width);
                    }
                }
            }
            double squares = 0;
            for (Matcher net = FISHNET.matcher(text); net.find(); ) {
                double side = Double.parseDouble(net.group(1)) * (net.group(2) == null ? 1 : 1000);
                squares += area / (side * side);
            }
            return new StudySize(cells, squares);
        } catch (IOException e) { // told by the command itself
            return NONE;
        }
    }
}
