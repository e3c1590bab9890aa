package org.carbonscape.io.tiff;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.io.block.Layout;

/** The colours of a palette inside a file (TIFF 6.0, ColorMap). */
final class ColourMap {
    private ColourMap() {}

    /** Colours by code (0xRRGGBB); empty where there are none. */
    static SortedMap<Integer, Integer> of(Directory d, Layout layout) {
        TreeMap<Integer, Integer> colours = new TreeMap<>();
        long count = d.count(Tag.COLOUR_MAP);
        if (count > 0 && count % 3 == 0 && count <= 3 * 65536 && layout.format().bits() <= 16) {
            long[] map = d.numbers(Tag.COLOUR_MAP, count);
            int n = map.length / 3;
            for (int i = 0; i < n; i++) {
                colours.put(i, (int) (map[i] >> 8 << 16 | map[n + i] >> 8 << 8 | map[2 * n + i] >> 8));
            }
        }
        return Collections.unmodifiableSortedMap(colours);
    }
}
