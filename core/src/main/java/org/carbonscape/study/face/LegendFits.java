package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.Legend;

/**
 * Legends that name the codes of a raster, best first: one whose name stands for it (the file itself where it names its
 * classes, a table beside it, a preset that the file is called by) before its equals.
 */
final class LegendFits {
    private static final int MOST = 3;
    /** Share of the cells from which on a legend is one of the file's. */
    private static final double NEARLY_ALL = 0.99;

    private LegendFits() {}

    /** The raster's own names and the presets. */
    static List<Map<String, Object>> of(Path raster, Optional<Legend> own, SortedMap<Double, Long> cells) {
        String name = raster.getFileName().toString();
        String bare = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        List<Map<String, Object>> fits = new ArrayList<>();
        own.flatMap(l -> fit(name, l, true, cells)).ifPresent(fits::add);
        for (String preset : Legend.presets()) {
            boolean called = bare.contains(preset.replaceAll("[^a-z0-9]", ""));
            fit(preset, Legend.preset("legend", preset), called, cells).ifPresent(fits::add);
        }
        return best(fits);
    }

    /** With the tables that lie beside it, where those name nearly all of its cells. */
    static List<Map<String, Object>> with(List<?> known, List<?> classes, List<Inspection> tables) {
        SortedMap<Double, Long> cells = new TreeMap<>();
        for (Object one : classes) {
            if (one instanceof Map<?, ?> c && c.get("code") instanceof Number n && c.get("cells") instanceof Number m) {
                cells.put(n.doubleValue(), m.longValue());
            }
        }
        List<Map<String, Object>> fits = new ArrayList<>();
        for (Inspection table : tables) {
            table.legend()
                    .flatMap(l -> fit(table.file().toString(), l, true, cells))
                    .filter(f -> share(f) > NEARLY_ALL)
                    .ifPresent(fits::add);
        }
        for (Object one : known) {
            if (one instanceof Map<?, ?> fit) {
                Map<String, Object> kept = new LinkedHashMap<>();
                fit.forEach((key, value) -> kept.put(String.valueOf(key), value));
                fits.add(kept);
            }
        }
        return best(fits);
    }

    private static List<Map<String, Object>> best(List<Map<String, Object>> fits) {
        return fits.stream()
                .sorted(Comparator.comparing((Map<String, Object> f) ->
                                !Boolean.TRUE.equals(f.get("named")) || share(f) < NEARLY_ALL)
                        .thenComparing(f -> -share(f))
                        .thenComparing(f -> -codes(f)) // of a few cells, which the share is rounded over
                        .thenComparing(f -> f.get("of") instanceof Integer n ? n : 0))
                .limit(MOST)
                .toList();
    }

    private static double share(Map<String, Object> fit) {
        return fit.get("share") instanceof Double share ? share : 0;
    }

    private static int codes(Map<String, Object> fit) {
        return fit.get("classes") instanceof List<?> known ? known.size() : 0;
    }

    private static Optional<Map<String, Object>> fit(
            String name, Legend legend, boolean called, SortedMap<Double, Long> cells) {
        long known = 0;
        long all = 0;
        List<Object> names = new ArrayList<>();
        for (Map.Entry<Double, Long> cell : cells.entrySet()) {
            int index = legend.indexOf(cell.getKey().longValue());
            all += index == 0 ? 0 : cell.getValue(); // what a legend calls none is no land of an unknown class
            if (index > 0) {
                known += cell.getValue();
                LandClass c = legend.at(index);
                Map<String, Object> named = new LinkedHashMap<>();
                named.put("code", cell.getKey().longValue());
                named.put("class", c.name());
                named.put("class_zh", c.nameZh());
                named.put("color", c.color());
                names.add(named);
            }
        }
        if (known == 0) {
            return Optional.empty();
        }
        Map<String, Object> fit = new LinkedHashMap<>();
        fit.put("legend", name);
        fit.put("share", Math.round((double) known / all * 1e4) / 1e4);
        fit.put("named", called);
        fit.put("of", legend.classes());
        fit.put("classes", names);
        return Optional.of(fit);
    }
}
