package org.carbonscape.io.tiff;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A GeoTIFF or BigTIFF on disk, known by its header: cheap to open, nothing decoded, no file held open. The header is
 * held against the file completely, so that what it promises is there; only damage inside a compressed block is found
 * later, when it is read. Reads strips and tiles in either byte order, uncompressed, LZW, DEFLATE, PackBits or ZSTD,
 * with predictors 1 to 3, whole numbers of 1 to 64 bits and floating-point numbers of 16 to 64, bands side by side or
 * apart, sparse files; the place from tags or a world file, the coordinate reference system from tags or a .prj file,
 * both and the no-data value, scale and offset also from an .aux.xml file; masks inside, beside (.msk) and as alpha
 * bands. A file whose first row is the southernmost is read from its end: the grid here is always north-up.
 * Anything else is a problem that says what to do. Immutable.
 */
public final class TiffFile {
    /** Bands of strips are offered about this large. */
    private static final int BAND_CELLS = 1 << 18;

    private final Path path;
    private final long bytes;
    private final int band;
    private final Layout layout;
    private final Georeference place;
    private final BandFacts facts;
    private final boolean big;
    private final SortedMap<Integer, Integer> colours;

    private TiffFile(
            Path path,
            long bytes,
            int band,
            Layout layout,
            Georeference place,
            BandFacts facts,
            boolean big,
            SortedMap<Integer, Integer> colours) {
        this.path = path;
        this.bytes = bytes;
        this.band = band;
        this.layout = layout;
        this.place = place;
        this.facts = facts;
        this.big = big;
        this.colours = colours;
    }

    /** The first band of a file. */
    public static TiffFile open(Path path) {
        return open(path, 1);
    }

    /** A band of a file, counted from 1. Problems: FILE-01 to 03, TIFF-01 to 07 and 10 to 14. */
    public static TiffFile open(Path path, int band) {
        try (ByteSource source = ByteSource.open(path)) {
            Directory d = Directory.read(source);
            Layout layout = Layout.read(source, d, band);
            Sidecar beside = Sidecar.beside(path, band);
            Georeference place = Georeference.read(path, d, layout.blocks().rows(), beside);
            return new TiffFile(
                    path,
                    source.size(),
                    band,
                    layout,
                    place,
                    BandFacts.read(source, d, layout, band, beside, place),
                    d.isBig(),
                    colours(d, layout));
        }
    }

    private static SortedMap<Integer, Integer> colours(Directory d, Layout layout) {
        TreeMap<Integer, Integer> colours = new TreeMap<>();
        long count = d.count(Tag.COLOUR_MAP);
        if (count > 0 && count % 3 == 0 && count <= 3 * 65536 && layout.format().bits() <= 16) {
            long[] map = d.numbers(Tag.COLOUR_MAP, count);
            int n = map.length / 3;
            for (int i = 0; i < n; i++) {
                colours.put(i, (int) (map[i] >> 8 << 16 | map[n + i] >> 8 << 8 | map[2 * n + i] >> 8));
            }
        }
        return Collections.unmodifiableSortedMap(colours);
    }

    public Path path() {
        return path;
    }

    /** Size of the file. */
    public long bytes() {
        return bytes;
    }

    public int band() {
        return band;
    }

    public int columns() {
        return layout.blocks().columns();
    }

    public int rows() {
        return layout.blocks().rows();
    }

    public CellType type() {
        return layout.format().type();
    }

    /** Colours by code (0xRRGGBB), of a file with a colour map; unused codes are mostly black. */
    public SortedMap<Integer, Integer> colours() {
        return colours;
    }

    /** The system the file or its .prj names. */
    public Optional<Crs> crs() {
        return place.crs();
    }

    /**
     * What a reader of results should know of how the file was read: a mask that was honoured, values that were scaled,
     * what was found in files beside it, a no-data text that was rounded.
     */
    public List<Problem> cautions() {
        return facts.cautions();
    }

    /**
     * Files beside it that were read as well: the world file, .prj, .aux.xml, .msk. They belong to a study's inputs.
     */
    public List<Path> companions() {
        return facts.companions();
    }

    /**
     * The file as classes of land, unless it is plainly something else.
     *
     * @param named whether a legend names its codes, asked only where there is a doubt; then it is taken at its word
     * @throws ProblemException TIFF_15 for a picture (its bands are red, green and blue) or a raster of measured values
     *     (it names a unit, a scale or an offset)
     */
    public TiffFile asClasses(BooleanSupplier named) {
        if (facts.notClasses().isPresent() && !named.getAsBoolean()) {
            throw new ProblemException(
                    ProblemCode.TIFF_15_NOT_CLASSES,
                    path.toString(),
                    facts.notClasses().get());
        }
        return this;
    }

    /** The grid; problem CRS-01 if no coordinate reference system is named. */
    public Grid grid() {
        return grid(crs().orElseThrow(() -> new ProblemException(ProblemCode.CRS_01_MISSING, path.toString())));
    }

    /**
     * The grid in a system declared elsewhere, whatever the file says.
     *
     * @throws ProblemException ALIGN_03 to 05 where it cannot lie on the Earth
     */
    public Grid grid(Crs declared) {
        Grid grid = new Grid(
                declared, place.west(), place.north(), place.cellWidth(), place.cellHeight(), columns(), rows());
        CellArea.fault(grid, path.toString()).ifPresent(fault -> {
            throw new ProblemException(List.of(fault));
        });
        return grid;
    }

    /** The cut in which reading is cheapest: the file's tiles, or bands of whole strips. */
    public Tiling tiling() {
        if (layout.blocks().tiled()) {
            return layout.blocks().tiling();
        }
        int rows = Math.max(1, BAND_CELLS / layout.blocks().columns());
        int height = Math.min(
                layout.blocks().rows(),
                Math.max(1, rows / layout.blocks().height()) * layout.blocks().height());
        return Tiling.bands(layout.blocks().columns(), layout.blocks().rows(), height);
    }

    /** The classes on the file's own {@link #grid()}. */
    public TiffClassRaster classes(CodeTable codes, Set<Long> alsoNoData) {
        return classes(grid(), codes, alsoNoData);
    }

    /**
     * The classes.
     *
     * @param grid       {@link #grid()}, or {@link #grid(Crs)} of a declared system
     * @param codes      the legend
     * @param alsoNoData codes that mean none beside the file's own no-data value; both win over the legend
     */
    public TiffClassRaster classes(Grid grid, CodeTable codes, Set<Long> alsoNoData) {
        return new TiffClassRaster(
                this, checked(grid), codes, facts.noData().stream().toArray(NoData[]::new), alsoNoData);
    }

    /** Whether the file says which value is no data. */
    boolean namesNoData() {
        return facts.noData().isPresent();
    }

    /** The values on the file's own {@link #grid()}; NaN, infinite and no-data cells are NaN. */
    public ValueRaster values() {
        return values(grid(), List.of());
    }

    /** The values on {@link #grid(Crs)}; {@code alsoNoData} as for classes. */
    public ValueRaster values(Grid grid, List<Double> alsoNoData) {
        NoData[] none = Arrays.copyOf(
                facts.noData().stream().toArray(NoData[]::new),
                facts.noData().isPresent() ? 1 + alsoNoData.size() : alsoNoData.size());
        for (int i = 0; i < alsoNoData.size(); i++) {
            none[none.length - 1 - i] = NoData.of("", alsoNoData.get(i));
        }
        return new TiffValueRaster(this, checked(grid), none);
    }

    private Grid checked(Grid grid) {
        if (grid.columns() != columns() || grid.rows() != rows()) {
            throw new IllegalArgumentException("not the grid of " + path + ": " + grid);
        }
        return grid;
    }

    Optional<Mask> mask() {
        return facts.mask();
    }

    Scaling scaling() {
        return facts.scaling();
    }

    Layout layout() {
        return layout;
    }

    /** Whether the file's first row is the southernmost. */
    boolean isSouthUp() {
        return place.southUp();
    }
}
