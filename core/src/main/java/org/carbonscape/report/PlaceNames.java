package org.carbonscape.report;

import java.util.List;
import org.carbonscape.drawing.Typeface;

/** Names of districts as a map has room for them. */
final class PlaceNames {
    /** What a Chinese province, city, county or district ends with. */
    private static final String ENDINGS = "省市区县州盟旗";

    private PlaceNames() {}

    /**
     * How many letters all names begin with alike and that only say where the whole map lies (长沙市 of 长沙市岳麓区,
     * 长沙市天心区): up to the last ending of a place; 0 of a name alone, or where one would keep no two letters.
     */
    static int shared(List<String> names) {
        if (names.size() < 2) {
            return 0;
        }
        String first = names.get(0);
        int alike = first.length();
        for (String name : names) {
            int i = 0;
            while (i < Math.min(alike, name.length() - 2) && name.charAt(i) == first.charAt(i)) {
                i++;
            }
            alike = i;
        }
        while (alike > 0 && ENDINGS.indexOf(first.charAt(alike - 1)) < 0) {
            alike--;
        }
        return alike;
    }

    /** The name in lines about as long as each other: as many as are allowed, or as it can be parted in. */
    static List<String> lines(Typeface face, String name, double size, int most) {
        double width = face.width(name, size) / most;
        List<String> lines = face.wrap(name, size, width + 0.01);
        while (lines.size() > most) {
            width *= 1.05;
            lines = face.wrap(name, size, width + 0.01);
        }
        return lines;
    }
}
