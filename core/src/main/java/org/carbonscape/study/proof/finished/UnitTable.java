package org.carbonscape.study.proof.finished;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.io.table.own.CsvRows;

/** Columns of numbers that a table has of units by year. */
public final class UnitTable {
    private final UnitIndex rows;
    private final Map<String, UnitIndex.Column> columns = new LinkedHashMap<>();
    private final Map<Integer, BitSet> taken = new HashMap<>(); // by block

    public UnitTable(UnitIndex rows, List<String> columns) {
        this.rows = rows;
        columns.forEach(c -> this.columns.put(c, new UnitIndex.Column()));
    }

    /** Its numbers of a row; those of an earlier row of the same unit and year are forgotten. */
    public void take(UnitYear key, CsvRows row) {
        UnitIndex.At at = rows.of(key);
        columns.forEach((name, column) -> column.put(at, row.number(name)));
        taken.computeIfAbsent(at.block(), k -> new BitSet()).set(at.unit());
    }

    public boolean isEmpty() {
        return taken.isEmpty();
    }

    public boolean has(UnitYear row) {
        return has(rows.find(row));
    }

    public boolean has(UnitIndex.At at) {
        BitSet ofBlock = taken.get(at.block());
        return ofBlock != null && ofBlock.get(at.unit());
    }

    /** NaN where the row, or its cell, is not there, or the column none of those that are kept. */
    public double number(UnitIndex.At at, String column) {
        UnitIndex.Column numbers = columns.get(column);
        return numbers == null ? Double.NaN : numbers.get(at);
    }

    public double number(UnitYear row, String column) {
        return number(rows.find(row), column);
    }
}
