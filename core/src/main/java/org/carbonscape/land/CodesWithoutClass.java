package org.carbonscape.land;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** Codes of maps that a legend does not name, as the problem that tells them. */
public final class CodesWithoutClass {
    /** Codes that a problem names: a raster of values may have thousands. */
    private static final int LISTED = 12;

    private CodesWithoutClass() {}

    /**
     * The problem of codes that the legend does not name.
     *
     * @param cells    cells by code, at least one; the first codes of the file in order
     * @param others   cells of further codes that are not listed
     * @param cell_km2 area of a cell; NaN where cells differ (areas are then left out)
     */
    public static Problem problem(String place, SortedMap<Double, Long> cells, long others, double cell_km2) {
        return problem(List.of(place), cells, others, cell_km2);
    }

    /** The same of several phases at once. @param cells by code, in the phase that has most of it */
    public static Problem problem(List<String> places, SortedMap<Double, Long> cells, long others, double cell_km2) {
        Optional<Double> fraction =
                cells.keySet().stream().filter(c -> c != Math.rint(c)).findFirst();
        if (fraction.isPresent()) {
            return Problem.of(ProblemCode.LANDUSE_04_FRACTIONS, "", Numbers.text(fraction.get()))
                    .at(places);
        }
        Optional<Double> wide =
                cells.keySet().stream().filter(c -> Math.abs(c) > 0x1p53).findFirst();
        if (wide.isPresent()) { // no list of whole numbers can name it, the file's own no-data value can
            return Problem.of(ProblemCode.TIFF_16_WIDE_CODE, "", Numbers.text(wide.get()))
                    .at(places);
        }
        boolean more = others > 0;
        String en = cells.size() == 1 && !more ? "1 code is" : (more ? "more than " : "") + cells.size() + " codes are";
        boolean several = places.size() > 1;
        return Problem.of(
                        ProblemCode.LANDUSE_03_CODES,
                        "",
                        en,
                        listed(cells, others, cell_km2, Language.EN)
                                + (several ? " - cells of the phase that has most" : ""),
                        cells.size() + (more ? " 个以上" : " 个"),
                        listed(cells, others, cell_km2, Language.ZH) + (several ? "（取最多一期的像元数）" : ""),
                        more ? Bilingual.of("", "") : presetsWith(cells.keySet()))
                .at(places);
    }

    /** Another legend may be meant: the end of the remedy. One code alone is more likely a mark of no data. */
    private static Bilingual presetsWith(Set<Double> codes) {
        List<String> all = Legend.presets().stream()
                .filter(name -> {
                    Legend preset = Legend.preset("", name);
                    return codes.stream().allMatch(c -> preset.indexOf(c.longValue()) > 0);
                })
                .toList();
        return codes.size() < 2 || all.isEmpty()
                ? Bilingual.of("", "")
                : Bilingual.of(
                        " Legends of the program (landUse.legend, --legend) that have them all: "
                                + String.join(", ", all) + ".",
                        "含有全部这些编码的预设图例（landUse.legend 或 --legend）：" + String.join("、", all) + "。");
    }

    private static String listed(SortedMap<Double, Long> cells, long others, double cell_km2, Language language) {
        String list = cells.entrySet().stream()
                .limit(LISTED)
                .map(e -> Numbers.text(e.getKey())
                        + language.of(" (", "（")
                        + area(e.getValue(), cell_km2, language)
                        + language.of(")", "）"))
                .collect(Collectors.joining(language.of(", ", "、")));
        long rest = others
                + cells.values().stream()
                        .skip(LISTED)
                        .mapToLong(Long::longValue)
                        .sum();
        String more = area(rest, cell_km2, language);
        return rest == 0 ? list : list + language.of(", ... (+" + more + ")", "……（另有 " + more + "）");
    }

    private static String area(long cells, double cell_km2, Language language) {
        double area = cells * cell_km2;
        String count = Numbers.readable(cells, 0) + language.of(cells == 1 ? " cell" : " cells", " 个像元");
        return area >= 0.01 ? count + language.of(", ", "，") + Numbers.readable(area, 2) + " km2" : count;
    }
}
