package org.carbonscape.io.cache;

/** What follows in the bytes of an object. */
enum Tag {
    NULL,
    /** One of the objects that writer and reader both know, by its number. */
    SHARED,
    /** An object or array that was written before, by its number. */
    AGAIN,
    TEXT,
    INT,
    LONG,
    DOUBLE,
    FLOAT,
    BYTE,
    SHORT,
    CHAR,
    BOOLEAN,
    ENUM,
    INTS,
    LONGS,
    DOUBLES,
    FLOATS,
    BYTES,
    CHARS,
    BOOLEANS,
    OBJECTS,
    LIST,
    SET,
    SORTED_SET,
    MAP,
    SORTED_MAP,
    BITS,
    OPTIONAL,
    OPTIONAL_INT,
    OPTIONAL_LONG,
    OPTIONAL_DOUBLE,
    FILE,
    GEOMETRY,
    CRS,
    /** In keys only. */
    TABLE,
    RECORD,
    OBJECT;

    private static final Tag[] ALL = values();

    static Tag of(int number) {
        if (number < 0 || number >= ALL.length) {
            throw new NotKept("no such tag");
        }
        return ALL[number];
    }
}
