package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.carbonscape.density.Ellipse;
import org.carbonscape.density.Migration;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.stats.Convention;

/** Centres of gravity and standard deviational ellipses, one a phase, and how the centre moves. Its rows are phases. */
public final class EllipseMethod implements Method<Ellipse.Scale, EllipseMethod.Data, EllipseMethod.Track> {
    /**
     * Amounts at places in a plane, at one time.
     *
     * @param what    as tables name it
     * @param amounts 0 or more; NaN = missing
     * @param told    puts the user's names into a problem
     */
    public record Cloud(String what, int year, double[] x, double[] y, double[] amounts, UnaryOperator<Problem> told) {}

    /**
     * Clouds, the earliest first.
     *
     * @param metres in a map unit
     * @param unit   of lengths in the table
     */
    public record Data(List<Cloud> clouds, double metres, String unit) {
        public Data {
            clouds = List.copyOf(clouds);
        }
    }

    /**
     * Ellipses in map units.
     *
     * @param moves from each to the next
     */
    public record Track(List<Ellipse> ellipses, List<Migration> moves, Ellipse.Scale scale) {}

    public static final About ABOUT = new About(
            "ellipse",
            Words.of("Centres of gravity and standard deviational ellipses", "重心与标准差椭圆"),
            Words.of(
                    "Centre of gravity and standard deviational ellipse of one or several columns or rasters, and how "
                            + "the centre moved.",
                    "一列或多列（或栅格）的重心与标准差椭圆，以及重心的迁移。"),
            Words.of(
                    "Centre = weighted mean of the units' centres; semi-axes are the square roots of the eigenvalues "
                            + "of the weighted covariance; azimuth of the longer axis clockwise from north. Moves "
                            + "between phases as distance, azimuth and speed.",
                    "重心为各单元中心的加权平均；半轴为加权协方差特征值的平方根；长轴方位角自北顺时针计。各期之间以距离、方位角与速度表示迁移。"),
            List.of("Lefever 1926, American Journal of Sociology 32"));

    public static final Option<Ellipse.Scale> AXES = Option.of(
                    "convention",
                    Kinds.choice(List.of(
                            Choice.of(Ellipse.Scale.ONE, "carbonscape", "one standard deviation", "一倍标准差"),
                            Choice.of(
                                    Ellipse.Scale.ROOT_TWO,
                                    "arcgis",
                                    "axes times the square root of 2",
                                    "轴长乘 2 的平方根",
                                    "esri"))),
                    "Whose axes.",
                    "采用谁的轴长。")
            .named("计算口径")
            .standard(Ellipse.Scale.ONE)
            .example("arcgis");

    /** The axes that go with a convention of the statistics: only ArcGIS's differ. */
    public static Ellipse.Scale axes(Convention convention) {
        return convention == Convention.ARCGIS ? Ellipse.Scale.ROOT_TWO : Ellipse.Scale.ONE;
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Ellipse.Scale defaults(Given given) {
        return Ellipse.Scale.ONE;
    }

    @Override
    public List<Setting<Ellipse.Scale, ?>> settings() {
        return List.of(Setting.of(AXES, s -> s, (s, v) -> v));
    }

    @Override
    public Track run(Data data, Ellipse.Scale scale, Engine engine) {
        return track(data.clouds(), scale);
    }

    /** The same of clouds alone. */
    public static Track track(List<Cloud> clouds, Ellipse.Scale scale) {
        List<Ellipse> ellipses = new ArrayList<>();
        for (Cloud c : clouds) {
            try {
                ellipses.add(Ellipse.of(c.x(), c.y(), c.amounts(), scale));
            } catch (ProblemException e) {
                throw new ProblemException(e.problems().stream().map(c.told()).toList());
            }
        }
        return new Track(
                List.copyOf(ellipses),
                Migration.between(clouds.stream().mapToInt(Cloud::year).toArray(), ellipses),
                scale);
    }

    @Override
    public int rows(Track track) {
        return track.ellipses().size();
    }

    @Override
    public List<Column> columns(Data data, Track t) {
        double m = data.metres();
        Variant variant = variant(t);
        return List.of(
                Column.text("what", i -> data.clouds().get(i).what()),
                Column.integer("year", i -> data.clouds().get(i).year()),
                of("total", t, Ellipse::weight),
                of("x", t, e -> e.x() * m),
                of("y", t, e -> e.y() * m),
                of("standard_distance", t, e -> e.standardDistance() * m),
                of("major", t, e -> e.major() * m),
                of("minor", t, e -> e.minor() * m),
                of("azimuth_deg", t, Ellipse::azimuth),
                of("area", t, e -> e.area() * m * m),
                of("flattening", t, Ellipse::flattening),
                move("dx", t, v -> v.dx() * m),
                move("dy", t, v -> v.dy() * m),
                move("distance", t, v -> v.distance() * m),
                move("move_azimuth_deg", t, Migration::azimuth),
                move("distance_per_year", t, v -> v.perYear() * m),
                move("area_change", t, Migration::areaChange),
                move("flattening_change", t, Migration::flatteningChange),
                Column.text("unit", i -> data.unit()),
                Column.text("variant", i -> variant.text()));
    }

    private static Column of(String name, Track t, ToDoubleFunction<Ellipse> of) {
        return Column.number(name, i -> of.applyAsDouble(t.ellipses().get(i)));
    }

    /** Of the way from the phase before; the first has none. */
    private static Column move(String name, Track t, ToDoubleFunction<Migration> of) {
        return Column.number(
                name, i -> i == 0 ? Double.NaN : of.applyAsDouble(t.moves().get(i - 1)));
    }

    @Override
    public Variant variant(Track track) {
        return track.scale() == Ellipse.Scale.ONE
                ? Variant.of().add("one standard deviation", "一倍标准差").build()
                : Variant.of()
                        .add("axes times the square root of 2", "轴长乘 2 的平方根")
                        .build();
    }
}
