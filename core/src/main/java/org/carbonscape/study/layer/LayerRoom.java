package org.carbonscape.study.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carbonscape.finding.Table;
import org.carbonscape.io.vector.GeoPackageWriter;
import org.carbonscape.problem.Bilingual;

/**
 * What of a unit set's columns has room in a layer of a GeoPackage. Where not all has, this is left out, one after the
 * other, as far as it must be: areas by class of the phases between the first and the last; those of all phases; all
 * else of the phases between; the columns that come last.
 *
 * @param columns those of the layer
 * @param out     what is left out, in words; empty where all have room
 */
record LayerRoom(Table columns, List<Bilingual> out) {

    /**
     * @param all     those of the ids, areas by class of one phase after the other, then others; those of a phase end
     *                with its year
     * @param ids     how many columns come before the areas
     * @param classes how many columns each phase has of areas
     * @param years   of the phases
     */
    static LayerRoom of(Table all, int ids, int classes, List<Integer> years) {
        int last = years.size() - 1;
        int areas = ids + classes * years.size();
        List<Bilingual> out = new ArrayList<>();
        List<Integer> kept =
                new ArrayList<>(IntStream.range(0, all.columns().size()).boxed().toList());
        if (kept.size() > GeoPackageWriter.MOST_COLUMNS && last > 1) {
            kept.subList(ids + classes, areas - classes).clear();
            out.add(Bilingual.of("areas by class of " + between(years), between(years) + " 年各地类面积"));
        }
        if (kept.size() > GeoPackageWriter.MOST_COLUMNS) {
            kept.removeIf(c -> c >= ids && c < areas);
            out.clear();
            out.add(Bilingual.of("areas by class", "各地类面积"));
        }
        if (kept.size() > GeoPackageWriter.MOST_COLUMNS && last > 1) {
            List<String> ends =
                    years.subList(1, last).stream().map(y -> "_" + y).toList();
            kept.removeIf(c ->
                    c >= areas && ends.stream().anyMatch(all.columns().get(c).name()::endsWith));
            out.add(Bilingual.of("all else of " + between(years), between(years) + " 年的其他各列"));
        }
        if (kept.size() > GeoPackageWriter.MOST_COLUMNS) {
            List<Integer> beyond = kept.subList(GeoPackageWriter.MOST_COLUMNS, kept.size());
            String first = all.columns().get(beyond.get(0)).name();
            out.add(Bilingual.of("columns from " + first + " on", first + " 及其后各列"));
            beyond.clear();
        }
        return new LayerRoom(out.isEmpty() ? all : all.only(kept), out);
    }

    private static String between(List<Integer> years) {
        int first = years.get(1);
        int last = years.get(years.size() - 2);
        return first == last ? String.valueOf(first) : first + "–" + last;
    }
}
