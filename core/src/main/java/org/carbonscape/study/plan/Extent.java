package org.carbonscape.study.plan;

import java.util.Arrays;
import java.util.List;
import org.carbonscape.measure.Numbers;
import org.carbonscape.option.Kind;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Reading;
import org.carbonscape.option.Schema;
import org.carbonscape.problem.Bilingual;

/** The region that a study is about, where it is not all of its first phase. */
public sealed interface Extent {

    /** Coordinates in the system of the study grid. */
    record Box(double west, double south, double east, double north) implements Extent {
        /** Whether they read like longitudes and latitudes. */
        public boolean looksLikeDegrees() {
            return Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
        }

        @Override
        public String toString() {
            return Numbers.text(west) + "," + Numbers.text(south) + "," + Numbers.text(east) + ","
                    + Numbers.text(north);
        }
    }

    /** A unit set of the study, or a file: polygons or a raster. */
    record Named(String text) implements Extent {
        @Override
        public String toString() {
            return text;
        }
    }

    /** How it is written: four numbers, or a name. */
    static Kind<Extent> kind() {
        Bilingual wanted = Bilingual.of(
                "polygons or a raster (county.gpkg), a unit set, or west,south,east,north in the grid's system",
                "面或栅格文件（county.gpkg）、单元集名，或按格网坐标系写 w,s,e,n（西、南、东、北）");
        return Kinds.form(
                "FILE|UNITSET|w,s,e,n",
                wanted,
                Schema.of(
                        "anyOf",
                        List.of(
                                Schema.of("type", "string"),
                                Schema.of(
                                        "type",
                                        "array",
                                        "items",
                                        Schema.of("type", "number"),
                                        "minItems",
                                        4,
                                        "maxItems",
                                        4))),
                true,
                texts -> read(texts, wanted),
                Extent::toString);
    }

    private static Reading<Extent> read(List<String> texts, Bilingual wanted) {
        List<String> parts = texts.stream()
                .flatMap(t -> Arrays.stream(t.strip().split("[,，;；]|\\s+(?=[-+.0-9])")))
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .toList();
        boolean numbers = !parts.isEmpty() && parts.stream().allMatch(p -> p.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?"));
        if (!numbers) {
            return texts.size() == 1 && !texts.get(0).isBlank()
                    ? Reading.of(new Named(texts.get(0).strip()))
                    : Reading.wrong(Bilingual.of("it is one region", "只能写一个区域"), wanted);
        }
        try {
            double[] n = parts.stream().mapToDouble(Double::parseDouble).toArray();
            if (n.length == 4 && n[0] < n[2] && n[1] < n[3]) {
                return Reading.of(new Box(n[0], n[1], n[2], n[3]));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        return Reading.wrong(Bilingual.of("a window is west,south,east,north", "范围的写法是 w,s,e,n（西、南、东、北）"), wanted);
    }
}
