package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;

/** What a file is, for a reader: the same as the JSON says, in sentences and small tables. */
final class InspectionText {
    /** Codes beyond these are for a program to read. */
    private static final int MOST_CODES = 60;

    /** A legend of fewer of the cells is of another product. */
    private static final double MOST = 0.9;

    private static final double NEARLY_ALL = 0.9995;
    private static final String INDENT = "  ";
    private static final Map<String, String> UNITS =
            Map.of("degrees", "度", "feet", "英尺", "US survey feet", "美国测量英尺", "map units", "地图单位");

    private final Language language;
    private final Map<String, Object> said;
    private final List<String> lines = new ArrayList<>();

    private InspectionText(Language language, Map<String, Object> said) {
        this.language = language;
        this.said = said;
    }

    /** Of several files, but for what only goes with another of them, as a .dbf with its .shp. */
    static String of(List<Map<String, Object>> all, Language language) {
        return all.stream()
                .filter(one -> !"unknown".equals(one.get("kind"))
                        || all.stream()
                                .noneMatch(other -> !"unknown".equals(other.get("kind"))
                                        && stem(other).equals(stem(one))))
                .map(one -> of(one, language))
                .collect(Collectors.joining("\n\n"));
    }

    private static String stem(Map<String, Object> one) {
        return String.valueOf(one.get("file")).replaceFirst("\\.[^./\\\\]*$", "");
    }

    private static String of(Map<String, Object> said, Language language) {
        InspectionText text = new InspectionText(language, said);
        text.lines.add(String.valueOf(said.get("file")));
        text.kind();
        text.place();
        text.cells();
        text.table(said);
        text.overlaps();
        return String.join("\n" + INDENT, text.lines);
    }

    private String word(String english, String chinese) {
        return language.of(english, chinese);
    }

    private void line(String english, String chinese) {
        lines.add(word(english, chinese));
    }

    private void kind() {
        String years = texts("years").isEmpty() ? "" : word(", ", "，") + String.join(word(", ", "、"), texts("years"));
        String kind = switch (String.valueOf(said.get("kind"))) {
            case "raster" ->
                said.containsKey("classes")
                        ? word("raster of whole numbers", "整数栅格")
                        : said.containsKey("values") ? word("raster of values", "数值栅格") : word("raster", "栅格");
            case "vector" -> shapes();
            case "table" -> word("table", "表格");
            case "study" -> word("study file", "研究文件");
            case "archive" -> word("packed file", "压缩包");
            default -> word("no raster, layer of polygons, table or study", "不是栅格、面图层、表格或研究文件");
        };
        lines.add(kind + years);
    }

    private String shapes() {
        if (!(said.get("shapes") instanceof Map<?, ?> shapes)) {
            return said.get("layer") instanceof String layer
                    ? word("vector layer \"" + layer + "\"", "矢量图层“" + layer + "”")
                    : word("vector layer", "矢量图层");
        }
        String kinds = shapes.entrySet().stream()
                .map(e -> e.getValue() + " "
                        + shape(String.valueOf(e.getKey()), e.getValue().equals(1)))
                .collect(Collectors.joining(word(", ", "、")));
        return word("vector layer \"", "矢量图层“") + said.get("layer") + word("\": ", "”：") + kinds;
    }

    /** One or several of a kind of geometry, as readers of maps call it. */
    private String shape(String kind, boolean one) {
        return switch (kind) {
            case "Point" -> word(one ? "point" : "points", "个点");
            case "MultiPoint" -> word(one ? "multipoint" : "multipoints", "个多点");
            case "LineString" -> word(one ? "line" : "lines", "条线");
            case "MultiLineString" -> word(one ? "multiline" : "multilines", "条多部件线");
            case "Polygon" -> word(one ? "polygon" : "polygons", "个面");
            case "MultiPolygon" -> word(one ? "multipolygon" : "multipolygons", "个多部件面");
            default -> kind;
        };
    }

    private void place() {
        Optional.ofNullable(said.get("crs")).ifPresent(crs -> lines.add(String.valueOf(crs)));
        if (said.get("cell") instanceof List<?> cell) {
            String unit = String.valueOf(said.getOrDefault("cellUnit", ""));
            String of = unit.isEmpty() ? "" : " "; // of a file whose system is not known
            String width = number(cell.get(0));
            String height = number(cell.get(1));
            String side = width.equals(height) ? width : width + " x " + height;
            line(
                    said.get("columns") + " x " + said.get("rows") + " cells of " + side + of + unit,
                    said.get("columns") + " 列 × " + said.get("rows") + " 行，像元 " + side + of
                            + UNITS.getOrDefault(unit, unit));
        }
        if (said.get("degrees") instanceof List<?> box) {
            String corners = number(box.get(0)) + ", " + number(box.get(1)) + " – " + number(box.get(2)) + ", "
                    + number(box.get(3));
            line("longitude, latitude: " + corners, "经度、纬度：" + corners);
        }
    }

    private void cells() {
        if (said.containsKey("type")) {
            String none = said.containsKey("noDataValue")
                    ? word(", no data: ", "，无数据值：") + said.get("noDataValue")
                    : word(", no no-data value declared", "，未声明无数据值");
            String empty = word("; empty cells: ", "；空像元：") + said.get("emptyCells");
            lines.add(said.get("type") + none + empty);
        }
        if (said.get("values") instanceof Map<?, ?> values) {
            String limits = limit(values, "least") + " – " + limit(values, "greatest");
            line("values: " + limits, "取值：" + limits);
        }
        List<Map<?, ?>> classes = maps(said, "classes");
        if (classes.isEmpty()) {
            return;
        }
        List<Map<?, ?>> legends = maps(said, "legends");
        double all = classes.stream().mapToLong(InspectionText::cells).sum();
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(word("code", "编码"), word("cells", "像元数"), word("share", "占比")));
        legends.forEach(l -> head.add(name(l, "legend") + " (" + percent(share(l)) + ")"));
        rows.add(head);
        for (Map<?, ?> one : classes.subList(0, Math.min(MOST_CODES, classes.size()))) {
            List<String> row = new ArrayList<>(
                    List.of(String.valueOf(one.get("code")), String.valueOf(cells(one)), percent(cells(one) / all)));
            legends.forEach(l -> row.add(maps(l, "classes").stream()
                    .filter(c -> Objects.equals(one.get("code"), c.get("code")))
                    .map(c -> word(String.valueOf(c.get("class")), String.valueOf(c.get("class_zh"))))
                    .findFirst()
                    .orElse("")));
            rows.add(row);
        }
        lines.addAll(Aligned.lines(rows));
        if (classes.size() > MOST_CODES) {
            int more = classes.size() - MOST_CODES;
            line("and " + more + " codes more (--json lists all)", "另有 " + more + " 个编码（--json 列出全部）");
        }
        if (!legends.isEmpty()) {
            line("in brackets: the share of the cells that this legend has a class for", "括号内：该图例有对应地类的像元占比");
        }
        boolean fits = !legends.isEmpty() && share(legends.get(0)) >= MOST;
        if (fits) {
            alike(legends);
        } else if (classes.size() <= MOST_CODES) { // else it is hardly land use
            line(
                    "no preset has classes for them all: for land use write a table code,class as landUse.legend",
                    "没有预置图例能涵盖上述编码：若为土地利用数据，请自编 code,class 两列的表，作为 landUse.legend");
        }
    }

    private static List<String> classes(Map<?, ?> legend) {
        return maps(legend, "classes").stream()
                .map(c -> String.valueOf(c.get("class")))
                .toList();
    }

    /** Codes alone do not tell which of several legends is meant that name them otherwise. */
    private void alike(List<Map<?, ?>> legends) {
        Map<?, ?> best = legends.get(0);
        List<String> all = legends.stream()
                .filter(l -> l == best
                        || share(l) == share(best)
                                && maps(l, "classes").size()
                                        == maps(best, "classes").size()
                                && !classes(l).equals(classes(best)))
                .map(l -> name(l, "legend"))
                .toList();
        boolean whole = Objects.equals(
                best.get("of"), (int) classes(best).stream().distinct().count());
        if (all.size() > 1 && !whole && !Boolean.TRUE.equals(best.get("named"))) {
            String names = Listing.of(all);
            line(names + " fit alike: take the one of the product that the file is of", names + " 同样适配：请按数据所属产品选用");
        }
    }

    /** @param of the file, or one of its sheets */
    private void table(Map<?, ?> of) {
        List<Map<?, ?>> sheets = maps(of, "sheets");
        if (!sheets.isEmpty()) {
            for (Map<?, ?> sheet : sheets) {
                line("sheet \"" + sheet.get("sheet") + "\":", "工作表“" + sheet.get("sheet") + "”：");
                table(sheet);
            }
            return;
        }
        if (of.containsKey("rows") && !said.containsKey("cell")) {
            line(of.get("rows") + " rows", of.get("rows") + " 行");
        }
        if (of.get("usableAs") instanceof List<?> keys && !keys.isEmpty()) {
            String all = keys.stream().map(String::valueOf).collect(Collectors.joining(word(", ", "、")));
            line("has the columns of: " + all, "具备以下输入所需的列：" + all);
        }
        if (of.get("criteria") instanceof List<?> names) {
            String all = Listing.of(names.stream().map(String::valueOf).toList());
            line("criteria: " + all, "指标：" + all);
        }
        guess(of, "id", "id (guessed): ", "编号列（推测）：");
        guess(of, "name", "name (guessed): ", "名称列（推测）：");
        if (of.get("yearsInside") instanceof List<?> years) {
            String all = Listing.of(years.stream().map(String::valueOf).toList());
            line("years inside: " + all, "表内年份：" + all);
        }
        List<Map<?, ?>> columns = maps(of, "columns");
        if (columns.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                word("column", "列"),
                word("kind", "类型"),
                word("values", "有值"),
                word("distinct", "不同值"),
                word("unit", "单位"),
                word("examples", "示例")));
        for (Map<?, ?> column : columns) {
            rows.add(List.of(
                    called(column),
                    "number".equals(column.get("kind")) ? word("number", "数值") : word("text", "文本"),
                    String.valueOf(column.get("values")),
                    String.valueOf(column.get("distinct")),
                    column.get("unit") instanceof String unit ? unit : "",
                    column.get("examples") instanceof List<?> examples
                            ? examples.stream().map(String::valueOf).collect(Collectors.joining(word(", ", "、")))
                            : ""));
        }
        lines.addAll(Aligned.lines(rows));
    }

    /** Its name here, and in brackets what its author calls it. */
    private String called(Map<?, ?> column) {
        String written = column.get("written") instanceof List<?> theirs
                ? Listing.of(theirs.stream().map(String::valueOf).toList(), word(", ", "、"))
                : "";
        return column.get("name") + (written.isEmpty() ? "" : word(" (" + written + ")", "（" + written + "）"));
    }

    private void guess(Map<?, ?> of, String what, String english, String chinese) {
        if (of.get(what) instanceof String column) {
            line(english + column, chinese + column);
        }
    }

    /** How much of this file the others leave out. */
    private void overlaps() {
        List<Map<?, ?>> others = maps(said, "overlaps");
        if (others.isEmpty()) {
            return;
        }
        List<String> elsewhere = others.stream()
                .filter(o -> share(o) == 0)
                .map(o -> name(o, "file"))
                .toList();
        if (!elsewhere.isEmpty()) {
            String all = Listing.of(elsewhere);
            line("not where this is: " + all, "与本文件不在同一地区：" + all);
        }
        others.stream()
                .filter(o -> share(o) > 0)
                .min(Comparator.comparingDouble(InspectionText::share))
                .ifPresent(least -> {
                    if (share(least) >= NEARLY_ALL) {
                        line("the others cover all of its extent", "其余文件覆盖其全部范围");
                    } else {
                        String share = percent(share(least));
                        String file = name(least, "file");
                        line(
                                "the others cover " + share + " of its extent and more (least: " + file + ")",
                                "其余文件至少覆盖其范围的 " + share + "（最少的是 " + file + "）");
                    }
                });
    }

    private static double share(Map<?, ?> of) {
        return of.get("share") instanceof Double share ? share : Double.NaN;
    }

    private static long cells(Map<?, ?> of) {
        return of.get("cells") instanceof Number n ? n.longValue() : 0;
    }

    private List<String> texts(String key) {
        return said.get(key) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static List<Map<?, ?>> maps(Map<?, ?> of, String key) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (of.get(key) instanceof List<?> all) {
            all.forEach(one -> {
                if (one instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            });
        }
        return maps;
    }

    private static String name(Map<?, ?> of, String key) {
        return String.valueOf(Path.of(String.valueOf(of.get(key))).getFileName());
    }

    /** All its digits; those that a float was written from, where it is one. */
    private static String limit(Map<?, ?> of, String key) {
        return of.get(key) instanceof Optional<?> some && some.orElse(null) instanceof Double d
                ? Numbers.text(d == d.floatValue() ? Numbers.ofFloat(d.floatValue()) : d)
                : "–";
    }

    private static String number(Object value) {
        return value instanceof Double d ? Numbers.text(Math.rint(d * 1e6) / 1e6) : String.valueOf(value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", share * 100);
    }
}
