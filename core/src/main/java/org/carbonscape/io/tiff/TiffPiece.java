package org.carbonscape.io.tiff;

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
import org.carbonscape.io.mosaic.Piece;
import org.carbonscape.problem.Problem;

/** A file as part of a mosaic. */
record TiffPiece(TiffFile file) implements Piece {
    @Override
    public Path path() {
        return file.path();
    }

    @Override
    public Place place() {
        return file.place().place();
    }

    @Override
    public Optional<Crs> crs() {
        return file.crs();
    }

    @Override
    public Blocks blocks() {
        return file.layout().blocks();
    }

    @Override
    public SampleFormat format() {
        return file.layout().format();
    }

    @Override
    public Optional<NoData> none() {
        return file.facts().noData();
    }

    @Override
    public Scaling scaling() {
        return file.scaling();
    }

    @Override
    public SortedMap<Integer, Integer> colours() {
        return file.colours();
    }

    @Override
    public List<Problem> cautions() {
        return file.cautions();
    }

    @Override
    public Tiling tiling() {
        return file.tiling();
    }

    @Override
    public CellWindows cells(NoData[] none, Set<Long> alsoNone) {
        return file.cells(none, alsoNone);
    }
}
