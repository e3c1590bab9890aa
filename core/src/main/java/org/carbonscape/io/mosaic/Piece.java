package org.carbonscape.io.mosaic;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Tiling;
import org.carbonscape.io.block.Blocks;
import org.carbonscape.io.block.CellWindows;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.Place;
import org.carbonscape.io.block.SampleFormat;
import org.carbonscape.io.block.Scaling;
import org.carbonscape.problem.Problem;

/** A raster that may be part of a mosaic; it may be a mosaic itself. */
public interface Piece {
    /** Opens a raster. */
    interface Opener {
        /**
         * @param band  counted from 1
         * @param depth how many mosaics it is within
         */
        Piece open(Path path, int band, int depth);
    }

    Path path();

    Place place();

    Optional<Crs> crs();

    Blocks blocks();

    SampleFormat format();

    Optional<NoData> none();

    Scaling scaling();

    /** Colours by code. */
    SortedMap<Integer, Integer> colours();

    List<Problem> cautions();

    /** The cut in which reading is cheapest. */
    Tiling tiling();

    /** A reader of the stored cells. */
    CellWindows cells(NoData[] none, Set<Long> alsoNone);
}
