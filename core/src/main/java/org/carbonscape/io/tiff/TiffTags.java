package org.carbonscape.io.tiff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carbonscape.grid.Grid;
import org.carbonscape.io.xml.XmlText;

/** What a written file says about its cells: type, place, no data, colours, unit, names. */
final class TiffTags {
    private static final int GREY = 0xB4B4B4;

    private final Grid grid;
    private final int cellBytes;
    private final Optional<List<ClassLabel>> labels;
    private final String metadata;

    private TiffTags(Grid grid, int cellBytes, Optional<List<ClassLabel>> labels, String metadata) {
        this.grid = grid;
        this.cellBytes = cellBytes;
        this.labels = labels;
        this.metadata = metadata;
    }

    static TiffTags classes(Grid grid, int classes, List<ClassLabel> labels) {
        if (classes < 1 || classes > 65535) {
            throw new IllegalArgumentException("1 to 65,535 classes, not " + classes);
        }
        for (ClassLabel label : labels) {
            if (label.index() > classes) {
                throw new IllegalArgumentException("label of class " + label.index() + " of " + classes);
            }
        }
        return new TiffTags(grid, classes <= 255 ? 1 : 2, Optional.of(List.copyOf(labels)), "");
    }

    static TiffTags values(Grid grid, String unit, String description) {
        StringBuilder xml = new StringBuilder("<GDALMetadata>\n");
        if (!description.isBlank()) {
            xml.append("  <Item name=\"DESCRIPTION\" sample=\"0\" role=\"description\">")
                    .append(XmlText.escape(description))
                    .append("</Item>\n");
        }
        if (!unit.isBlank()) {
            xml.append("  <Item name=\"UNITTYPE\" sample=\"0\" role=\"unittype\">")
                    .append(XmlText.escape(unit))
                    .append("</Item>\n");
        }
        return new TiffTags(
                grid, 4, Optional.empty(), xml.append("</GDALMetadata>\n").toString());
    }

    boolean isClasses() {
        return labels.isPresent();
    }

    int cellBytes() {
        return cellBytes;
    }

    TiffOutput.Fields fields(
            boolean full,
            int columns,
            int rows,
            int tile,
            TiffOptions options,
            boolean big,
            long[] offsets,
            long[] counts) {
        TiffOutput.Fields f = new TiffOutput.Fields();
        if (!full) {
            f.longs(Tag.SUBFILE_TYPE, false, 1);
        }
        f.longs(Tag.WIDTH, false, columns);
        f.longs(Tag.HEIGHT, false, rows);
        f.shorts(Tag.BITS, cellBytes * 8);
        boolean compressed = options.compression() != TiffOptions.Compression.NONE;
        f.shorts(
                Tag.COMPRESSION,
                switch (options.compression()) {
                    case NONE -> 1;
                    case DEFLATE -> 8;
                    case ZSTD -> 50000;
                });
        f.shorts(Tag.PHOTOMETRIC, isClasses() ? 3 : 1);
        f.shorts(Tag.SAMPLES, 1);
        f.shorts(Tag.PLANAR, 1);
        f.text(Tag.SOFTWARE, "Carbonscape");
        if (options.predictor() && compressed) {
            f.shorts(Tag.PREDICTOR, 2);
        }
        labels.ifPresent(l -> f.shorts(Tag.COLOUR_MAP, colourMap(l)));
        f.shorts(Tag.TILE_WIDTH, tile);
        f.shorts(Tag.TILE_HEIGHT, tile);
        f.longs(Tag.TILE_OFFSETS, big, offsets);
        f.longs(Tag.TILE_COUNTS, false, counts);
        f.shorts(Tag.SAMPLE_FORMAT, isClasses() ? 1 : 3);
        if (full) {
            f.doubles(Tag.PIXEL_SCALE, grid.cellWidth(), grid.cellHeight(), 0);
            f.doubles(Tag.TIE_POINTS, 0, 0, 0, grid.west(), grid.north(), 0);
            GeoKeyWriter.write(grid.crs(), f);
            if (!metadata.isEmpty()) {
                f.text(Tag.GDAL_METADATA, metadata);
            }
        }
        f.text(Tag.GDAL_NODATA, isClasses() ? "0" : "nan");
        return f;
    }

    private int[] colourMap(List<ClassLabel> labels) {
        int n = 1 << 8 * cellBytes;
        int[] map = new int[3 * n];
        for (int i = 1; i < n; i++) {
            paint(map, n, i, GREY);
        }
        labels.forEach(l -> paint(map, n, l.index(), l.rgb()));
        return map;
    }

    private static void paint(int[] map, int n, int index, int rgb) {
        for (int channel = 0; channel < 3; channel++) {
            map[channel * n + index] = (rgb >> 16 - 8 * channel & 255) * 257; // 8 bits to 16
        }
    }

    /**
     * Names cannot stand in the TIFF itself in a way GDAL reads; its sidecar holds them as category names and as an
     * attribute table, which QGIS styles by.
     */
    void writeSidecar(Path path) {
        if (labels.isEmpty() || labels.get().isEmpty()) {
            return;
        }
        String xml = "<PAMDataset>\n  <PAMRasterBand band=\"1\">\n" + names() + "  </PAMRasterBand>\n</PAMDataset>\n";
        Path sidecar = sidecar(path);
        try {
            Files.write(sidecar, xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw TiffOutput.problem(sidecar, e);
        }
    }

    /** Names of classes, and their colours, as GDAL describes a band; empty where there are none. */
    String names() {
        if (labels.isEmpty() || labels.get().isEmpty()) {
            return "";
        }
        StringBuilder xml = new StringBuilder("    <CategoryNames>\n");
        String[] names = new String
                [labels.get().stream().mapToInt(ClassLabel::index).max().getAsInt() + 1];
        Arrays.fill(names, "");
        labels.get().forEach(l -> names[l.index()] = l.name());
        for (String name : names) {
            xml.append("      <Category>").append(XmlText.escape(name)).append("</Category>\n");
        }
        xml.append("    </CategoryNames>\n    <GDALRasterAttributeTable tableType=\"thematic\">\n");
        String[] columns = {"Value 0 5", "Class 2 2", "Red 0 6", "Green 0 7", "Blue 0 8"}; // name, type, usage
        for (int i = 0; i < columns.length; i++) {
            String[] c = columns[i].split(" ");
            xml.append("      <FieldDefn index=\"")
                    .append(i)
                    .append("\"><Name>")
                    .append(c[0])
                    .append("</Name><Type>")
                    .append(c[1])
                    .append("</Type><Usage>")
                    .append(c[2])
                    .append("</Usage></FieldDefn>\n");
        }
        int row = 0;
        for (ClassLabel l : labels.get()) {
            xml.append("      <Row index=\"")
                    .append(row++)
                    .append("\"><F>")
                    .append(l.index())
                    .append("</F><F>")
                    .append(XmlText.escape(l.name()))
                    .append("</F><F>")
                    .append(l.rgb() >> 16 & 255)
                    .append("</F><F>")
                    .append(l.rgb() >> 8 & 255)
                    .append("</F><F>")
                    .append(l.rgb() & 255)
                    .append("</F></Row>\n");
        }
        return xml.append("    </GDALRasterAttributeTable>\n").toString();
    }

    /** Colours of classes, as GDAL describes a band in a VRT; empty where there are none. */
    String colours() {
        if (labels.isEmpty()) {
            return "";
        }
        int n = 1 << 8 * cellBytes;
        int[] map = colourMap(labels.get());
        StringBuilder xml = new StringBuilder("    <ColorInterp>Palette</ColorInterp>\n    <ColorTable>\n");
        for (int i = 0; i < n; i++) {
            xml.append("      <Entry c1=\"")
                    .append(map[i] / 257)
                    .append("\" c2=\"")
                    .append(map[n + i] / 257)
                    .append("\" c3=\"")
                    .append(map[2 * n + i] / 257)
                    .append("\" c4=\"")
                    .append(i == 0 ? 0 : 255)
                    .append("\"/>\n");
        }
        return xml.append("    </ColorTable>\n").toString();
    }

    /** The same for a part of the grid. */
    TiffTags on(Grid part) {
        return new TiffTags(part, cellBytes, labels, metadata);
    }

    void removeSidecar(Path path) {
        if (isClasses()) {
            try {
                Files.deleteIfExists(sidecar(path));
            } catch (IOException e) {
                throw TiffOutput.problem(sidecar(path), e);
            }
        }
    }

    private static Path sidecar(Path path) {
        return path.resolveSibling(path.getFileName() + ".aux.xml");
    }
}
