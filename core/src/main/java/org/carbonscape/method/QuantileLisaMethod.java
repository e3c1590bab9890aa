package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Words;
import org.carbonscape.option.Kind;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.option.Schema;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.stats.Convention;
import org.carbonscape.stats.LocalJoinCounts;
import org.carbonscape.stats.LocalOptions;
import org.carbonscape.stats.QuantileLisa;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;

/** Quantile LISA. */
final class QuantileLisaMethod implements UnitStatistic<QuantileLisaMethod.Options, QuantileLisaMethod.Result> {
    /** The {@code which}-th of {@code of} quantiles, 1 = lowest. */
    public record Quantile(int which, int of) {
        @Override
        public String toString() {
            return which + "/" + of;
        }
    }

    /** Options. */
    public record Options(Quantile quantile, LocalOptions joins) {}

    /** Joins of the units in a quantile. */
    public record Result(Quantile quantile, LocalJoinCounts.Result joins) {}

    private static final About ABOUT = new About(
            "quantile-lisa",
            Words.of("Quantile LISA", "分位数 LISA"),
            Words.of(
                    "Quantile LISA: units of one quantile with more neighbours of that quantile than "
                            + "chance would give.",
                    "分位数 LISA：属于某一分位、且同分位邻居多于随机情形的单元。"),
            Words.of(
                    "Local join counts of the units whose value lies in one of k quantiles (type 7, classes closed on "
                            + "the right, ties never split), so that neither a mean nor a deviation is needed: fit "
                            + "for skewed values. p is exact, or that of permutations.",
                    "取值位于 k 个分位之一的单元的局部连接计数（第 7 类分位数，各级右闭，相等值不拆分），不依赖均值与离差，适用于偏态数据。p 为精确值或置换 p。"),
            List.of(
                    "Anselin 2019, Geographical Analysis 51",
                    "Anselin and Li 2019, Journal of Geographical Systems 21"));

    private static final Pattern FORM = Pattern.compile("([0-9]{1,3})\\s*(?:/|of)\\s*([0-9]{1,3})");
    private static final Bilingual WANTED = Bilingual.of(
            "a quantile such as 5/5, the highest of five (1/4, the lowest of four)", "分位，如 5/5（五分位中最高）或 1/4（四分位中最低）");
    private static final Kind<Quantile> KIND = Kinds.form(
            "Q/K",
            WANTED,
            Schema.of("type", "string", "pattern", "^ *[0-9]+ *(/|of) *[0-9]+ *$"),
            false,
            QuantileLisaMethod::read,
            Quantile::toString);

    private static final Option<Quantile> QUANTILE = Option.of(
                    "quantile", KIND, "Which quantile of how many, 1 being the lowest.", "第几分位，共几分位；1 为最低。")
            .named("分位")
            .standard(new Quantile(5, 5))
            .example("5/5");

    private static final ClassKey<Result> KEY =
            LocalJoinCountsMethod.key((data, r, place) -> LocalJoinCountsMethod.classOf(r.joins, place));

    private static Reading<Quantile> read(List<String> texts) {
        Matcher m = FORM.matcher(texts.size() == 1 ? texts.get(0).strip() : "");
        if (m.matches()) {
            Quantile q = new Quantile(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
            if (q.of >= 2 && q.of <= 100 && q.which >= 1 && q.which <= q.of) {
                return Reading.of(q);
            }
        }
        return Reading.wrong(Bilingual.of("no such quantile", "没有这样的分位"), WANTED);
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Inputs inputs() {
        return Inputs.VALUE;
    }

    @Override
    public boolean isLocal() {
        return true;
    }

    @Override
    public Options defaults(Convention convention) {
        return new Options(new Quantile(5, 5), LocalJoinCounts.options(convention));
    }

    @Override
    public List<Setting<Options, ?>> settings() {
        List<Setting<Options, ?>> settings =
                new ArrayList<>(List.of(Setting.of(QUANTILE, Options::quantile, (o, v) -> new Options(v, o.joins))));
        settings.addAll(Setting.within(
                StatisticOptions.local(StatisticOptions.PERMUTATIONS_OR_EXACT),
                Options::joins,
                (o, v) -> new Options(o.quantile, v)));
        return settings;
    }

    @Override
    public Options withSeed(Options options, long seed) {
        return new Options(options.quantile, options.joins.withSeed(seed));
    }

    @Override
    public Standardisation usualStyle() {
        return Standardisation.NONE;
    }

    @Override
    public boolean styleIsFixed() {
        return true;
    }

    @Override
    public boolean takes(Weights weights) {
        return weights.binary();
    }

    @Override
    public Result run(UnitData data, Options options, Engine engine) {
        return new Result(
                options.quantile,
                QuantileLisa.of(
                        data.x(), options.quantile.of, options.quantile.which, data.weights(), options.joins, engine));
    }

    @Override
    public int rows(Result result) {
        return result.joins.size();
    }

    @Override
    public List<Column> columns(UnitData data, Result r) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.number("value", i -> data.x()[i]),
                Column.integer("in_quantile", i -> r.joins.marked(i) ? 1 : 0),
                Column.number("joins", r.joins::count).alsoInLayer()));
        columns.addAll(LocalMethod.columns(r.joins, i -> r.joins.cluster(i).code()));
        return columns;
    }

    @Override
    public Variant variant(Result r) {
        return LocalMethod.said(
                        Variant.of().add("quantile " + r.quantile, "第 " + r.quantile + " 分位"),
                        r.joins.options(),
                        LocalMethod.WithoutPermutations.EXACT)
                .build();
    }

    @Override
    public List<Problem> cautions(Result result) {
        return result.joins.cautions();
    }

    @Override
    public String layerPrefix() {
        return "quantile";
    }

    @Override
    public Optional<ClassKey<Result>> classes() {
        return Optional.of(KEY);
    }
}
