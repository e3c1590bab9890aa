package org.carbonscape.io.tiff;

import java.util.List;
import java.util.Optional;

/** A block encoded by one thread, on its way to the {@link TiffWriter}: opaque. */
public final class TiffBlock {
    /** Of the map itself. */
    final List<byte[]> tiles;
    /** The block as the first copy has it, for the copies the writer puts together. */
    final Optional<Plane> copy;

    TiffBlock(List<byte[]> tiles, Optional<Plane> copy) {
        this.tiles = tiles;
        this.copy = copy;
    }
}
