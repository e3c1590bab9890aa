package org.carbonscape.grid;

import java.util.Optional;
import java.util.OptionalDouble;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/**
 * The way from one coordinate reference system to another: back to longitude and latitude, a datum shift where the
 * datums differ, forward again. Between WGS 84, CGCS2000 and ETRS89 nothing is shifted: all realise the international
 * terrestrial reference system, within the 2 m that EPSG states for WGS 84. A sphere has no datum of its own: products
 * on one (MODIS) lay the longitude and latitude of WGS 84 on it. Other shifts are chosen by Apache SIS from the EPSG
 * database for the region; where no shift is known, longitude and latitude are kept, and {@link #caution} says so.
 * Immutable; usable by any number of threads.
 */
public final class Transform {
    /** Within one system. */
    public static final Bilingual NONE = Bilingual.of("none", "无");

    private final Crs from;
    private final Crs to;
    private final boolean same;
    private final Optional<SisShift> shift;
    private final Bilingual operation;
    private final OptionalDouble accuracy_m;

    private Transform(
            Crs from, Crs to, boolean same, Optional<SisShift> shift, Bilingual operation, OptionalDouble accuracy_m) {
        this.from = from;
        this.to = to;
        this.same = same;
        this.shift = shift;
        this.operation = operation;
        this.accuracy_m = accuracy_m;
    }

    /**
     * @param region the grid whose ground matters for the choice of a datum shift; its system is {@code from} or
     *               {@code to} or any other
     */
    public static Transform between(Crs from, Crs to, Grid region) {
        if (from.sameAs(to)) {
            return new Transform(from, to, true, Optional.empty(), NONE, OptionalDouble.of(0));
        }
        CrsDefinition.Datum a = ground(from.datum());
        CrsDefinition.Datum b = ground(to.datum());
        if (from.datum().sameAs(to.datum())) {
            return new Transform(
                    from,
                    to,
                    false,
                    Optional.empty(),
                    Bilingual.of("map projection only, same datum", "仅作投影换算，基准相同"),
                    OptionalDouble.of(0));
        }
        boolean global = isGlobal(a) && isGlobal(b);
        if (global) {
            return new Transform(
                    from,
                    to,
                    false,
                    Optional.empty(),
                    Bilingual.of(
                            "map projection; " + name(from, "a sphere") + " taken as " + name(to, "a sphere"),
                            "投影换算；" + name(from, "球体") + " 视同 " + name(to, "球体")),
                    OptionalDouble.of(2));
        }
        if (a.isUnnamed() || b.isUnnamed()) {
            return unknown(from, to);
        }
        GeographicBox box = GeographicBox.of(region);
        SisShift shift = SisShift.between(a, b, box);
        if (shift.accuracy_m().isEmpty() && (isGlobal(a) || isGlobal(b))) { // that of WGS 84 is theirs too
            shift = SisShift.between(viaWgs84(a), viaWgs84(b), box);
        }
        if (shift.accuracy_m().isEmpty()) {
            return unknown(from, to);
        }
        return new Transform(
                from,
                to,
                false,
                Optional.of(shift),
                Bilingual.of(
                        "map projection and datum shift \"" + shift.name() + "\"", "投影换算与基准转换“" + shift.name() + "”"),
                shift.accuracy_m());
    }

    private static Transform unknown(Crs from, Crs to) {
        return new Transform(
                from,
                to,
                false,
                Optional.empty(),
                Bilingual.of(
                        "map projection; no shift known from " + from.datum().geographic() + " to "
                                + to.datum().geographic() + ", longitude and latitude kept",
                        "投影换算；从 " + from.datum().geographic() + " 到 "
                                + to.datum().geographic() + " 没有已知的基准转换，经纬度保持不变"),
                OptionalDouble.empty());
    }

    private static boolean isGlobal(CrsDefinition.Datum datum) {
        CrsDefinition.Datum known = datum.known();
        return known.sameAs(CrsDefinition.Datum.WGS84)
                || known.sameAs(CrsDefinition.Datum.CGCS2000)
                || known.sameAs(CrsDefinition.Datum.ETRS89);
    }

    private static CrsDefinition.Datum viaWgs84(CrsDefinition.Datum datum) {
        return isGlobal(datum) ? CrsDefinition.Datum.WGS84 : datum;
    }

    /** The datum whose longitude and latitude these are. */
    private static CrsDefinition.Datum ground(CrsDefinition.Datum datum) {
        return datum.isSphere() ? CrsDefinition.Datum.WGS84 : datum;
    }

    private static String name(Crs crs, String sphere) {
        return crs.datum().isSphere() ? sphere : crs.datum().geographic();
    }

    /** Both systems are the same: coordinates stay as they are. */
    public boolean isIdentity() {
        return same;
    }

    /** What is done, for the report. */
    public Bilingual operation() {
        return operation;
    }

    /** Horizontal accuracy of the datum shift in metres; empty where it is not known. */
    public OptionalDouble accuracy_m() {
        return accuracy_m;
    }

    /** The caution CRS_C01 where the datum shift is not known. */
    public Optional<Problem> caution(String place) {
        return accuracy_m.isPresent()
                ? Optional.empty()
                : Optional.of(Problem.of(
                        ProblemCode.CRS_C01_SHIFT,
                        place,
                        from.datum().geographic(),
                        to.datum().geographic()));
    }

    /** Replaces coordinates of the first system by those of the second; NaN where there are none. */
    public void apply(double[] x, double[] y, int count) {
        if (same) {
            return;
        }
        from.toGeographic(x, y, count);
        shift.ifPresent(s -> s.apply(x, y, count));
        to.fromGeographic(x, y, count);
    }

    /**
     * {west, east, south, north} of a grid of the first system in the second, by points of its outline that have a
     * place there; infinite the wrong way round where none has.
     *
     * @param steps along each edge, which the other system bends
     */
    public double[] box(Grid grid, int steps) {
        int n = 4 * (steps + 1);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i <= steps; i++) {
            double across = grid.west() + (grid.east() - grid.west()) * i / steps;
            double down = grid.south() + (grid.north() - grid.south()) * i / steps;
            int k = 4 * i;
            x[k] = across;
            y[k] = grid.north();
            x[k + 1] = across;
            y[k + 1] = grid.south();
            x[k + 2] = grid.west();
            y[k + 2] = down;
            x[k + 3] = grid.east();
            y[k + 3] = down;
        }
        apply(x, y, n);
        double[] box = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < n; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                box[0] = Math.min(box[0], x[i]);
                box[1] = Math.max(box[1], x[i]);
                box[2] = Math.min(box[2], y[i]);
                box[3] = Math.max(box[3], y[i]);
            }
        }
        return box;
    }

    /** The way back; the same shift in the other direction. */
    public Transform inverse() {
        return new Transform(to, from, same, shift.map(SisShift::inverse), operation, accuracy_m);
    }
}
