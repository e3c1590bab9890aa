package org.carbonscape.io.tiff;

import java.util.List;
import java.util.Optional;

/** A block encoded by one thread, on its way to the {@link TiffWriter}: opaque. */
public final class TiffBlock {
    /** Tiles of the map itself, then the one of its first halved copy where there is one. */
    final List<byte[]> tiles;
    /** The block halved twice, for the copies the writer puts together. */
    final Optional<Plane> quarter;

    TiffBlock(List<byte[]> tiles, Optional<Plane> quarter) {
        this.tiles = tiles;
        this.quarter = quarter;
    }
}
