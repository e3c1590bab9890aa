package org.carbonscape.io.tiff;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.TileMap;
import org.carbonscape.grid.ClassRaster;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;

/**
 * Writes one raster as a cloud-optimised GeoTIFF (COG) of 256 x 256 tiles with overviews, block by block and never
 * holding more than a band of them: encoded blocks wait in a file beside it. Each thread encodes with an
 * {@link #encoding()} of its own; the writer takes the blocks in order, so it is the sink of {@link Engine#map}.
 * The same cells give the same bytes, whatever the number of threads. A file that
 * would pass 4 GB becomes a BigTIFF. With {@link TiffOptions#tiles} a large raster becomes a folder of such files and
 * a VRT.
 *
 * <pre>{@code
 * try (TiffWriter out = TiffWriter.values(path, grid, "tCO2/ha/yr", "net emissions", TiffOptions.STANDARD)) {
 *     out.write(engine, raster);          // or engine.map(out.tiling(), ..., out) with encoders of one's own
 *     out.finish();
 * }                                       // closed unfinished: the file is removed
 * }</pre>
 *
 * Class rasters are 8-bit class indices (16-bit beyond 255), 0 = no data, with a colour table; their names stand in
 * {@code NAME.tif.aux.xml} beside them, where GDAL and QGIS look for names. Value rasters are 32-bit floats,
 * NaN = no data. Problems RUN-05 where the disk is full, RUN-04 and RUN-12 where it may not be written.
 */
public final class TiffWriter implements TileMap.Sink<TiffBlock>, AutoCloseable {
    private static final int TILE = BlockEncoding.TILE;
    private static final int BLOCK = 2 * TILE;
    /**
     * Halvings to the first copy of a map that is too large for its copy halved once to fit a tile. That one would take
     * a third of the file and of the time, and a viewer that has a quarter draws from whole tiles as fast.
     */
    private static final int FIRST = 2;

    /** The map or a copy of it: its tiles so far, and the row of tiles being put together. */
    private static final class Level {
        final int columns;
        final int rows;
        final TiffOutput.Level blocks;
        final List<Plane.Piece> pieces = new ArrayList<>();

        Level(int columns, int rows) {
            this.columns = columns;
            this.rows = rows;
            this.blocks = new TiffOutput.Level(Math.multiplyExact(across(columns), across(rows)));
        }

        private static int across(int cells) {
            return (cells - 1) / TILE + 1;
        }
    }

    private final Path path;
    private final Grid grid;
    private final TiffTags tags;
    private final TiffOptions options;
    private final Optional<TiffOutput> out;
    /** In place of one file. */
    private final Optional<TileFolder> folder;

    private final int first; // halvings to levels.get(1)
    private final List<Level> levels = new ArrayList<>();
    private final TileEncoder upper;
    private long accepted;
    private boolean finished;

    /** @param first halvings to the first copy */
    private TiffWriter(Path path, Grid grid, TiffTags tags, TiffOptions options, int first) {
        this.first = first;
        this.path = path;
        this.grid = grid;
        this.tags = tags;
        this.options = options;
        this.upper = new TileEncoder(options.reduced(), tags.cellBytes(), TILE);
        int columns = grid.columns();
        int rows = grid.rows();
        levels.add(new Level(columns, rows));
        for (int halvings = 1; options.overviews() && Math.max(columns, rows) > TILE; halvings++) {
            columns = (columns + 1) / 2;
            rows = (rows + 1) / 2;
            if (halvings >= first) {
                levels.add(new Level(columns, rows));
            }
        }
        boolean many = options.tiles() > 0 && Math.max(grid.columns(), grid.rows()) > options.tiles();
        this.folder = many
                ? Optional.of(
                        new TileFolder(path, grid, tags, options, levels.size() > 1 && first == FIRST, this::part))
                : Optional.empty();
        this.out = many ? Optional.empty() : Optional.of(TiffOutput.create(path));
    }

    private TiffWriter(Path path, Grid grid, TiffTags tags, TiffOptions options) {
        this(path, grid, tags, options, Math.max(grid.columns(), grid.rows()) > BLOCK ? FIRST : 1);
    }

    /** A writer of the same kind for a part of the grid, or for a copy of it. */
    private TiffWriter part(Path file, Grid of, int halvings) {
        return new TiffWriter(file, of, tags.on(of), options.inTiles(0), halvings);
    }

    /**
     * For class indices 0 to {@code classes}.
     *
     * @param labels names and colours; an index without one is grey and nameless
     */
    public static TiffWriter classes(Path path, Grid grid, int classes, List<ClassLabel> labels, TiffOptions options) {
        return new TiffWriter(path, grid, TiffTags.classes(grid, classes, labels), options);
    }

    /** For values of a unit; {@code description} says what they are. */
    public static TiffWriter values(Path path, Grid grid, String unit, String description, TiffOptions options) {
        return new TiffWriter(path, grid, TiffTags.values(grid, unit, description), options);
    }

    /** The blocks to be encoded, in this order. */
    public Tiling tiling() {
        return new Tiling(grid.columns(), grid.rows(), Math.min(BLOCK, grid.columns()), Math.min(BLOCK, grid.rows()));
    }

    /** How its blocks are encoded: a value that may go elsewhere. */
    public BlockEncoding encoding() {
        return new BlockEncoding(
                path.toString(), tags.isClasses(), tags.cellBytes(), levels.size() > 1 ? first : 0, options);
    }

    /** Takes the next block. */
    @Override
    public void accept(Window window, TiffBlock block) {
        accepted += window.cells();
        if (folder.isPresent()) {
            folder.get().accept(window, block);
            return;
        }
        int next = 0;
        for (int row = 0; row < window.height(); row += TILE) {
            for (int column = 0; column < window.width(); column += TILE) {
                put(0, (window.column() + column) / TILE, (window.row() + row) / TILE, block.tiles.get(next++));
            }
        }
        if (levels.size() > 1) {
            collect(1, block.copy.orElseThrow(), window.column() >> first, window.row() >> first);
        }
    }

    private void put(int level, int column, int row, byte[] tile) {
        Level l = levels.get(level);
        out.orElseThrow().append(tile, l.blocks, row * Level.across(l.columns) + column);
    }

    /** Takes a block of the map of which this is the first copy. */
    void acceptCopy(Window window, Plane copy) {
        accepted += (long) copy.width * copy.height;
        collect(0, copy, window.column() >> FIRST, window.row() >> FIRST);
    }

    /** Puts a piece into the row of tiles being gathered; the piece that completes it sends it on. */
    private void collect(int level, Plane piece, int column, int row) {
        Level l = levels.get(level);
        int top = row / TILE * TILE;
        int height = Math.min(TILE, l.rows - top);
        l.pieces.add(new Plane.Piece(piece, column, row - top));
        if (column + piece.width < l.columns || row + piece.height < top + height) {
            return;
        }
        Plane strip = piece.joined(l.pieces, l.columns, height);
        l.pieces.clear();
        for (int x = 0; x < l.columns; x += TILE) {
            put(level, x / TILE, top / TILE, upper.encode(strip, x, 0));
        }
        if (level + 1 < levels.size()) {
            collect(level + 1, strip.halved(), 0, top / 2);
        }
    }

    /** Writes a whole raster of values on this grid. */
    public void write(Engine engine, ValueRaster raster) {
        BlockEncoding encoding = encoding();
        engine.map(
                tiling(),
                cells -> {
                    BlockEncoding.Encoder encoder = encoding.open();
                    return block -> encoder.encode(block, cells.of(raster, block));
                },
                this);
    }

    /** Writes a whole raster of classes on this grid. */
    public void write(Engine engine, ClassRaster raster) {
        BlockEncoding encoding = encoding();
        engine.map(
                tiling(),
                cells -> {
                    BlockEncoding.Encoder encoder = encoding.open();
                    return block -> encoder.encode(block, cells.of(raster, block));
                },
                this);
    }

    /** Completes the file; every block must have been taken. */
    public void finish() {
        if (accepted != grid.cells()) {
            throw new IllegalStateException(accepted + " of " + grid.cells() + " cells were written");
        }
        if (folder.isPresent()) {
            folder.get().finish();
            finished = true;
            return;
        }
        out.orElseThrow().finish(levels.stream().map(l -> l.blocks).toList(), (level, big, offsets, counts) -> {
            Level l = levels.get(level);
            return tags.fields(level == 0, l.columns, l.rows, TILE, options, big, offsets, counts);
        });
        tags.writeSidecar(path);
        finished = true;
    }

    /** Removes the file if it was not finished. */
    @Override
    public void close() {
        if (!finished) {
            folder.ifPresent(TileFolder::close);
            out.ifPresent(TiffOutput::close);
            tags.removeSidecar(path);
        }
    }
}
