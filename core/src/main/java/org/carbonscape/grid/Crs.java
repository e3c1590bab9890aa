package org.carbonscape.grid;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A coordinate reference system, named by an EPSG code or a WKT text. Cheap to make and to compare: the definition is
 * resolved (by Apache SIS) only when a transformation is asked for, since that costs half a second of a short command.
 * Coordinates are always easting (or longitude) first. Immutable.
 */
public final class Crs {
    private final int epsg; // 0 = none known
    private final String wkt; // empty = by EPSG code only

    private Crs(int epsg, String wkt) {
        this.epsg = epsg;
        this.wkt = wkt;
    }

    public static Crs epsg(int code) {
        return new Crs(code, "");
    }

    public static Crs wkt(String wkt) {
        return new Crs(0, wkt.strip());
    }

    /** The EPSG code, if the system was named by one. */
    public OptionalInt epsg() {
        return epsg > 0 ? OptionalInt.of(epsg) : OptionalInt.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Crs crs && epsg == crs.epsg && wkt.equals(crs.wkt);
    }

    @Override
    public int hashCode() {
        return Objects.hash(epsg, wkt);
    }

    /** Whether both name the same system; the cheap comparison first. */
    public boolean sameAs(Crs other) {
        return equals(other);
    }
}
