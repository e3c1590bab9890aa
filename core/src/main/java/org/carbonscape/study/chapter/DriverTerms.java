package org.carbonscape.study.chapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.carbonscape.driver.DriverDiscretisation;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Palette;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.detect.DetectorRun;
import org.carbonscape.study.detect.DetectorTables;
import org.carbonscape.study.intake.DriverLayer;
import org.carbonscape.study.plan.DriversPlan;

/**
 * What the sections on drivers share: the runs, and what drivers, y and numbers are called.
 *
 * @param plan    as the study asks
 * @param drivers of the study, in its order
 * @param entries a run for each phase, in their order; at least one
 * @param labels  of drivers, those that y is computed from with a star
 */
record DriverTerms(
        DriversPlan.Detector plan,
        List<DriverLayer> drivers,
        List<DetectorTables.Entry> entries,
        Map<String, Words> labels,
        Words source) {
    static final int DECIMALS = 3;

    static DriverTerms of(
            DriversPlan.Detector plan, List<DriverLayer> drivers, List<DetectorTables.Entry> entries, Words source) {
        Map<String, Words> labels = new HashMap<>();
        drivers.forEach(l -> labels.put(l.name(), label(l)));
        entries.get(0)
                .computedFrom()
                .forEach(n -> labels.computeIfPresent(n, (name, w) -> Words.of(w.en() + " *", w.zh() + "*")));
        return new DriverTerms(plan, drivers, entries, labels, source);
    }

    /** Drivers of the last run, in the study's order, whose breaks are such. */
    List<String> cut(Predicate<DriverDiscretisation> such) {
        return last().outcome().cuts().stream()
                .filter(c -> c.search().filter(such).isPresent())
                .map(DetectorRun.Cut::name)
                .toList();
    }

    /** Names of drivers, at least one, at the begin of a Chinese sentence. */
    Words list(List<String> names) {
        return Words.of(
                String.join(", ", names.stream().map(n -> label(n).en()).toList()),
                spaced(String.join("、", names.stream().map(n -> label(n).zh()).toList()))
                        .stripLeading());
    }

    /** As the study and its tables name it; in Chinese what it is, where that is known. */
    static Words label(DriverLayer driver) {
        return Words.of(driver.name(), driver.words().zh());
    }

    DetectorTables.Entry last() {
        return entries.get(entries.size() - 1);
    }

    Words label(String driver) {
        return Objects.requireNonNull(labels.get(driver), "runs have drivers of the study");
    }

    static String text(double value) {
        return Numbers.readable(value, DECIMALS);
    }

    static Words year(DetectorTables.Entry e) {
        return Words.same(Integer.toString(e.year()));
    }

    /** What y is, with its unit. */
    Words y() {
        String y = plan.y();
        boolean per = y.endsWith("_per_ha");
        boolean stock = y.startsWith("stock");
        Words what = switch (y.replace("_per_ha", "")) {
            case "source" -> Words.of("Carbon source", "碳源");
            case "sink" -> Words.of("Carbon sink", "碳汇");
            case "stock" -> Words.of("Carbon stock", "碳储量");
            case "stock_change" -> Words.of("Change in carbon stock", "碳储量变化");
            default -> Words.of("Net emissions", "净碳排放");
        };
        String substance = stock ? "tC" : "tCO₂";
        return Words.of(
                what.en() + " (" + substance + (per ? "/ha" : "") + (stock ? "" : " a year") + ")",
                what.zh() + "（" + substance + (per ? (stock ? "/公顷" : "/(公顷·年)") : stock ? "" : "/年") + "）");
    }

    /** What y is computed from. */
    Words basis() {
        return plan.y().startsWith("stock")
                ? Words.of("the area of each class times its carbon density", "各地类面积乘以碳密度")
                : Words.of(
                        "the area of each class times its factor, and from emissions placed on construction land "
                                + "(by weights, if given)",
                        "各地类面积乘以系数，加上分配到建设用地的排放（有权重时按权重分配）");
    }

    /** Stocks and sources: no axis of theirs begins below 0. */
    boolean isNeverNegative() {
        return Set.of("stock", "source").contains(plan.y().replace("_per_ha", ""));
    }

    static String lower(String text) {
        return Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    /** A p as readers see it: never "0.000". */
    static String p(double p) {
        return Double.isNaN(p) ? "–" : p < 0.001 ? "<0.001" : text(p);
    }

    static String equal(double p) {
        return p < 0.001 ? "< 0.001" : "= " + p(p);
    }

    /** A chart for each phase, beside each other; of a single phase the chart itself. */
    Figure panels(String id, Words title, BiFunction<DetectorTables.Entry, Figure.Caption, Figure> chart) {
        if (entries.size() == 1) {
            return chart.apply(
                    last(),
                    Figure.Caption.of(
                            id,
                            Words.of(title.en() + ", " + last().year(), last().year() + " 年" + title.zh()),
                            source));
        }
        return beside(entries, Figure.Caption.of(id, title, source), chart);
    }

    /** Charts of some phases beside each other. */
    Figure beside(
            List<DetectorTables.Entry> some,
            Figure.Caption caption,
            BiFunction<DetectorTables.Entry, Figure.Caption, Figure> chart) {
        return new Figure.Panels(
                caption,
                some.stream()
                        .map(e -> chart.apply(e, Figure.Caption.of(caption.id(), year(e), source)))
                        .toList());
    }

    /** A driver has one colour in all figures and phases. */
    int colour(String driver) {
        return Palette.series(drivers.stream().map(DriverLayer::name).toList().indexOf(driver));
    }

    /** A driver's name within Chinese. */
    String among(String driver) {
        return spaced(label(driver).zh());
    }

    /** Two names in Chinese, with blanks where a name is Latin. */
    static String and(String a, String b) {
        return (spaced(a) + "与" + spaced(b)).strip();
    }

    /** Chinese that follows Chinese, with a blank where it begins with Latin letters. */
    static String within(String zh) {
        return (zh.charAt(0) < 128 ? " " : "") + zh;
    }

    /** Chinese within Chinese, with a blank on each side that has Latin letters. */
    static String spaced(String zh) {
        int end = zh.length() - (zh.endsWith("*") && zh.length() > 1 ? 2 : 1); // the star stands close
        return (zh.charAt(0) < 128 ? " " : "") + zh + (zh.charAt(end) < 128 ? " " : "");
    }
}
