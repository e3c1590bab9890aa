package org.carbonscape.io.vector;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The attributes of a GeoPackage's layer, row by row: layers may be larger than memory. */
public final class GeoPackageRows {
    private GeoPackageRows() {}

    /** A row, until the next one comes. */
    public static final class Row {
        private final Map<String, Integer> at = new HashMap<>();
        private final Object[] values;

        Row(List<String> columns) {
            for (int i = 0; i < columns.size(); i++) {
                at.put(columns.get(i), i);
            }
            values = new Object[columns.size()];
        }

        /** @param value a text, a number, or null */
        void put(int column, Object value) {
            values[column] = value == null ? "" : value;
        }

        /** Whether the layer has such a column. */
        public boolean has(String column) {
            return at.containsKey(column);
        }

        /** Empty where missing. */
        public String text(String column) {
            Integer i = at.get(column);
            return i == null ? "" : values[i].toString();
        }

        /** NaN where missing or no number. */
        public double number(String column) {
            Integer i = at.get(column);
            return i != null && values[i] instanceof Number number ? number.doubleValue() : Double.NaN;
        }
    }

    /**
     * Reads columns of a layer; those that it does not have are left out.
     *
     * @throws org.carbonscape.problem.ProblemException where the file cannot be used (codes VECTOR-.., FILE-..)
     */
    public static void each(Path file, String layer, List<String> columns, Consumer<Row> row) {
        VectorFile.guarded(VectorFile.name(file), () -> {
            GeoPackageReader.each(file, VectorFile.name(file), layer, columns, row);
            return layer;
        });
    }
}
