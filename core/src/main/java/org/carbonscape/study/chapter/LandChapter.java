package org.carbonscape.study.chapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.carbonscape.finding.Excerpt;
import org.carbonscape.finding.Figure;
import org.carbonscape.finding.Findings;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.MapPanel;
import org.carbonscape.finding.Ramp;
import org.carbonscape.finding.Table;
import org.carbonscape.finding.Words;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.TransferMatrix;
import org.carbonscape.measure.Numbers;
import org.carbonscape.study.account.LandTables;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.layer.Images;
import org.carbonscape.zone.UnitSet;

/** The report's first chapter: how land use changed. */
public final class LandChapter {
    private static final int FEW_CLASSES = 12;
    private static final double LITTLE_LAND_KM2 = 50;

    private final StudyArea studyArea;
    private final LandTables land;
    private final Images images;
    private final Words source;
    private final List<LandClass> construction;
    private final FigureClasses shown;

    /** @param construction the classes that are construction land in this study */
    public LandChapter(
            StudyArea studyArea, LandTables land, Images images, Words source, List<LandClass> construction) {
        this.studyArea = studyArea;
        this.land = land;
        this.images = images;
        this.source = source;
        this.construction = construction;
        this.shown = new FigureClasses(studyArea, land);
    }

    /** Names of classes, verdicts and levels as readers see them. */
    public static Map<String, Words> terms(StudyArea studyArea) {
        Map<String, Words> terms = new HashMap<>();
        for (int c = 1; c <= studyArea.legend().classes(); c++) {
            terms.put(studyArea.className(c), studyArea.classWords(c));
        }
        String[][] words = {
            {"all", "all land", "全部"},
            {"region", "whole region", "全区"},
            {"outside", "outside all units", "单元之外"},
            {"fast", "fast", "快"},
            {"slow", "slow", "慢"},
            {"active", "active", "活跃"},
            {"dormant", "dormant", "不活跃"},
            {"targets", "targets", "倾向"},
            {"avoids", "avoids", "回避"},
            {"uniform", "uniform", "均匀"},
            {"yes", "yes", "是"},
            {"no", "no", "否"},
            {"interval", "interval", "时段"},
            {"category", "category", "类别"},
            {"transition", "transition", "转移"},
            {"gain", "gain", "转入"},
            {"loss", "loss", "转出"},
            {"change", "change", "变化"},
            {"source", "source", "碳源"},
            {"sink", "sink", "碳汇"}
        };
        for (String[] w : words) {
            terms.putIfAbsent(w[0], Words.of(w[1], w[2]));
        }
        return terms;
    }

    public Findings findings() {
        Findings.Builder chapter = Findings.named("land-change", Words.of("Land-use change", "土地利用变化"));
        Table areas = land.classAreas();
        Table change = land.change();
        Table intensity = land.intensity();
        List.of(areas, land.transitions(), change, intensity).forEach(chapter::file);
        List<Integer> years = studyArea.years();
        int last = years.size() - 1;
        List<MapPanel> panels = new ArrayList<>();
        for (int p = 0; p <= last; p++) {
            panels.add(shown.panel(images.classPanel(p, Integer.toString(years.get(p)))));
        }
        chapter.found(areasText());
        chapter.add(new Figure.Maps(
                Figure.Caption.of("land-use-maps", Words.of("Land use, " + span(), "土地利用，" + span()), source),
                images.frame(),
                panels,
                new Key.Classes(Words.of("Land use", "土地利用"), shown.entries())));
        Map<String, Words> terms = terms(studyArea);
        chapter.add(PhaseColumns.of(
                        Words.of("Area of each class (km²)", "各类用地面积（km²）"),
                        areas,
                        List.of(Excerpt.Column.of("class", Words.of("Class", "地类"))),
                        "area_km2",
                        decimals(),
                        1)
                .withRows(40)
                .withTerms(terms)
                .withFile("tables/class-areas.csv"));
        if (last == 0) {
            chapter.note(Words.of("The study has one phase: there is no change to report.", "本研究只有一期数据，没有变化可述。"));
            return chapter.build();
        }
        chapter.aside(areasOverTime());
        chapter.heading(Words.of("Transfers between classes", "地类间的转移"));
        TransferMatrix period = land.matrix(0, last);
        chapter.found(transfersText(period));
        if (period.droppedCells() > 0) {
            chapter.paragraph(ofBothYears(period));
        }
        chapter.add(sankey());
        chapter.add(matrixFigure(period));
        Table matrix = land.transferMatrix();
        chapter.file(matrix);
        chapter.aside(matrixTable(matrix, period, terms));
        chapter.heading(Words.of("Rates of change", "变化速度"));
        chapter.paragraph(Words.of(
                "The single dynamic degree is the yearly net change of a class in per cent of its "
                        + "initial area. Three definitions of the comprehensive dynamic degree are in use; the "
                        + "table lists each under its own name.",
                "单一土地利用动态度为某地类净变化面积占期初面积的年均百分比。综合土地利用动态度有三种常见定义，表中分别列出。"));
        chapter.add(Excerpt.of(
                        Words.of("Dynamic degree, whole region, " + span(), "动态度（全区），" + span()),
                        degrees(change),
                        List.of(
                                Excerpt.Column.of("class", Words.of("Class", "地类")),
                                Excerpt.Column.of("measure", Words.of("Measure", "指标")),
                                Excerpt.Column.of("value", Words.of("% per year", "%/年"), 3)))
                .withRows(40)
                .withTerms(withMeasures(terms))
                .withFile("tables/change.csv"));
        new IntensitySection(studyArea, land, construction).add(chapter, terms);
        return chapter.build();
    }

    private String span() {
        List<Integer> years = studyArea.years();
        return years.get(0) + (years.size() > 1 ? "–" + years.get(years.size() - 1) : "");
    }

    /** Of areas in tables: to the hectare, of a village to a hundredth of it. */
    private int decimals() {
        return land.region(0).total_km2() < 10 ? 4 : 2;
    }

    private Words areasText() {
        int last = studyArea.years().size() - 1;
        LandTables.Areas first = land.region(0);
        LandTables.Areas final_ = land.region(last);
        int largest = 1;
        for (int c = 2; c <= studyArea.legend().classes(); c++) {
            largest = final_.km2()[c] > final_.km2()[largest] ? c : largest;
        }
        double total = final_.total_km2();
        boolean all = IntStream.rangeClosed(1, studyArea.legend().classes())
                        .filter(c -> first.km2()[c] > 0 || final_.km2()[c] > 0)
                        .count()
                == 1;
        String share = Numbers.readable(100 * final_.km2()[largest] / total, 1);
        String area = Numbers.amount(total, 2);
        Words covers = all
                ? Words.of(
                        "All of it is " + lower(largest) + ".",
                        "全部为" + studyArea.classWords(largest).zh() + "。")
                : Words.of(
                        studyArea.classWords(largest).en() + " covers the most, " + share + " %.",
                        "其中" + DriverTerms.spaced(studyArea.classWords(largest).zh()) + "最多，占 " + share + " %。");
        if (last == 0) {
            return Words.of(
                    "The study area holds " + area + " km² of classified land. " + covers.en(),
                    "研究区已分类土地 " + area + " km²，" + covers.zh());
        }
        Words most = change(first.km2(), final_.km2(), all);
        return Words.of(
                "In " + studyArea.years().get(last) + " the study area holds " + area + " km² of classified land. "
                        + covers.en() + " " + most.en(),
                studyArea.years().get(last) + " 年研究区已分类土地 " + area + " km²，" + covers.zh() + most.zh());
    }

    private Words noChange() {
        List<Integer> years = studyArea.years();
        int last = years.get(years.size() - 1);
        return Words.of(
                "No class has changed its area since " + years.get(0) + ".", years.get(0) + "–" + last + " 年各地类面积未变。");
    }

    /** What two classes exchange changes both alike: often several have changed the most. */
    private Words change(double[] first_km2, double[] last_km2, boolean only) {
        int[] classes = IntStream.rangeClosed(1, studyArea.legend().classes()).toArray();
        IntToDoubleFunction size_km2 = c -> Math.abs(last_km2[c] - first_km2[c]);
        double most_km2 = IntStream.of(classes).mapToDouble(size_km2).max().orElse(0);
        if (most_km2 == 0) {
            return noChange();
        }
        // differences of areas are rounded
        int[] changed = IntStream.of(classes)
                .filter(c -> size_km2.applyAsDouble(c)
                        > most_km2 - 1e-12 * land.region(0).total_km2())
                .toArray();
        List<Integer> years = studyArea.years();
        int from = years.get(0);
        int to = years.get(years.size() - 1);
        List<Words> each = new ArrayList<>();
        for (int c : changed) {
            double net_km2 = last_km2[c] - first_km2[c];
            String by = (net_km2 >= 0 ? "+" : "") + Numbers.amount(net_km2, 2) + " km²";
            String rate = Numbers.readable(100 * net_km2 / first_km2[c] / (to - from), 2) + " %";
            boolean rated = first_km2[c] != 0;
            if (only) {
                return Words.of(
                        "Its area changed by " + by + " from " + from + " to " + to + ".",
                        from + "–" + to + " 年其面积变化 " + by + "。");
            }
            if (changed.length == 1) {
                return Words.of(
                        studyArea.classWords(c).en() + " changed the most: " + by + " from " + from + " to " + to
                                + (rated ? " (" + rate + " a year)" : "") + ".",
                        from + "–" + to + " 年变化最大的是"
                                + DriverTerms.within(studyArea.classWords(c).zh()) + "：" + by
                                + (rated ? "（每年 " + rate + "）" : "") + "。");
            }
            each.add(Words.of(
                    (each.isEmpty() ? studyArea.classWords(c).en() : lower(c)) + " (" + by
                            + (rated ? ", " + rate + " a year" : "") + ")",
                    studyArea.classWords(c).zh() + "（" + by + (rated ? "，每年 " + rate : "") + "）"));
        }
        Words all = Words.list(each);
        return Words.of(
                all.en() + " changed the most from " + from + " to " + to + ".",
                from + "–" + to + " 年变化最大的是" + DriverTerms.within(all.zh()) + "。");
    }

    private Figure areasOverTime() {
        List<Figure.Series> series = new ArrayList<>();
        for (int c = 1; c <= shown.count(); c++) {
            List<Figure.Point> points = new ArrayList<>();
            boolean any = false;
            for (int p = 0; p < studyArea.years().size(); p++) {
                double km2 = shown.sums(land.region(p).km2())[c];
                any |= km2 > 0;
                points.add(Figure.Point.of(studyArea.years().get(p), km2));
            }
            if (any) {
                Key.Entry entry = shown.entries().get(c - 1);
                series.add(new Figure.Series(entry.name(), entry.rgb(), points));
            }
        }
        return new Figure.Lines(
                Figure.Caption.of("areas-over-time", Words.of("Area of each class over time", "各类用地面积随时间的变化"), source),
                Figure.Axis.of(Words.of("Year", "年份")),
                Figure.Axis.of(Words.of("Area (km²)", "面积（km²）")).from(0),
                series);
    }

    private record Transfer(int from, int to, double km2) {}

    private List<Transfer> transfers(TransferMatrix m) {
        List<Transfer> all = new ArrayList<>();
        for (int i = 1; i <= studyArea.legend().classes(); i++) {
            for (int j = 1; j <= studyArea.legend().classes(); j++) {
                if (i != j && m.cells(i, j) > 0) {
                    all.add(new Transfer(i, j, m.area_km2(i, j)));
                }
            }
        }
        all.sort(Comparator.comparingDouble(Transfer::km2).reversed());
        return all;
    }

    private Words transfersText(TransferMatrix period) {
        List<Transfer> all = transfers(period);
        if (all.isEmpty()) {
            return Words.of("No cell changed its class.", "没有像元改变地类。");
        }
        int n = Math.min(3, all.size());
        boolean every = n == all.size();
        StringBuilder en = new StringBuilder(
                        every
                                ? n == 1 ? "The only transfer from " : "The transfers from "
                                : "The largest transfers from ")
                .append(period.fromYear() + " to " + period.toYear() + (n == 1 ? " is " : " are "));
        StringBuilder zh = new StringBuilder(period.fromYear() + "–" + period.toYear() + " 年")
                .append(every ? n == 1 ? "仅有的转移为" : "的转移为" : "面积最大的转移为");
        for (int k = 0; k < n; k++) {
            Transfer t = all.get(k);
            String km2 = Numbers.amount(t.km2, 2) + " km²";
            en.append(k == 0 ? "" : k == n - 1 ? " and " : ", ")
                    .append(lower(t.from))
                    .append(" to ")
                    .append(lower(t.to))
                    .append(" (")
                    .append(km2)
                    .append(")");
            zh.append(k == 0 ? "" : "、")
                    .append(studyArea.classWords(t.from).zh())
                    .append("→")
                    .append(studyArea.classWords(t.to).zh())
                    .append("（")
                    .append(km2)
                    .append("）");
        }
        if (every) {
            return Words.of(en.append(".").toString(), zh.append("。").toString());
        }
        Transfer least = all.get(all.size() - 1);
        en.append("; the smallest is ")
                .append(lower(least.from))
                .append(" to ")
                .append(lower(least.to))
                .append(" (")
                .append(Numbers.amount(least.km2, 2))
                .append(" km²).");
        zh.append("；最小为")
                .append(studyArea.classWords(least.from).zh())
                .append("→")
                .append(studyArea.classWords(least.to).zh())
                .append("（")
                .append(Numbers.amount(least.km2, 2))
                .append(" km²）。");
        return Words.of(en.toString(), zh.toString());
    }

    private String lower(int c) {
        return studyArea.classInText(c);
    }

    /** Land that is classified in one of the years only makes areas and their changes differ from transfers. */
    private static Words ofBothYears(TransferMatrix period) {
        String both = Numbers.amount(period.total_km2(), 2) + " km²";
        return Words.of(
                "Transfers, rates and intensities are of land that is classified in both years (" + period.fromYear()
                        + " and " + period.toYear() + ": " + both + "); areas of classes, and what they gained or lost "
                        + "by those, are of all land classified in a year.",
                "转移、变化速度与强度仅计前后两期均有分类的土地（" + period.fromYear() + " 与 " + period.toYear() + " 年：" + both
                        + "）；各类用地面积及由此得出的增减则计当年全部已分类土地。");
    }

    private Figure sankey() {
        List<Figure.Link> links = new ArrayList<>();
        for (int p = 1; p < studyArea.years().size(); p++) {
            double[][] km2 = transferred_km2(land.matrix(p - 1, p));
            for (int i = 1; i < km2.length; i++) {
                for (int j = 1; j < km2.length; j++) {
                    if (km2[i][j] > 0) {
                        links.add(new Figure.Link(p - 1, i - 1, j - 1, km2[i][j]));
                    }
                }
            }
        }
        return new Figure.Sankey(
                Figure.Caption.of("transfer-sankey", Words.of("Transfers between the phases", "各期之间的转移"), source),
                studyArea.years().stream()
                        .map(y -> Words.same(Integer.toString(y)))
                        .toList(),
                shown.entries(),
                links,
                Words.same("km²"));
    }

    /** By the classes shown. */
    private double[][] transferred_km2(TransferMatrix m) {
        double[][] km2 = new double[shown.count() + 1][shown.count() + 1];
        for (int i = 1; i <= studyArea.legend().classes(); i++) {
            for (int j = 1; j <= studyArea.legend().classes(); j++) {
                km2[shown.of(i)][shown.of(j)] += m.area_km2(i, j);
            }
        }
        return km2;
    }

    /** The matrix of the whole period with its totals, as a table. */
    private Excerpt matrixTable(Table matrix, TransferMatrix m, Map<String, Words> terms) {
        Table period = matrix.where(
                "transfer-matrix",
                r -> matrix.integer(r, 0) == m.fromYear()
                        && matrix.integer(r, 1) == m.toYear()
                        && (matrix.text(r, 2).equals(LandTables.TOTAL)
                                || matrix.number(r, matrix.columns().size() - 1) > 0));
        Map<String, Words> named = new HashMap<>(terms);
        named.put(LandTables.TOTAL, Words.of("Total", "合计"));
        List<Excerpt.Column> columns =
                new ArrayList<>(List.of(Excerpt.Column.of("from_class", Words.of("From \\ to", "转出＼转入"))));
        for (int c = 1; c <= studyArea.legend().classes(); c++) {
            if (shown.of(c) > 0) {
                columns.add(Excerpt.Column.of(studyArea.className(c) + "_km2", studyArea.classWords(c), decimals()));
            }
        }
        columns.add(Excerpt.Column.of("total_km2", Words.of("Total", "合计"), decimals()));
        return Excerpt.of(
                        Words.of(
                                "Transfer matrix " + m.fromYear() + "–" + m.toYear() + " (km²)",
                                "转移矩阵 " + m.fromYear() + "–" + m.toYear() + "（km²）"),
                        period,
                        columns)
                .withRows(60)
                .withTerms(named)
                .withFile("tables/transfer-matrix.csv");
    }

    private Figure matrixFigure(TransferMatrix m) {
        List<List<Double>> values = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        List<Words> names = new ArrayList<>();
        double[][] km2 = transferred_km2(m);
        int k = shown.count();
        double[] to = new double[k + 2]; // the last is the sum of all
        double all_km2 = Arrays.stream(km2).flatMapToDouble(Arrays::stream).sum();
        // cells of many classes have room for one decimal: on little land all would be less than a tenth of a km2
        boolean inHectares = k > FEW_CLASSES && all_km2 < LITTLE_LAND_KM2;
        if (inHectares) {
            Arrays.stream(km2).forEach(row -> Arrays.setAll(row, j -> row[j] * 100));
        }
        for (int i = 1; i <= k + 1; i++) {
            List<Double> row = new ArrayList<>();
            List<String> text = new ArrayList<>();
            double from = 0;
            for (int j = 1; j <= k; j++) {
                double cell = i <= k ? km2[i][j] : to[j];
                // persistence and totals would drown the transfers: they stand in their cells, but without a colour
                row.add(i == j || i > k || cell == 0 ? Double.NaN : cell);
                text.add(area(cell, k));
                from += cell;
                to[j] += i <= k ? cell : 0;
            }
            row.add(Double.NaN);
            text.add(area(from, k));
            values.add(row);
            texts.add(text);
            names.add(i <= k ? shown.entries().get(i - 1).name() : Words.of("Total", "合计"));
        }
        String years = m.fromYear() + "–" + m.toYear();
        return new Figure.Matrix(
                Figure.Caption.of("transfer-matrix", Words.of("Transfer matrix " + years, "转移矩阵 " + years), source),
                new Figure.Headings(Words.of("From (" + m.fromYear() + ")", "转出（" + m.fromYear() + "）"), names),
                new Figure.Headings(Words.of("To (" + m.toYear() + ")", "转入（" + m.toYear() + "）"), names),
                values,
                texts,
                Figure.Shading.of(
                        Ramp.BLUES,
                        inHectares
                                ? Words.of("Transferred area (ha)", "转移面积（公顷）")
                                : Words.of("Transferred area (km²)", "转移面积（km²）")));
    }

    /** Fewer digits where cells are small; a true transfer is never shown as 0. */
    private static String area(double area, int classes) {
        if (area == 0) {
            return "";
        }
        if (classes <= FEW_CLASSES) {
            return Numbers.amount(area, area < 10 ? 2 : area < 1000 ? 1 : 0);
        }
        if (area < 0.1) {
            return "<0.1";
        }
        return Numbers.readable(area, area < 10 ? 1 : 0);
    }

    private static Map<String, Words> withMeasures(Map<String, Words> terms) {
        Map<String, Words> more = new HashMap<>(terms);
        more.put("single_dynamic_degree", Words.of("single dynamic degree", "单一动态度"));
        more.put("two_way_dynamic_degree", Words.of("two-way dynamic degree", "双向动态度"));
        more.put("comprehensive_dynamic_degree_net", Words.of("comprehensive, net form", "综合动态度（净变化式）"));
        more.put("comprehensive_dynamic_degree_transfer", Words.of("comprehensive, transfer form", "综合动态度（转移式）"));
        more.put("annual_change_rate", Words.of("annual change rate", "年变化率"));
        return more;
    }

    /** From the first phase to the last; a class that was not there at first has no rate. */
    private Table degrees(Table change) {
        List<Integer> years = studyArea.years();
        return change.where(
                "degrees",
                r -> change.text(r, change.column("unit_set")).equals(UnitSet.REGION)
                        && change.text(r, change.column("unit_of_value")).equals("%/yr")
                        && !Double.isNaN(change.number(r, change.column("value")))
                        && change.integer(r, change.column("from_year")) == years.get(0)
                        && change.integer(r, change.column("to_year")) == years.get(years.size() - 1));
    }
}
