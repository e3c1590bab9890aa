package org.carbonscape.io.vector;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Writes a GeoPackage (OGC 12-128, version 1.3): typed columns, spatial index, extents, styles. The same layers and
 * time give the same bytes.
 */
public final class GeoPackageWriter {
    private GeoPackageWriter() { }

    /**
     * Writes a new file; one that is there is replaced.
     *
     * @param changed the time of change written into the file; not the clock, so that runs can be compared
     */
    public static void write(Path file, List<MapLayer> layers, Instant changed) {
        throw new UnsupportedOperationException();
    }
}
