package org.carbonscape.io.json;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carbonscape.finding.Table;

/** Objects of the same members, as a list in JSON; its columns are known though it has no row. */
public final class Rows extends AbstractList<Object> {
    private final List<?> rows;
    private final List<Table.Column> columns;

    private Rows(List<?> rows, List<Table.Column> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    public static Rows of(List<?> rows, List<Table.Column> columns) {
        return new Rows(rows, columns);
    }

    /** @param like declares the columns */
    public static Rows of(List<?> rows, Table.Builder like) {
        return of(rows, like.build().columns());
    }

    @Override
    public Object get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    /** Where an answer holds tables without rows: their columns with their kinds, by the names that stand there. */
    public static Map<String, Object> empty(Map<?, ?> answer) {
        Map<String, Object> found = new LinkedHashMap<>();
        answer.forEach((name, value) -> {
            if (value instanceof Rows table && table.isEmpty()) {
                Map<String, Object> kinds = new LinkedHashMap<>();
                table.columns.forEach(c -> kinds.put(c.name(), c.kind().name().toLowerCase(Locale.ROOT)));
                found.put(name.toString(), kinds);
            } else if (value instanceof Map<?, ?> inner) {
                Map<String, Object> within = empty(inner);
                if (!within.isEmpty()) {
                    found.put(name.toString(), within);
                }
            }
        });
        return found;
    }
}
