package org.carbonscape.io.vector;

/** A file is not what its format says; the door turns it into a problem that names the file. */
final class Damage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damage(String detail) {
        super(detail);
    }
}
