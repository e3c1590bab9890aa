package org.carbonscape.io.tiff;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.CellArea;
import org.carbonscape.grid.CodeTable;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.block.BlockIndex;
import org.carbonscape.io.block.Blocks;
import org.carbonscape.io.block.CellType;
import org.carbonscape.io.block.CellWindows;
import org.carbonscape.io.block.Compression;
import org.carbonscape.io.block.Layout;
import org.carbonscape.io.block.NoData;
import org.carbonscape.io.block.Place;
import org.carbonscape.io.block.Scaling;
import org.carbonscape.io.bytes.ByteSource;
import org.carbonscape.io.foreign.AsciiGrid;
import org.carbonscape.io.foreign.ClassNames;
import org.carbonscape.io.foreign.ImagineFile;
import org.carbonscape.io.mosaic.BandName;
import org.carbonscape.io.mosaic.Mosaic;
import org.carbonscape.io.mosaic.Mosaics;
import org.carbonscape.io.mosaic.Piece;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * A GeoTIFF or BigTIFF on disk, known by its header: cheap to open, nothing decoded, no file held open. The header is
 * held against the file completely, so that what it promises is there; only damage inside a compressed block is found
 * later, when it is read. Reads strips and tiles in either byte order, uncompressed, LZW, DEFLATE, PackBits or ZSTD,
 * with predictors 1 to 3, whole numbers of 1 to 64 bits and floating-point numbers of 16 to 64, bands side by side or
 * apart, sparse files; the place from tags or a world file, the coordinate reference system from tags or a .prj file,
 * both and the no-data value, scale and offset also from an .aux.xml file; masks inside, beside (.msk) and as alpha
 * bands. A file whose first row is the southernmost is read from its end: the grid here is always north-up.
 * Anything else is a problem that says what to do. Several files side by side (a folder, a pattern, a list, a VRT that
 * is a mosaic) are one such file here. Immutable.
 */
public final class TiffFile {
    /** Bands of strips are offered about this large. */
    private static final int BAND_CELLS = 1 << 18;
    /** Of one reading from a server, about and at most. */
    private static final long FAR_BYTES = 1 << 20;

    private static final long FAR_CELLS = 1 << 20;

    private final Path path;
    private final long bytes;
    private final int band;
    private final Layout layout;
    private final Georeference place;
    private final BandFacts facts;
    private final SortedMap<Integer, Integer> colours;
    private final Optional<Mosaic> mosaic;
    /** Where cells come from; of a mosaic its parts. */
    private final Optional<ByteSource> source;

    private TiffFile(
            Path path,
            Optional<ByteSource> source,
            long bytes,
            int band,
            Layout layout,
            Georeference place,
            BandFacts facts,
            SortedMap<Integer, Integer> colours,
            Optional<Mosaic> mosaic) {
        this.path = path;
        this.source = source;
        this.bytes = bytes;
        this.band = band;
        this.layout = layout;
        this.place = place;
        this.facts = facts;
        this.colours = colours;
        this.mosaic = mosaic;
    }

    /** The first band of a file, or the one that is named behind it ({@link BandName}). */
    public static TiffFile open(Path path) {
        return open(path, 1);
    }

    /** A band of a file, counted from 1. Problems: FILE-01 to 03, TIFF-01 to 07, 10 to 14, 17, 19 and 20. */
    static TiffFile open(Path path, int band) {
        return open(new PlainEngine(), path, band, 0);
    }

    /** The same; where it is made of many, the engine's workers open them. */
    public static TiffFile open(Engine engine, Path path) {
        return open(engine, path, 1, 0);
    }

    private record Opening() implements Piece.Opener {
        @Override
        public Piece open(Path path, int band, int depth) {
            return new TiffPiece(TiffFile.open(new PlainEngine(), path, band, depth));
        }
    }

    /** @param depth how many mosaics it is within */
    private static TiffFile open(Engine engine, Path path, int band, int depth) {
        Optional<BandName> named = BandName.of(path);
        if (named.isPresent()) {
            return open(engine, named.get().file(), named.get().band(), depth).named(path);
        }
        Mosaics mosaics = new Mosaics(engine, new Opening());
        if (RasterFiles.isVrt(path)) {
            return of(path, band, mosaics.ofVrt(path, band, depth));
        }
        if (!RasterFiles.isMany(path)) {
            return ofOne(path, band);
        }
        Problems problems = new Problems();
        List<Path> paths = RasterFiles.of(path, problems);
        return problems.isEmpty() && paths.size() == 1
                ? open(engine, paths.get(0), band, depth + 1)
                : of(path, band, mosaics.ofMany(path, band, depth, paths, problems));
    }

    private static TiffFile of(Path path, int band, Mosaic mosaic) {
        List<TiffFile> files = files(mosaic);
        TiffFile first = files.get(0);
        Tiling tiling = mosaic.tiling();
        Blocks blocks = new Blocks(
                tiling.columns(),
                tiling.rows(),
                tiling.blockWidth(),
                tiling.blockHeight(),
                files.stream().allMatch(f -> f.layout.blocks().tiled()));
        return new TiffFile(
                path,
                Optional.empty(),
                files.stream().mapToLong(f -> f.bytes).sum(),
                band,
                new Layout(blocks, first.layout.format(), Compression.NONE, 1, BlockIndex.none()),
                new Georeference(mosaic.place(), mosaic.crs(), List.of(), List.of()),
                new BandFacts(
                        mosaic.none(),
                        first.scaling(),
                        Optional.empty(),
                        first.facts.notClasses(),
                        mosaic.cautions(),
                        List.of()),
                mosaic.colours(),
                Optional.of(mosaic));
    }

    /** The same under the name by which a user asked for this band. */
    private TiffFile named(Path written) {
        return new TiffFile(written, source, bytes, band, layout, place, facts.ofNamedBand(), colours, mosaic);
    }

    private static List<TiffFile> files(Mosaic mosaic) {
        return mosaic.parts().stream().map(p -> ((TiffPiece) p.piece()).file()).toList();
    }

    private static TiffFile ofOne(Path path, int band) {
        try (ByteSource source = ByteSource.open(path)) {
            byte[] head = source.head();
            if (ImagineFile.isImagine(head)) {
                ImagineFile image = ImagineFile.read(source, band);
                return ofOther(
                        source,
                        band,
                        image.layout(),
                        image.place().transform(),
                        image.place().crs(),
                        image.noData(),
                        image.colours());
            }
            if (AsciiGrid.isAsciiGrid(head)) {
                AsciiGrid grid = AsciiGrid.read(source);
                return ofOther(
                        source,
                        band,
                        grid.layout(),
                        Optional.of(grid.transform()),
                        Optional.empty(),
                        grid.noData(),
                        new TreeMap<>());
            }
            Directory d = Directory.read(source);
            Layout layout = LayoutReader.read(source, d, band);
            Sidecar beside = Sidecar.beside(path, band);
            Georeference place = Georeference.read(path, d, layout.blocks().rows(), beside);
            return new TiffFile(
                    path,
                    Optional.of(source),
                    source.size(),
                    band,
                    layout,
                    place,
                    BandFacts.read(source, d, layout, band, beside, place),
                    ColourMap.of(d, layout),
                    Optional.empty());
        }
    }

    private static TiffFile ofOther(
            ByteSource source,
            int band,
            Layout layout,
            Optional<double[]> transform,
            Optional<Crs> crs,
            Optional<NoData> noData,
            SortedMap<Integer, Integer> colours) {
        if (band < 1 || band > layout.format().bands()) {
            throw new ProblemException(
                    ProblemCode.TIFF_12_BAND,
                    source.path().toString(),
                    band,
                    layout.format().bands());
        }
        Sidecar beside = Sidecar.beside(source.path(), band);
        Georeference place =
                Georeference.read(source.path(), transform, crs, layout.blocks().rows(), beside);
        return new TiffFile(
                source.path(),
                Optional.of(source),
                source.size(),
                band,
                layout,
                place,
                BandFacts.read(source.path(), layout, beside, noData, place),
                colours,
                Optional.empty());
    }

    /** As it was named. */
    public Path path() {
        return path;
    }

    /** Size of the file. */
    long bytes() {
        return bytes;
    }

    int band() {
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

    /**
     * Names of classes by code, where the file or one beside it has them: GDAL's and ESRI's attribute tables, category
     * names, the table of an Erdas Imagine file. Of a mosaic those of all its files, the first that names a code.
     */
    public SortedMap<Long, String> classNames() {
        SortedMap<Long, String> names = new TreeMap<>();
        Path file = BandName.file(path);
        if (FileName.address(file).isEmpty() && Files.isRegularFile(file)) {
            names.putAll(ClassNames.beside(file, band));
        }
        if (names.isEmpty() && source.isPresent()) {
            try (ByteSource bytes = source()) {
                if (ImagineFile.isImagine(bytes.head())) {
                    names.putAll(ImagineFile.read(bytes, band).names());
                }
            }
        } else if (names.isEmpty() && RasterFiles.isVrt(file)) {
            try (ByteSource bytes = ByteSource.open(file)) {
                names.putAll(ClassNames.described(new String(bytes.all(), StandardCharsets.UTF_8), band));
            }
        }
        if (names.isEmpty()) {
            mosaic.ifPresent(m -> files(m).forEach(f -> f.classNames().forEach(names::putIfAbsent)));
        }
        return names;
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

    /** Whether any of it lies on a server. */
    boolean isFar() {
        return source.map(ByteSource::isFar)
                .orElseGet(() -> files(mosaic.orElseThrow()).stream().anyMatch(TiffFile::isFar));
    }

    /** The same of a file whose cells are read as codes of classes, which no scale touches. */
    public List<Problem> cautionsOfClasses() {
        return cautions().stream()
                .filter(c -> c.code() != ProblemCode.TIFF_C02_SCALED)
                .toList();
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
        Place at = place.place();
        Grid grid = new Grid(declared, at.west(), at.north(), at.cellWidth(), at.cellHeight(), columns(), rows());
        CellArea.fault(grid, path.toString()).ifPresent(fault -> {
            throw new ProblemException(List.of(fault));
        });
        return grid;
    }

    /**
     * Every file that is read: itself, or the rasters of a mosaic and its VRT, and what is read beside each. They
     * belong to a study's inputs.
     */
    public List<Path> files() {
        LinkedHashSet<Path> files = new LinkedHashSet<>();
        Path file = BandName.file(path);
        if (mosaic.isEmpty() || RasterFiles.isVrt(file)) {
            files.add(file);
        }
        mosaic.ifPresent(m -> files(m).forEach(f -> files.addAll(f.files())));
        files.addAll(facts.companions());
        files.addAll(ClassNames.files(file));
        return List.copyOf(files);
    }

    /** The cut in which reading is cheapest: the file's tiles, or bands of whole strips. */
    Tiling tiling() {
        if (mosaic.isPresent()) {
            return mosaic.get().tiling();
        }
        if (layout.blocks().tiled()) {
            Tiling tiles = layout.blocks().tiling();
            return source.isPresent() && source.get().isFar() ? several(tiles) : tiles;
        }
        int rows = Math.max(1, BAND_CELLS / layout.blocks().columns());
        int height = Math.min(
                layout.blocks().rows(),
                Math.max(1, rows / layout.blocks().height()) * layout.blocks().height());
        return Tiling.bands(layout.blocks().columns(), layout.blocks().rows(), height);
    }

    /** So many tiles side by side that one journey brings some of them. */
    private Tiling several(Tiling tiles) {
        long stored = layout.index().stored() / layout.index().blocks() + 1;
        long fit = Math.min(FAR_BYTES / stored, FAR_CELLS / ((long) tiles.blockWidth() * tiles.blockHeight()));
        int side = (int) Math.max(1, Math.min(fit, tiles.across()));
        return new Tiling(
                tiles.columns(),
                tiles.rows(),
                Math.min(tiles.columns(), tiles.blockWidth() * side),
                tiles.blockHeight());
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
        NoData[] none = facts.noData().stream().toArray(NoData[]::new);
        mosaic.ifPresent(m -> m.compare(none, alsoNoData));
        return new TiffClassRaster(this, checked(grid), codes, none, alsoNoData);
    }

    /** The value that the file says is no data, as it is written there. */
    public Optional<String> noData() {
        return facts.noData().map(NoData::text);
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
        mosaic.ifPresent(m -> m.compare(none, Set.of()));
        return new TiffValueRaster(this, checked(grid), none);
    }

    private Grid checked(Grid grid) {
        if (grid.columns() != columns() || grid.rows() != rows()) {
            throw new IllegalArgumentException("not the grid of " + path + ": " + grid);
        }
        return grid;
    }

    /** A reader of the stored cells; what is no data tells it where one raster of a mosaic gives way to the next. */
    CellWindows cells(NoData[] none, Set<Long> alsoNoData) {
        return mosaic.isPresent() ? mosaic.get().open(none, alsoNoData) : new WindowReader(this);
    }

    /** The bytes for one more reader. */
    ByteSource source() {
        return source.orElseThrow().again();
    }

    Georeference place() {
        return place;
    }

    BandFacts facts() {
        return facts;
    }

    Optional<Mask> mask() {
        return facts.mask();
    }

    /** How values are made of what is stored. */
    public Scaling scaling() {
        return facts.scaling();
    }

    Layout layout() {
        return layout;
    }

    /** Whether the file's first row is the southernmost. */
    boolean isSouthUp() {
        return place.place().southUp();
    }
}
