package org.carbonscape.study.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carbonscape.carbon.ArtTrees;
import org.carbonscape.carbon.Correlation;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.carbon.Uncertainty;
import org.carbonscape.option.Given;
import org.carbonscape.option.Item;
import org.carbonscape.option.Kind;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.option.Schema;
import org.carbonscape.option.Section;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * What is asked of an account beside areas times factors, in studies and commands.
 *
 * @param doubt   how sure it is
 * @param product economic product by unit, for the coefficients of carbon-balance zoning
 * @param worth   what a tonne of carbon held is worth
 * @param land    land by Tier 1 of the IPCC
 * @param sinks   sinks from layers
 */
public record AccountOptions(
        Doubt doubt, Optional<Path> product, Optional<Worth> worth, Optional<LandPlan> land, Optional<SinkPlan> sinks) {
    private static final int LEAST_DRAWS = 100;
    private static final int MOST_DRAWS = 1_000_000;

    /**
     * How sure an account is.
     *
     * @param emissions   half the 95 % interval of the emissions in percent; several multiply (statistics, factors)
     * @param draws       of the totals for their interval; 0 = error propagation only
     * @param correlations of a factor's errors between years and units
     * @param artTrees    whether the deduction of ART-TREES is asked for
     * @param stability   draws of the map of units for how often one keeps its class; 0 = none
     */
    public record Doubt(List<Double> emissions, int draws, Correlations correlations, boolean artTrees, int stability) {
        /** Everything but factors is certain. */
        public static Doubt none() {
            return new Doubt(List.of(), 0, Correlations.FULL, false, 0);
        }

        /** U of the emissions in percent. */
        public double emissions_percent() {
            double percent = Uncertainty.ofProduct(
                    emissions.stream().mapToDouble(Double::doubleValue).toArray());
            return emissions.size() > 1 ? percent * Uncertainty.correctionFactor(percent) : percent;
        }
    }

    /**
     * Worth of carbon.
     *
     * @param price    money a tonne of carbon
     * @param discount percent a year
     * @param change   of the price, percent a year
     */
    public record Worth(double price, double discount, double change) {}

    public static final Option<List<Double>> EMISSIONS_UNCERTAINTY = Option.of(
                    "emissions-uncertainty",
                    Kinds.list(
                            Kinds.number(0, 1000, Bilingual.of("a number from 0 to 1000 (percent)", "0 至 1000 的数（%）"))),
                    "Half the width of the emissions' 95 % interval, in percent of the emissions; "
                            + "several values (such as for statistics and for factors that have no range of "
                            + "their own) combine as those of a product.",
                    "排放量 95 % 区间的半宽，以百分比计；给出多个（如统计数据与自身没有区间的排放因子）时按乘积合成。")
            .named("排放不确定性")
            .standard("0: taken as certain", "0：视为确定")
            .example("[5, 7]");
    public static final Option<Integer> DRAWS = Option.of(
                    "draws",
                    draws(),
                    "Random draws of factors and emissions for intervals of the totals (IPCC approach "
                            + "2), in addition to error propagation (approach 1); 0: none.",
                    "除误差传播（IPCC 方法 1）外，对系数与排放随机抽样求各总量区间（方法 2）的次数；0：不做。")
            .named("抽样次数")
            .standard(0)
            .example("10000");
    public static final Option<Path> PRODUCT = Option.of(
                    "product",
                    Kinds.file(),
                    "Economic output: a table year,unit,amount in one currency, for the units of the "
                            + "emissions. Gives the coefficients of carbon-balance zoning.",
                    "经济产出（如 GDP）表 year,unit,amount，货币单位须一致，单元与排放相同：用于计算碳平衡分区的系数。")
            .named("经济产出")
            .example("gdp.csv");
    public static final Option<Double> PRICE = Option.of(
                    "price",
                    Kinds.number(0, 1e9, Bilingual.of("a price per tonne of carbon, 0 or more", "每吨碳的金额，不小于 0")),
                    "Price of a tonne of carbon (not of CO2); gives the present value of what the stock "
                            + "gains or loses between phases.",
                    "每吨碳（不是 CO2）的价格：用于计算各时段碳储量增减的现值。")
            .named("碳价")
            .example("200");
    public static final Option<Double> DISCOUNT = Option.of(
                    "discount", percent(), "Discount rate, percent a year.", "年贴现率，%。")
            .named("贴现率")
            .standard(0.0)
            .example("3");
    public static final Option<Double> PRICE_CHANGE = Option.of(
                    "price-change",
                    percent(),
                    "Yearly change of the price, percent; as in InVEST, it acts as a further discount.",
                    "碳价的年变化率，%；与 InVEST 相同，作为另一项贴现率处理。")
            .named("碳价年变化率")
            .standard(0.0)
            .example("0");

    private static Kind<Double> wholeShare() {
        return Kinds.number(0, 1, Bilingual.of("a number from 0 to 1", "0 至 1 的数"));
    }

    private static final Option<Double> YEARS = Option.of(
                    "years", wholeShare(), "Between years, 0 to 1.", "年份之间，0 至 1。")
            .named("年份之间")
            .standard(1.0)
            .example("0.5");
    private static final Option<Double> SAME_UNITS = Option.of(
                    "units", wholeShare(), "Between units of the study, 0 to 1.", "研究单元之间，0 至 1。")
            .named("单元之间")
            .standard(1.0)
            .example("0.5");
    private static final Option<List<Double>> OWN = Option.of(
                    Item.ANY,
                    Kinds.list(wholeShare()),
                    "Of one input: between years, between units.",
                    "某一输入：年份之间、单元之间。")
            .example("[1, 0]");
    static final Section CORRELATION = Section.of(
                    "correlation",
                    "How the errors of one factor, density or kind of emissions hang together; 1: wrong in one year or "
                            + "unit, wrong alike in all; 0: each year or unit errs on its own. Under the name of one "
                            + "(as carbon-uncertainty-shares has it; amounts: all amounts of items) its own pair.",
                    "同一系数、碳密度或排放的误差在年份和单元之间的相关；1：处处同向同幅，0：各自独立。可按名称（见 carbon-uncertainty-shares；"
                            + "amounts 指全部活动量）单独给出一对。",
                    YEARS,
                    SAME_UNITS,
                    OWN)
            .named("误差相关")
            .asStanding();
    public static final Option<Boolean> ART_TREES = Option.of(
                    "art-trees",
                    Kinds.flag(),
                    "The deduction for uncertainty of ART-TREES: 0.524417 x (half the 90 % interval / mean) / "
                            + "1.645006, from 10,000 draws at least.",
                    "ART-TREES 的不确定性扣减：0.524417 ×（90 % 区间半宽 / 均值）/ 1.645006，至少抽样 10000 次。")
            .named("ART-TREES 扣减")
            .standard(false)
            .example("true");

    static final Option<Integer> STABILITY = Option.of(
                    "stability",
                    draws(),
                    "Draws of the map of units: how often each keeps its LISA cluster, its hot-spot bin, its level of "
                            + "suitability and its zone; 0: none.",
                    "对单元图随机抽样的次数，统计各单元保持其 LISA 集聚类型、冷热点等级、适宜性等级与分区的频率；0：不做。")
            .named("稳定性抽样次数")
            .standard(0)
            .example("1000");

    private static Kind<Double> percent() {
        return Kinds.number(-99, 1000, Bilingual.of("a number from -99 to 1000 (percent)", "-99 至 1000 的数（%）"));
    }

    private static Kind<Integer> draws() {
        return Kinds.form(
                "N",
                wantedDraws(),
                Schema.of(
                        "type",
                        "integer",
                        "minimum",
                        0,
                        "maximum",
                        MOST_DRAWS,
                        "not", // too few
                        Schema.of("exclusiveMinimum", 0, "exclusiveMaximum", LEAST_DRAWS)),
                false,
                AccountOptions::readDraws,
                String::valueOf);
    }

    private static Bilingual wantedDraws() {
        return Bilingual.of(
                "0, or a whole number from " + LEAST_DRAWS + " to " + MOST_DRAWS,
                "0，或 " + LEAST_DRAWS + " 至 " + MOST_DRAWS + " 的整数");
    }

    private static Reading<Integer> readDraws(List<String> texts) {
        try {
            int draws = Integer.parseInt(texts.get(0).strip().replace("_", ""));
            if (draws == 0 || draws >= LEAST_DRAWS && draws <= MOST_DRAWS) {
                return Reading.of(draws);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        return Reading.wrong(Bilingual.of("out of range or not a whole number", "不是整数或超出范围"), wantedDraws());
    }

    /** What was given; {@code folder} is that which files are relative to. */
    public static AccountOptions of(Given given, Path folder, Problems problems) {
        boolean artTrees = given.or(ART_TREES, false);
        given.find(DRAWS)
                .filter(d -> d > 0 && d < ArtTrees.LEAST_DRAWS)
                .ifPresent(d -> problems.add(
                        artTrees ? ProblemCode.RANGE_C02_ART_DRAWS : ProblemCode.RANGE_C01_FEW_DRAWS,
                        given.place(DRAWS),
                        d.toString()));
        Optional<Given> correlation = given.find(CORRELATION);
        return new AccountOptions(
                new Doubt(
                        given.or(EMISSIONS_UNCERTAINTY, List.of()),
                        Math.max(given.or(DRAWS, 0), artTrees ? ArtTrees.LEAST_DRAWS : 0),
                        correlation.map(c -> correlations(c, problems)).orElse(Correlations.FULL),
                        artTrees,
                        given.or(STABILITY, 0)),
                given.find(PRODUCT).map(p -> folder.resolve(p).normalize()),
                given.find(PRICE).map(price -> new Worth(price, given.or(DISCOUNT, 0.0), given.or(PRICE_CHANGE, 0.0))),
                given.find(LandPlan.KEYS).flatMap(g -> LandPlan.of(g, folder, problems)),
                given.find(SinkPlan.KEYS).flatMap(g -> SinkPlan.of(g, folder, problems)));
    }

    private static Correlations correlations(Given given, Problems problems) {
        Map<String, Correlation> own = new LinkedHashMap<>();
        given.named(OWN).forEach((name, pair) -> {
            if (pair.size() == 2) {
                own.put(name, new Correlation(pair.get(0), pair.get(1)));
            } else {
                problems.add(ProblemCode.RANGE_05_PAIR, given.place() + "." + name, pair.size());
            }
        });
        return new Correlations(new Correlation(given.or(YEARS, 1.0), given.or(SAME_UNITS, 1.0)), own);
    }

    /** Nothing. */
    public static AccountOptions none() {
        return new AccountOptions(Doubt.none(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
