package org.carbonscape.io.block;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.carbonscape.grid.CodeTable;

/** Whether a stored cell is anything but no data. Not thread-safe. */
public final class HeldCells {
    private static final CodeTable NOTHING = new CodeTable() {
        @Override
        public int classes() {
            return 1;
        }

        @Override
        public int indexOf(long code) {
            return UNKNOWN;
        }
    };

    private final CellType type;
    private final Codes door;

    public HeldCells(CellType type, NoData[] none, List<NoData> also, Set<Long> codes) {
        this.type = type;
        this.door = new Codes(
                NOTHING, type, Stream.concat(Stream.of(none), also.stream()).toArray(NoData[]::new), codes);
    }

    public boolean holds(byte[] block, int at) {
        int[] table = door.table();
        if (table.length == 256) {
            return table[block[at] & 0xff] != 0;
        }
        return type.isFloating()
                ? door.index(Codes.floating(type, block, at)) != 0
                : door.index(Codes.integer(type, block, at)) != 0;
    }
}
