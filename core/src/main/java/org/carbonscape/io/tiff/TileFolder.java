package org.carbonscape.io.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.Tiling;
import org.carbonscape.grid.Window;
import org.carbonscape.io.mosaic.RasterFiles;
import org.carbonscape.io.xml.XmlText;

/**
 * A raster that is a folder of files, {@code NAME/r001c001.tif} and so on from the north-west, and {@code NAME.vrt}
 * that lays them side by side. A file is complete as soon as its last block is there, so that only those of one row of
 * files wait for blocks. {@code NAME_overview.tif} is the whole halved twice: the VRT's overview, and what is shown
 * where a VRT is not read.
 */
final class TileFolder implements AutoCloseable {
    private static final int BLOCK = 2 * BlockEncoding.TILE;

    private final Path index;
    private final Path folder;
    private final Grid grid;
    private final TiffTags tags;
    private final Tiling files;
    private final Writers writers;
    private final SortedMap<Integer, TiffWriter> open = new TreeMap<>();
    private final SortedMap<Integer, Long> waiting = new TreeMap<>();
    private final List<Integer> done = new ArrayList<>();
    private final Optional<TiffWriter> overview;

    /** Writers of parts of the map, or of a copy of it, with their halvings to the first copy. */
    interface Writers {
        TiffWriter of(Path file, Grid grid, int halvings);
    }

    /** @param halved whether blocks come with their copy halved twice */
    TileFolder(Path path, Grid grid, TiffTags tags, TiffOptions options, boolean halved, Writers writers) {
        String name = String.valueOf(path.getFileName()).replaceFirst("(?i)\\.tiff?$", "");
        this.index = path.resolveSibling(name + ".vrt");
        this.folder = path.resolveSibling(name);
        this.grid = grid;
        this.tags = tags;
        this.writers = writers;
        int side = (options.tiles() - 1) / BLOCK * BLOCK + BLOCK; // no block lies in two files
        this.files =
                new Tiling(grid.columns(), grid.rows(), Math.min(side, grid.columns()), Math.min(side, grid.rows()));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw TiffOutput.problem(folder, e);
        }
        this.overview = halved ? Optional.of(writers.of(overview(index), quarter(), 1)) : Optional.empty();
    }

    /** Where a raster of many files, named by its index, is one file of fewer cells. */
    private static Path overview(Path index) {
        return index.resolveSibling(RasterFiles.shown(String.valueOf(index.getFileName())));
    }

    private Grid quarter() {
        return new Grid(
                grid.crs(),
                grid.west(),
                grid.north(),
                4 * grid.cellWidth(),
                4 * grid.cellHeight(),
                (grid.columns() + 3) / 4,
                (grid.rows() + 3) / 4);
    }

    private Path file(int number) {
        int across = files.across();
        return folder.resolve(String.format(Locale.ROOT, "r%03dc%03d.tif", number / across + 1, number % across + 1));
    }

    void accept(Window window, TiffBlock block) {
        int number = window.row() / files.blockHeight() * files.across() + window.column() / files.blockWidth();
        Window of = files.window(number);
        TiffWriter writer = open.computeIfAbsent(number, n -> writers.of(file(n), part(of), 2));
        writer.accept(
                new Window(window.column() - of.column(), window.row() - of.row(), window.width(), window.height()),
                block);
        overview.ifPresent(o -> o.acceptCopy(window, block.copy.orElseThrow()));
        long left = waiting.getOrDefault(number, (long) of.width() * of.height()) - window.cells();
        waiting.put(number, left);
        if (left == 0) {
            writer.finish();
            writer.close();
            open.remove(number);
            done.add(number);
        }
    }

    private Grid part(Window w) {
        return new Grid(
                grid.crs(),
                grid.west() + w.column() * grid.cellWidth(),
                grid.north() - w.row() * grid.cellHeight(),
                grid.cellWidth(),
                grid.cellHeight(),
                w.width(),
                w.height());
    }

    void finish() {
        overview.ifPresent(o -> {
            o.finish();
            o.close();
        });
        StringBuilder xml = new StringBuilder("<VRTDataset rasterXSize=\"")
                .append(grid.columns())
                .append("\" rasterYSize=\"")
                .append(grid.rows())
                .append("\">\n  <SRS>")
                .append(XmlText.escape(
                        grid.crs().findEpsg().isPresent()
                                ? "EPSG:" + grid.crs().findEpsg().getAsInt()
                                : grid.crs().wkt1()))
                .append("</SRS>\n  <GeoTransform>");
        double[] g = {grid.west(), grid.cellWidth(), 0, grid.north(), 0, -grid.cellHeight()};
        for (int i = 0; i < 6; i++) {
            xml.append(i == 0 ? "" : ", ").append(g[i]);
        }
        xml.append("</GeoTransform>\n  <VRTRasterBand dataType=\"")
                .append(!tags.isClasses() ? "Float32" : tags.cellBytes() == 1 ? "Byte" : "UInt16")
                .append("\" band=\"1\">\n    <NoDataValue>")
                .append(tags.isClasses() ? "0" : "nan")
                .append("</NoDataValue>\n")
                .append(tags.colours())
                .append(tags.names());
        for (int number = 0; number < files.count(); number++) {
            Window w = files.window(number);
            String size = "xSize=\"" + w.width() + "\" ySize=\"" + w.height() + "\"/>\n";
            xml.append("    <SimpleSource>\n      <SourceFilename relativeToVRT=\"1\">")
                    .append(XmlText.escape(
                            folder.getFileName() + "/" + file(number).getFileName()))
                    .append("</SourceFilename>\n      <SourceBand>1</SourceBand>\n")
                    .append("      <SrcRect xOff=\"0\" yOff=\"0\" ")
                    .append(size)
                    .append("      <DstRect xOff=\"")
                    .append(w.column())
                    .append("\" yOff=\"")
                    .append(w.row())
                    .append("\" ")
                    .append(size)
                    .append("    </SimpleSource>\n");
        }
        if (overview.isPresent()) {
            xml.append("    <Overview>\n      <SourceFilename relativeToVRT=\"1\">")
                    .append(XmlText.escape(String.valueOf(overview(index).getFileName())))
                    .append("</SourceFilename>\n      <SourceBand>1</SourceBand>\n    </Overview>\n");
        }
        xml.append("  </VRTRasterBand>\n</VRTDataset>\n");
        try {
            Files.write(index, xml.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw TiffOutput.problem(index, e);
        }
    }

    /** Removes what was written. */
    @Override
    public void close() {
        open.values().forEach(TiffWriter::close);
        overview.ifPresent(TiffWriter::close);
        try {
            for (int number : done) {
                Files.deleteIfExists(file(number));
                Files.deleteIfExists(folder.resolve(file(number).getFileName() + ".aux.xml"));
            }
            Files.deleteIfExists(index);
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw TiffOutput.problem(folder, e);
        }
    }
}
