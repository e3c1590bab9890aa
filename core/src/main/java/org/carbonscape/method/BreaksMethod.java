package org.carbonscape.method;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.breaks.Classification;
import org.carbonscape.breaks.Cut;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.Choice;
import org.carbonscape.option.Given;
import org.carbonscape.option.Kind;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.option.Schema;
import org.carbonscape.option.Setting;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** Class breaks: values (NaN = missing) and how many lie in each class. Its rows are classes. */
public final class BreaksMethod implements Method<Cut, double[], Classification> {
    public static final About ABOUT = new About(
            "class-breaks",
            Words.of("Class breaks", "数据分级"),
            Words.of(
                    "Class breaks of a column or a raster, with their goodness of variance fit.", "一列或栅格的分级界限与方差拟合优度。"),
            Words.of(
                    "Natural breaks (Fisher-Jenks, exact for any number of values), quantiles (type 7), equal "
                            + "intervals, geometric, standard deviations, head/tail, round numbers, the widest gaps, "
                            + "box maps (quartiles, and fences 1.5 or 3 interquartile ranges beyond), percentile maps "
                            + "(1, 10, 50, 90, 99 %), or breaks of your own. Classes are closed on the right, equal "
                            + "values stay together. "
                            + "Goodness of variance fit GVF = 1 − Σ squares within classes / Σ squares.",
                    "自然断点（Fisher-Jenks，任意数量均为精确解）、分位数（第 7 类）、等间距、几何、标准差、头尾、取整断点、最大间断、箱线图（四分位，1.5 或 3 "
                            + "倍四分位距之外为异常）、百分位图（1、10、50、90、99 %）或自定义界限。"
                            + "各级右闭，相等值不拆分。方差拟合优度 GVF = 1 − 级内平方和/总平方和。"),
            List.of(
                    "Fisher 1958, JASA 53",
                    "Jenks 1977",
                    "Jiang 2013, The Professional Geographer 65",
                    "Tukey 1977, Exploratory Data Analysis (box plot)"));

    /** Six classes, from low to high, as box and percentile maps have them. */
    private static final int[] SIX = {0x4575b4, 0x91bfdb, 0xe0f3f8, 0xfee090, 0xfc8d59, 0xd73027};

    public static final Option<BreakMethod> METHOD = Option.of(
                    "method",
                    Kinds.choice(choices(EnumSet.complementOf(EnumSet.of(BreakMethod.OPTIMAL)))),
                    "How values are divided into classes.",
                    "如何分级。")
            .named("分级方法")
            .standard(BreakMethod.NATURAL)
            .example("natural");
    public static final Option<Long> CLASSES = Option.of(
                    "classes",
                    Kinds.integer(1, 1000),
                    "How many; " + ownNumber(", ") + " find their own number; pretty comes close to this one.",
                    "级数；" + ownNumber("、") + " 自行确定，pretty 取其相近者。")
            .named("级数")
            .standard((long) Cut.USUAL_CLASSES)
            .example("5");
    public static final Option<List<Double>> BREAKS = Option.of(
                    "breaks",
                    Kinds.list(Kinds.number(-Double.MAX_VALUE, Double.MAX_VALUE, Bilingual.of("a number", "数"))),
                    "Your own breaks from low to high: each is the upper bound of the class below it.",
                    "自定义界限，由低到高：每个界限为其下方那一级的上限。")
            .named("自定义界限")
            .example("10,20,50");

    private static String ownNumber(String between) {
        return BreakMethod.ofValues().stream()
                .filter(m -> m.findsNumber() && m != BreakMethod.PRETTY)
                .map(BreakMethod::id)
                .collect(Collectors.joining(between));
    }

    private static List<Choice<BreakMethod>> choices(Collection<BreakMethod> ways) {
        return ways.stream()
                .map(m -> new Choice<>(m, m.id(), m.doc(), m.alsoCalled()))
                .toList();
    }

    /** One word for a way to cut, or a list of breaks from low to high; the number of classes is told elsewhere. */
    public static Kind<Cut> cut(Set<BreakMethod> ways, String example) {
        String ids = ways.stream().map(BreakMethod::id).collect(Collectors.joining(", "));
        Bilingual wanted =
                Bilingual.of(ids + ", or limits such as " + example, ids.replace(", ", "、") + " 或界限，如 " + example);
        return Kinds.form(
                "RULE",
                wanted,
                Schema.of(
                        "anyOf",
                        List.of(
                                Schema.of(
                                        "enum",
                                        ways.stream().map(BreakMethod::id).toList()),
                                Schema.of("type", "array", "items", Schema.of("type", "number")))),
                true,
                texts -> read(texts, ways, wanted),
                c -> c.method() == BreakMethod.MANUAL
                        ? c.breaks().stream().map(Numbers::text).collect(Collectors.joining(", "))
                        : c.method().id());
    }

    private static Reading<Cut> read(List<String> texts, Set<BreakMethod> ways, Bilingual wanted) {
        Optional<BreakMethod> way =
                texts.size() == 1 ? BreakMethod.find(texts.get(0)).filter(ways::contains) : Optional.empty();
        if (way.isPresent()) {
            return Reading.of(Cut.of(way.get(), Cut.USUAL_CLASSES));
        }
        if (texts.isEmpty()) {
            return wholly(Bilingual.of("no limits", "没有界限"), wanted);
        }
        List<Double> limits = new ArrayList<>();
        try {
            for (String text : texts) {
                double limit = Double.parseDouble(text);
                if (!Double.isFinite(limit) || !limits.isEmpty() && !(limits.get(limits.size() - 1) < limit)) {
                    throw new NumberFormatException(text);
                }
                limits.add(limit);
            }
        } catch (NumberFormatException e) {
            return wholly(Bilingual.of("neither a method nor ascending limits", "既不是分级方法，也不是递增的界限"), wanted);
        }
        return Reading.of(Cut.at(limits));
    }

    /** What is wrong with a list as a whole. */
    private static Reading<Cut> wholly(Bilingual found, Bilingual wanted) {
        return new Reading.Misread<>(List.of(new Reading.Wrong(-1, found, wanted)));
    }

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Cut defaults(Given given) {
        return Cut.of(BreakMethod.NATURAL, Cut.USUAL_CLASSES);
    }

    /** Breaks first: they make the way manual, and a way named beside them is checked against that. */
    @Override
    public List<Setting<Cut, ?>> settings() {
        return List.of(
                Setting.of(BREAKS, Cut::breaks, (cut, v) -> Cut.at(v)),
                Setting.of(METHOD, Cut::method, Cut::withMethod),
                Setting.of(CLASSES, c -> (long) c.classes(), (cut, v) -> cut.withClasses(v.intValue())));
    }

    @Override
    public Classification run(double[] data, Cut options, Engine engine) {
        return Classification.of(options, data);
    }

    @Override
    public int rows(Classification result) {
        return result.breaks().count();
    }

    @Override
    public List<Column> columns(double[] data, Classification r) {
        ClassBreaks b = r.breaks();
        List<Bilingual> names = b.method().classNames();
        return List.of(
                Column.integer("class", k -> k + 1),
                Column.number("lower", b::lower),
                Column.number("upper", b::upper),
                Column.integer("count", k -> r.counts()[k]),
                Column.number("share_percent", k -> 100.0 * r.counts()[k] / r.n()),
                Column.text("name", k -> names.isEmpty() ? "" : names.get(k).in(Language.EN)),
                Column.number("gvf", k -> r.gvf()),
                Column.text("method", k -> b.method().id()));
    }

    @Override
    public Variant variant(Classification r) {
        BreakMethod method = r.breaks().method();
        return Variant.of()
                .add(method.id(), method.doc().in(Language.EN), method.doc().in(Language.ZH))
                .add(r.breaks().count() + " classes", r.breaks().count() + " 级")
                .build();
    }

    /** The legend of a map: names where the classes have them, else their bounds. */
    public List<Key.Entry> legend(Classification r) {
        ClassBreaks b = r.breaks();
        List<Bilingual> names = b.method().classNames();
        int[] colours = names.isEmpty() ? Ramp.REDS.colours(b.count()) : SIX;
        return IntStream.range(0, b.count())
                .mapToObj(k -> new Key.Entry(
                        names.isEmpty()
                                ? Words.of(
                                        Numbers.text(b.lower(k)) + " to " + Numbers.text(b.upper(k)),
                                        Numbers.text(b.lower(k)) + " ～ " + Numbers.text(b.upper(k)))
                                : Words.of(
                                        names.get(k).in(Language.EN),
                                        names.get(k).in(Language.ZH)),
                        colours[k]))
                .toList();
    }
}
