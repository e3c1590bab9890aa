package org.carbonscape.study.face;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.io.table.CsvWriter;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.io.vector.MapLayer;
import org.carbonscape.io.vector.TableLayer;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.UnitSource;
import org.locationtech.jts.geom.Geometry;

/** Where the results of commands go. */
public final class PlainOutput {
    /** Not the clock: the same input gives the same file. */
    private static final Instant CHANGED = Instant.parse("2026-01-01T00:00:00Z");

    private PlainOutput() {}

    /** The ending of a file's name, lower case, without its point. */
    static String ending(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("^.*\\.", "");
    }

    /** Told before anything is computed. */
    public static void check(Path out, boolean raster) {
        check(out, raster ? List.of("csv", "gpkg", "tif", "tiff") : List.of("csv", "gpkg"));
    }

    /** The same of units: a table has no shapes for a map. */
    public static void check(Path out, UnitSource source) {
        if (source.units().filter(TableLayer::isTable).isPresent()) {
            check(out, List.of("csv"));
        } else {
            check(out, source.raster().isPresent());
        }
    }

    /** The same of a table alone. */
    public static void checkTable(Path out) {
        check(out, List.of("csv"));
    }

    private static void check(Path out, List<String> endings) {
        if (!endings.contains(ending(out))) {
            throw new ProblemException(
                    ProblemCode.GATHER_05_OUT,
                    "--out",
                    out.getFileName(),
                    endings.stream()
                            .filter(e -> !e.equals("tiff"))
                            .map(e -> "." + e)
                            .collect(Collectors.joining(" / ")));
        }
    }

    public static void csv(Path out, Table table) {
        WholeFile.write(out, stream -> CsvWriter.write(table, stream));
    }

    static void layer(Path out, Crs crs, List<? extends Geometry> shapes, Table table) {
        String name = out.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        WholeFile.at(
                out,
                file -> GeoPackageWriter.write(
                        file, List.of(new MapLayer(name, crs, crs.wkt1(), shapes, table)), CHANGED));
    }

    /** A table as a list of objects, for machine output. */
    public static List<Object> rows(Table table) {
        List<Object> rows = new ArrayList<>();
        for (int r = 0; r < table.rows(); r++) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int c = 0; c < table.columns().size(); c++) {
                Table.Column column = table.columns().get(c);
                row.put(
                        column.name(),
                        switch (column.kind()) {
                            case TEXT -> table.text(r, c);
                            case INTEGER -> (Object) table.integer(r, c);
                            case NUMBER -> table.number(r, c);
                        });
            }
            rows.add(row);
        }
        return rows;
    }
}
