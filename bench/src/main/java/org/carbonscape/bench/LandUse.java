package org.carbonscape.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.io.tiff.TiffFile;

/** The land-use rasters of make_inputs.py: classes 1 to 6, no data 0. */
final class LandUse {
    static final CodeTable CODES = new CodeTable() {
        @Override
        public int classes() {
            return 6;
        }

        @Override
        public int indexOf(long code) {
            return code >= 1 && code <= 6 ? (int) code : UNKNOWN;
        }
    };

    private LandUse() {}

    static Path file(Path in, String side, int phase) {
        return in.resolve("landuse_" + side + "_p" + phase + ".tif");
    }

    /** The first phases of the series. */
    static List<ClassRaster> phases(Path in, String side, int count) {
        return IntStream.rangeClosed(1, count)
                .<ClassRaster>mapToObj(p -> TiffFile.open(file(in, side, p)).classes(CODES, Set.of()))
                .toList();
    }
}
