package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Standardisation;

/** The options that say which units are neighbours, for studies and commands. */
public final class WeightsOptions {
    /** Read without a folder: {@link #choice} resolves a file. */
    public static final Option<WeightsChoice> WEIGHTS = Option.of(
                    "weights",
                    Kinds.of(
                            "RULE",
                            Bilingual.of(
                                    "queen, rook, order:K[:rook][:inclusive], knn:K, delaunay, gabriel, soi, "
                                            + "relative, band[:D], inverse[:P[:D[:LEAST]]], "
                                            + "kernel[:FUNCTION][:D|:knnK], or a file: .gal, .gwt, .kwt, .swm, a "
                                            + "matrix as .csv or .txt",
                                    "queen、rook、order:K[:rook][:inclusive]、knn:K、delaunay、gabriel、soi、relative、"
                                            + "band[:D]、inverse[:P[:D[:LEAST]]]、kernel[:FUNCTION][:D|:knnK]，或文件：.gal、"
                                            + ".gwt、.kwt、.swm、矩阵 .csv 或 .txt"),
                            (text, place) -> WeightsChoice.parse(text, Path.of(""), place),
                            WeightsChoice::text),
                    "Which units are neighbours. D is a distance in metres, or such as 5km; if left out, "
                            + "the shortest that gives every unit a neighbour. FUNCTION is quartic (or bisquare; "
                            + "the default), gaussian (its standard deviation is D/4), epanechnikov, triweight, "
                            + "triangular, uniform, cosine.",
                    "各单元的邻接关系。D 为距离，以米计，或写 5km；不写则取使各单元都有邻居的最短距离。FUNCTION 为 quartic（或 bisquare，默认）、gaussian（标准差为 D/4）、"
                            + "epanechnikov、triweight、triangular、uniform、cosine。")
            .named("空间权重")
            .standard("queen", "queen")
            .example("queen");

    public static final Option<Standardisation> STYLE = Option.of(
                    "style",
                    Kinds.choice(List.of(
                            style(
                                    Standardisation.ROW,
                                    "rows sum to 1",
                                    "行和为 1",
                                    "r",
                                    "row-standardised",
                                    "row-standardized"),
                            style(Standardisation.NONE, "raw weights", "原始权重", "raw", "none"),
                            style(
                                    Standardisation.GLOBAL,
                                    "sum to the number of units",
                                    "总和为单元数",
                                    "globally-standardised"),
                            style(Standardisation.UNIT, "sum to 1", "总和为 1"),
                            style(
                                    Standardisation.VARIANCE,
                                    "variance-stabilising",
                                    "方差稳定化",
                                    "variance-stabilised",
                                    "variance-stabilizing"))),
                    "How the weights are standardised.",
                    "权重的标准化方式。")
            .named("标准化方式")
            .standard("row; binary for General G and join counts", "row；General G 与连接计数为 binary")
            .example("row");
    public static final Option<Double> TOLERANCE = Option.of(
                    "tolerance",
                    Kinds.reach(),
                    "Distance within which two polygon vertices count as the same point; 0: only identical ones do.",
                    "两个面的顶点相距多少以内视为同一点；0：坐标须完全相等。")
            .named("容差")
            .standard("10 mm, 1e-7 degrees", "10 mm，经纬度为 1e-7 度")
            .example("1 m");
    public static final Option<Boolean> STRICT = Option.of(
                    "strict",
                    Kinds.flag(),
                    "Polygons also count as touching where their borders run along each other without a "
                            + "shared vertex.",
                    "边界相互贴合而无公共顶点的面也算相邻。")
            .named("严格邻接")
            .standard(false)
            .example("true");

    /** All, in their order. */
    public static final List<Option<?>> ALL = List.of(WEIGHTS, STYLE, TOLERANCE, STRICT);

    private WeightsOptions() {}

    /** Also by the letter of spdep. */
    private static Choice<Standardisation> style(Standardisation s, String en, String zh, String... alsoCalled) {
        List<String> names = new ArrayList<>(List.of(s.letter().toLowerCase(Locale.ROOT)));
        names.addAll(List.of(alsoCalled));
        return new Choice<>(s, s.word(), Bilingual.of(en, zh), names);
    }

    /**
     * The neighbours asked for.
     *
     * @param folder       that a file's name is relative to
     * @param unlessGiven  style where none was given
     */
    public static WeightsChoice choice(Given given, Path folder, Standardisation unlessGiven) {
        return given.find(WEIGHTS)
                .orElseGet(() -> WeightsChoice.parse("queen", folder, given.place(WEIGHTS)))
                .resolved(folder)
                .withStandardisation(given.or(STYLE, unlessGiven))
                .withTouchInMetres(
                        given.or(STRICT, false) ? Contiguity.Touch.STRICT : Contiguity.Touch.VERTICES,
                        given.find(TOLERANCE).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }
}
