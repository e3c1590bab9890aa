package org.carbonscape.problem;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference page of problems and cautions. */
public final class ProblemReference {
    private static final Map<String, Bilingual> AREAS = new LinkedHashMap<>();

    static {
        String[][] areas = {
            {"STUDY", "The study file", "研究文件"},
            {"RUN", "The run folder", "结果文件夹"},
            {"FILE", "Files", "文件"},
            {"CLUSTER", "Clusters", "集群"},
            {"CRS", "Coordinate systems", "坐标系"},
            {"TIFF", "GeoTIFF", "GeoTIFF"},
            {"INPUT", "Tables", "表格"},
            {"LANDUSE", "Land use", "土地利用"},
            {"LEGEND", "Legends", "图例"},
            {"UNITS", "Units", "单元"},
            {"CARBON", "Carbon", "碳核算"},
            {"LAND", "Land by the IPCC", "IPCC 土地核算"},
            {"STATS", "Spatial statistics", "空间统计"},
            {"GATHER", "Commands on units", "单元命令"},
            {"DRIVER", "Drivers", "驱动因子"},
            {"SUIT", "Suitability and zones", "适宜性与分区"},
            {"ACCURACY", "Confusion matrices", "混淆矩阵"},
            {"RANGE", "Intervals of numbers", "数值的区间"},
            {"VECTOR", "Vector files", "矢量文件"},
            {"TABLE", "Files of tables", "表格文件"},
            {"ALIGN", "Alignment of grids", "格网配准"},
            {"WEIGHTS", "Spatial weights", "空间权重"},
            {"FAULT", "Faults", "故障"}
        };
        for (String[] a : areas) {
            AREAS.put(a[0], Bilingual.of(a[1], a[2]));
        }
    }

    private ProblemReference() {}

    /** {@code docs/reference/problems.md} and {@code problems.zh.md}. */
    public static String page(Language language) {
        StringBuilder page = new StringBuilder(language.of(
                "# Problems and cautions\n\nGenerated from the program's own texts; do not edit. A problem stops a "
                        + "run or command, a caution (its number begins with C) never does. `{0}` and the like "
                        + "stand for what was found.\n",
                "# 问题与提醒\n\n由程序自身的文字生成，请勿手改。问题使运行或命令停止；提醒（编号以 C 开头）从不如此。`{0}` 等代表所发现的内容。\n"));
        Map<String, List<ProblemCode>> byArea = Arrays.stream(ProblemCode.values())
                .collect(Collectors.groupingBy(
                        c -> c.id().replaceFirst("-.*", ""), LinkedHashMap::new, Collectors.toList()));
        byArea.forEach((area, codes) -> {
            page.append("\n## ")
                    .append(area)
                    .append(
                            AREAS.containsKey(area)
                                    ? language.of(": ", "：") + AREAS.get(area).in(language)
                                    : "")
                    .append(language.of("\n\n| code | what was found | what to do |\n", "\n\n| 编号 | 发现的情况 | 处理办法 |\n"))
                    .append("| --- | --- | --- |\n");
            codes.forEach(c -> page.append("| ")
                    .append(c.id())
                    .append(" | ")
                    .append(cell(c.found(language)))
                    .append(" | ")
                    .append(cell(c.remedy(language)))
                    .append(" |\n"));
        });
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
