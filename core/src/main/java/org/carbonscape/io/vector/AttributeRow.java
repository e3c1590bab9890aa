package org.carbonscape.io.vector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Attributes of a feature, until the next one comes. */
public final class AttributeRow {
    private final Map<String, Integer> at = new HashMap<>();
    private final Object[] values;

    AttributeRow(List<String> columns) {
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
