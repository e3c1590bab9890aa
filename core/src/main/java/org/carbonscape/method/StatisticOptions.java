package org.carbonscape.method;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Setting;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.Draws;
import org.carbonscape.stats.EnoughPermutations;
import org.carbonscape.stats.GetisOrd;
import org.carbonscape.stats.GlobalOptions;
import org.carbonscape.stats.LocalOptions;

/** Options that several statistics share, each declared once. */
public final class StatisticOptions {
    /** The seed of a study or command that names none. */
    public static final long SEED = 20260101;

    private static final long MOST_PERMUTATIONS = 99_999_999;

    private StatisticOptions() {}

    /** Whose variants. */
    public static final Option<Convention> CONVENTION = Option.of(
                    "convention",
                    Kinds.choice(List.of(
                            Choice.of(Convention.CARBONSCAPE, "carbonscape", "ours", "本软件"),
                            Choice.of(Convention.SPDEP, "spdep", "R spdep", "R 的 spdep", "r"),
                            Choice.of(Convention.ESDA, "esda", "PySAL esda", "PySAL 的 esda", "pysal"),
                            Choice.of(Convention.GEODA, "geoda", "GeoDa", "GeoDa", "rgeoda", "pygeoda", "libgeoda"),
                            Choice.of(Convention.ARCGIS, "arcgis", "ArcGIS", "ArcGIS", "esri"))),
                    "Whose formulas, tails and corrections are used.",
                    "计算口径：采用哪种软件的公式、单双侧检验与校正方式。")
            .named("计算口径")
            .standard(Convention.CARBONSCAPE)
            .example("carbonscape");

    /** Of everything drawn at random. */
    public static final Option<Long> SEED_OPTION = Option.of(
                    "seed",
                    Kinds.integer(Long.MIN_VALUE, Long.MAX_VALUE),
                    "Seed of everything drawn at random.",
                    "一切随机抽样的种子。")
            .named("随机种子")
            .standard(SEED)
            .example("20260101");

    private static final String AS_CONVENTION = "by convention; ours ";
    private static final String AS_CONVENTION_ZH = "随计算口径而定，本软件为 ";

    /** How many permutations; empty = auto. */
    static final Option<OptionalLong> PERMUTATIONS = permutations(
            0,
            "auto",
            "9999",
            "Number of permutations. 0: normal distribution only. auto: for local statistics as "
                    + "many as the correction needs for the number of units (9,999 to 999,999); for global "
                    + "ones 999, or 99 on more than 100,000 units.",
            "置换次数；0：只用正态近似；auto：局部统计量按单元数取校正所需的次数（9,999 至 999,999），全局统计量为 999，单元多于 100,000 时为 99。");

    /** The same where there is no other p. */
    static final Option<OptionalLong> PERMUTATIONS_NEEDED = permutations(
            1,
            "auto",
            "9999",
            "Number of permutations. auto: as many as the correction needs for the number of "
                    + "units (9,999 to 999,999).",
            "置换次数；auto：按单元数取校正所需的次数（9,999 至 999,999）。");

    /** Of a global statistic without a variance. */
    static final Option<OptionalLong> SHUFFLES_NEEDED = permutations(
            1,
            "auto",
            "999",
            "Number of permutations. auto: 999, or 99 on more than 100,000 units.",
            "置换次数；auto：999 次，单元多于 100,000 时为 99。");

    /** Where counts have an exact p. */
    static final Option<OptionalLong> PERMUTATIONS_OR_EXACT = permutations(
            0,
            "0",
            "9999",
            "Number of permutations. 0: the exact p of drawing the neighbours without "
                    + "replacement. auto: as many as the correction needs for the number of units (9,999 "
                    + "to 999,999).",
            "置换次数；0：按不放回抽取邻居的精确 p；auto：按单元数取校正所需的次数（9,999 至 999,999）。");

    static final Option<Alternative> ALTERNATIVE = Option.of(
                    "alternative",
                    Kinds.choice(List.of(
                            Choice.of(Alternative.TWO_SIDED, "two-sided", "", "", "two-tailed", "both"),
                            Choice.of(Alternative.GREATER, "greater", "", "", "upper", "right"),
                            Choice.of(Alternative.LESS, "less", "", "", "lower", "left"),
                            Choice.of(
                                    Alternative.DIRECTED,
                                    "directed",
                                    "the smaller tail, as GeoDa and esda",
                                    "取较小一侧，同 GeoDa 与 esda"),
                            Choice.of(
                                    Alternative.FOLDED,
                                    "folded",
                                    "as far from the permutations' mean, on either side",
                                    "与置换均值的距离，不分侧"))),
                    "Which tails p counts.",
                    "p 值取单侧或双侧。")
            .named("单双侧检验")
            .standard(AS_CONVENTION + "two-sided", AS_CONVENTION_ZH + "two-sided")
            .example("two-sided");

    /** Of join counts: more neighbours than by chance. */
    static final Option<Alternative> ALTERNATIVE_OF_JOINS =
            ALTERNATIVE.standard(AS_CONVENTION + "greater", AS_CONVENTION_ZH + "greater");

    static final Option<Correction> CORRECTION = Option.of(
                    "correction",
                    Kinds.choice(List.of(
                            Choice.of(
                                    Correction.FDR,
                                    "fdr",
                                    "Benjamini-Hochberg",
                                    "Benjamini-Hochberg",
                                    "bh",
                                    "fdr-bh",
                                    "benjamini-hochberg"),
                            Choice.of(Correction.NONE, "none", "", "", "uncorrected", "raw"),
                            Choice.of(Correction.BONFERRONI, "bonferroni", "", "", "bonf"),
                            Choice.of(
                                    Correction.FDR_FIRST_FAILURE,
                                    "fdr-first-failure",
                                    "GeoDa's, which stops at the first failure",
                                    "GeoDa 的做法，首次未通过即止"))),
                    "Correction for testing many units at once.",
                    "多单元同时检验的校正。")
            .named("多重检验校正")
            .standard(AS_CONVENTION + "fdr", AS_CONVENTION_ZH + "fdr")
            .example("fdr");

    static final Option<Double> ALPHA = Option.of(
                    "alpha", Kinds.share(), "Significance level of the classes.", "判定类别的显著性水平。")
            .named("显著性水平")
            .standard(0.05)
            .example("0.05");

    static final Option<Draws> DRAWS = Option.of(
                    "draws",
                    Kinds.choice(List.of(
                            Choice.of(Draws.SHARED, "shared", "all units share the permutations' draws", "各单元共用抽样"),
                            Choice.of(Draws.INDEPENDENT, "independent", "each unit draws its own", "各单元独立抽样"))),
                    "How permutations are drawn.",
                    "置换的抽样方式。")
            .named("抽样方式")
            .standard(AS_CONVENTION + "shared", AS_CONVENTION_ZH + "shared")
            .example("shared");

    static final Option<GlobalOptions.Variance> VARIANCE = Option.of(
                    "variance",
                    Kinds.choice(List.of(
                            Choice.of(
                                    GlobalOptions.Variance.RANDOMISATION,
                                    "randomisation",
                                    "the observed values in random order",
                                    "随机化假设",
                                    "randomization"),
                            Choice.of(
                                    GlobalOptions.Variance.NORMALITY,
                                    "normality",
                                    "values from a normal distribution",
                                    "正态假设",
                                    "normal"))),
                    "Assumption behind the variance of z.",
                    "z 的方差所依据的假设。")
            .named("方差假设")
            .standard(AS_CONVENTION + "randomisation", AS_CONVENTION_ZH + "randomisation")
            .example("randomisation");

    private static Option<OptionalLong> permutations(
            int least, String standard, String example, String text, String textZh) {
        return Option.of("permutations", Kinds.wholeOr(EnoughPermutations.WORD, least, MOST_PERMUTATIONS), text, textZh)
                .named("置换次数")
                .standard(AS_CONVENTION + standard, AS_CONVENTION_ZH + standard)
                .example(example)
                .alsoCalled("nsim");
    }

    /** Permutations of options that hold them as a number, {@link EnoughPermutations#AUTO} among them. */
    static <P> Setting<P, OptionalLong> permutations(
            Option<OptionalLong> option, Function<P, Integer> get, BiFunction<P, Integer, P> with) {
        return Setting.of(
                option,
                p -> get.apply(p) == EnoughPermutations.AUTO ? OptionalLong.empty() : OptionalLong.of(get.apply(p)),
                (p, v) -> with.apply(p, v.isEmpty() ? EnoughPermutations.AUTO : (int) v.getAsLong()));
    }

    /** What local statistics take that are judged by permutations with shared draws. */
    static List<Setting<LocalOptions, ?>> local(Option<OptionalLong> permutations) {
        boolean joins = permutations.equals(PERMUTATIONS_OR_EXACT);
        return List.of(
                permutations(permutations, LocalOptions::permutations, LocalOptions::withPermutations),
                Setting.of(
                        joins ? ALTERNATIVE_OF_JOINS : ALTERNATIVE,
                        LocalOptions::alternative,
                        LocalOptions::withAlternative),
                Setting.of(CORRECTION, LocalOptions::correction, (o, v) -> o.withCorrection(v, o.alpha())),
                Setting.of(ALPHA, LocalOptions::alpha, (o, v) -> o.withCorrection(o.correction(), v)));
    }

    /** What hot spots take, of one time and of many. */
    static List<Setting<GetisOrd.Options, ?>> hotSpots() {
        return List.of(
                permutations(PERMUTATIONS, GetisOrd.Options::permutations, GetisOrd.Options::withPermutations),
                Setting.of(ALTERNATIVE, GetisOrd.Options::alternative, GetisOrd.Options::withAlternative),
                Setting.of(CORRECTION, GetisOrd.Options::correction, GetisOrd.Options::withCorrection),
                Setting.of(DRAWS, GetisOrd.Options::draws, GetisOrd.Options::withDraws));
    }
}
