package org.carbonscape.io.block;

/** How a file stores a cell. Unsigned numbers of other bits count as the next wider type. */
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

    /** Whether it has room for all that another holds; floating-point numbers have for whole ones. */
    public boolean holds(CellType other) {
        if (floating || other.floating) {
            return floating;
        }
        boolean unsigned = name().startsWith("U");
        boolean otherUnsigned = other.name().startsWith("U");
        return unsigned == otherUnsigned ? bytes >= other.bytes : otherUnsigned && bytes > other.bytes;
    }
}
