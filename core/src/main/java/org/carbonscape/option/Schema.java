package org.carbonscape.option;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pieces of a JSON Schema. */
public final class Schema {
    private Schema() {}

    /** A schema of names and values, in order. */
    public static Map<String, Object> of(Object... pairs) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            schema.put((String) pairs[i], pairs[i + 1]);
        }
        return schema;
    }
}
