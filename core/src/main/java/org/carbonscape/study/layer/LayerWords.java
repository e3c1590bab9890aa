package org.carbonscape.study.layer;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.finding.Table;
import org.carbonscape.method.Inputs;
import org.carbonscape.method.Statistics;
import org.carbonscape.method.UnitStatistic;
import org.carbonscape.problem.Language;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.plan.Quantity;
import org.carbonscape.suitability.RuleTable;

/**
 * What the columns of the layers of a run are called in Chinese: GeoPackages carry it beside the names, and QGIS shows
 * it at the head of its attribute tables. A column that nothing is told of keeps its name.
 */
public final class LayerWords {
    private static final Pattern AREA = Pattern.compile("(.+)_km2_(\\d{4})");
    private static final Pattern AMOUNT =
            Pattern.compile("(net|source|sink|stock|stock_change)_(tCO2|tC)(_per_ha)?_(\\d{4})");
    private static final Pattern DRIVER = Pattern.compile("driver_(.+?)(_m)?(?:_(\\d{4}))?");
    private static final Pattern GROUP = Pattern.compile("(.+)_(area_km2|share_percent|stock_tC|net_tCO2)");
    private static final Pattern LEVEL = Pattern.compile("level_(\\d+)");
    private static final Pattern OF_YEAR = Pattern.compile("(.+?)(?:_(source|sink|stock|stock_change))?_(\\d{4})");

    private LayerWords() {}

    /** Titles of the columns of a unit set's layer; none where the run speaks English. */
    static Map<String, String> ofUnits(Table columns, StudyArea studyArea, Language language) {
        return of(columns, language, name -> unit(name, studyArea));
    }

    /** Titles of the columns of a layer that is a table of the run as well. */
    public static Map<String, String> of(Table columns, Language language) {
        return of(columns, language, name -> heading(columns.name(), name));
    }

    private static Map<String, String> of(Table columns, Language language, Function<String, Optional<String>> title) {
        Map<String, String> titles = new LinkedHashMap<>();
        if (language == Language.ZH) {
            columns.columns().forEach(c -> title.apply(c.name()).ifPresent(t -> titles.put(c.name(), t)));
        }
        return titles;
    }

    /** The word of the dictionary, with the unit of its numbers. */
    private static Optional<String> heading(String table, String column) {
        return Dictionary.column(table, column)
                .map(e -> e.heading().zh()
                        + (e.unit().isEmpty()
                                        || e.unit().contains(" ")
                                        || e.unit().equals(column)
                                ? ""
                                : "（" + e.unit() + "）"));
    }

    private static Optional<String> unit(String name, StudyArea studyArea) {
        if (name.equals("id")) {
            return Optional.of("单元编号");
        }
        if (name.equals("name")) {
            return Optional.of("单元名称");
        }
        Matcher m = AREA.matcher(name);
        if (m.matches()) {
            String of = m.group(1);
            return IntStream.rangeClosed(1, studyArea.legend().classes())
                    .filter(c -> studyArea.className(c).equals(of))
                    .mapToObj(c -> studyArea.classWords(c).zh())
                    .findFirst()
                    .map(zh -> m.group(2) + " 年" + zh + "面积（km2）");
        }
        Matcher amount = AMOUNT.matcher(name);
        if (amount.matches()) {
            String unit = amount.group(2) + (amount.group(3) == null ? "" : "/ha");
            return Quantity.find(amount.group(1))
                    .map(q -> amount.group(4) + " 年" + (amount.group(3) == null ? "" : "单位面积")
                            + (q == Quantity.NET ? "净碳排放" : q.words().zh()) + "（" + unit + "）");
        }
        return ofAny(
                name,
                of -> IntStream.rangeClosed(1, studyArea.legend().classes())
                        .filter(c -> studyArea.className(c).equals(of))
                        .mapToObj(c -> studyArea.classWords(c).zh())
                        .findFirst()
                        .orElse(of));
    }

    /**
     * What a column is called that is of a driver, a local statistic, a level or a zone.
     *
     * @param className Chinese names of classes
     */
    public static Optional<String> ofAny(String name, UnaryOperator<String> className) {
        Matcher driver = DRIVER.matcher(name);
        if (driver.matches()) {
            return Optional.of((driver.group(3) == null ? "" : driver.group(3) + " 年") + "因子 " + driver.group(1)
                    + (driver.group(2) == null ? "" : "（m）"));
        }
        return statistic(name, className).or(() -> group(name));
    }

    /** {@code lisa_p_fdr_source_2020}: a column of a local statistic of a flow. */
    private static Optional<String> statistic(String name, UnaryOperator<String> className) {
        Matcher m = OF_YEAR.matcher(name);
        if (!m.matches()) {
            return Optional.empty();
        }
        return Statistics.ALL.stream()
                .filter(s -> !s.layerPrefix().isEmpty() && name.startsWith(s.layerPrefix() + "_"))
                .max(Comparator.comparingInt(
                        (UnitStatistic<?, ?> s) -> s.layerPrefix().length()))
                .flatMap(s -> columnOf(s, m.group(1).substring(s.layerPrefix().length() + 1), className)
                        .map(column -> m.group(3) + " 年 "
                                + Optional.ofNullable(m.group(2))
                                        .flatMap(Quantity::find)
                                        .map(q -> q.words().zh())
                                        .orElse("")
                                + s.about().title().zh() + "：" + column));
    }

    /** {@code p_fdr}, or {@code p_fdr_forest} where a class's units are those in question. */
    private static Optional<String> columnOf(UnitStatistic<?, ?> s, String column, UnaryOperator<String> className) {
        if (s.inputs() != Inputs.COLOURS) {
            return heading(s.id(), column);
        }
        for (int end = column.length(); end > 0; end = column.lastIndexOf('_', end - 1)) {
            String of = column.substring(0, end);
            if (Dictionary.column(s.id(), of).filter(e -> e.column().equals(of)).isPresent()) {
                String ofClass = end == column.length() ? "" : className.apply(column.substring(end + 1));
                return heading(s.id(), of).map(h -> ofClass.isEmpty() ? h : h + "（" + ofClass + "）");
            }
        }
        return Optional.empty();
    }

    /** {@code level_1_area_km2}, {@code key_protection_net_tCO2}: what a level or a zone holds of a unit. */
    private static Optional<String> group(String name) {
        Matcher m = GROUP.matcher(name);
        if (!m.matches()) {
            return Optional.empty();
        }
        Matcher level = LEVEL.matcher(m.group(1));
        String of = level.matches() ? level.group(1) + " 级" : RuleTable.title(m.group(1), Language.ZH);
        return heading("zones", m.group(2)).map(amount -> of + amount);
    }
}
