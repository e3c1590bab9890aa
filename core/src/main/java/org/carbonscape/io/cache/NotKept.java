package org.carbonscape.io.cache;

import java.io.Serial;

/** Something that cannot be written down, or not be read back: the work is then done anew. */
final class NotKept extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    NotKept(String what) {
        super(what);
    }
}
