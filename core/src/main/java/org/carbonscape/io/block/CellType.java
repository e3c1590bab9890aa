package org.carbonscape.io.block;

/** How a file stores a cell. Unsigned numbers of 1 to 7 bits count as {@link #UINT8}. */
public enum CellType {
    UINT8(1, false),
    INT8(1, false),
    UINT16(2, false),
    INT16(2, false),
    UINT32(4, false),
    INT32(4, false),
    UINT64(8, false),
    INT64(8, false),
    FLOAT16(2, true),
    FLOAT32(4, true),
    FLOAT64(8, true);

    private final int bytes;
    private final boolean floating;

    CellType(int bytes, boolean floating) {
        this.bytes = bytes;
        this.floating = floating;
    }

    /** Bytes a cell takes once decoded. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloating() {
        return floating;
    }
}
