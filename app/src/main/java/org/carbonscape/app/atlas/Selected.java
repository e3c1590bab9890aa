package org.carbonscape.app.atlas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.Layer;
import org.carbonscape.io.vector.MapLayer;

/** Some units of a set, with some of its columns, as a GeoPackage of one layer. */
final class Selected {
    /** The time of change in the file: not the clock, so that the same selection gives the same bytes. */
    private static final Instant CHANGED = Instant.EPOCH;

    private Selected() {}

    /**
     * The file's bytes.
     *
     * @param units   by their places, from 0, ascending or not
     * @param columns by their places, from 0; the ids and names always go along
     */
    static byte[] geoPackage(String name, Layer layer, List<Integer> units, List<Integer> columns) throws IOException {
        Table.Computed table = Table.computed(name, units.size());
        for (int c = 0; c < layer.fields().size(); c++) {
            int column = c;
            Layer.Field field = layer.fields().get(c);
            boolean always = field.name().equals("id") || field.name().equals("name");
            if (field.name().equals("fid") || !always && !columns.contains(c)) {
                continue;
            }
            boolean whole = field.kind() == Layer.Kind.INTEGER
                    && units.stream().noneMatch(u -> Double.isNaN(layer.value(u, column)));
            if (field.kind() == Layer.Kind.TEXT) {
                table.text(field.name(), i -> layer.text(units.get(i), column));
            } else if (whole) {
                table.integer(field.name(), i -> (long) layer.value(units.get(i), column));
            } else {
                table.number(field.name(), i -> layer.value(units.get(i), column));
            }
        }
        Crs of = layer.crs().orElseThrow(() -> new IOException(name + " names no coordinate system"));
        Path file = Files.createTempFile("carbonscape-", ".gpkg");
        try {
            GeoPackageWriter.write(
                    file,
                    List.of(new MapLayer(
                            name,
                            of,
                            of.wkt1(),
                            units.stream().map(layer::geometry).toList(),
                            table.build())),
                    CHANGED);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
