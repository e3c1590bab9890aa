package org.carbonscape.land;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Colours for classes that bring none: what land of their kind is drawn in on maps of land use (forest in greens, water
 * in blues), whatever the order of the legend, and the next shade where a colour near it is taken. Classes of no known
 * kind, and those for which no shade is left, take colours that stand out from all others.
 */
final class ClassColors {
    /** Shades of each kind, its usual colour first (that of the preset cnlucc-6). */
    private static final Map<LandRole, List<String>> SHADES = Map.of(
            LandRole.CULTIVATED, List.of("#fae39c", "#e3be55", "#fff6d0", "#c79a3a", "#f5c98a"),
            LandRole.FOREST, List.of("#446f33", "#75a35c", "#1f4422", "#4f8f7a", "#8f9a3c"),
            LandRole.GRASSLAND, List.of("#abd37b", "#d0e8ae", "#8cc63f", "#b5d9c0", "#c9d64f"),
            LandRole.WATER, List.of("#1e69b4", "#62a1db", "#a9d0ee", "#0b3566", "#3fa7b3"),
            LandRole.CONSTRUCTION, List.of("#e24290", "#a81557", "#f29ac4", "#b05cc9", "#f0605a"),
            LandRole.UNUSED, List.of("#cfbda3", "#9c9088", "#e9dfd3", "#7d6a55", "#b08d6a"));
    /** Distinct in hue and lightness (after Okabe and Ito), then darker ones. */
    private static final List<String> OTHERS = List.of(
            "#e69f00", "#009e73", "#f0e442", "#56b4e9", "#d55e00", "#999999", "#0072b2", "#cc79a7", "#8c510a",
            "#35978f", "#bf812d", "#762a83", "#b2df8a", "#fb9a99", "#08306b", "#6b8e23", "#c51b7d", "#cab2d6",
            "#7f0000", "#c7eae5", "#00441b", "#ffd9b3", "#4d4d4d", "#00e5ff");

    private static final Pattern THREE_NUMBERS =
            Pattern.compile("(?:rgb)?[(（]?(\\d{1,3})[,;，、 ]\\s*(\\d{1,3})[,;，、 ]\\s*(\\d{1,3})[)）]?");
    /** How often the colours are made darker before all are black. */
    private static final int DARKER = 12;
    /** Nearer colours are hard to tell apart in a legend. */
    private static final double APART = 55;

    private ClassColors() {}

    /** A colour as {@code #rrggbb}; it may be written so, without the mark, or as three numbers as GIS show them. */
    static Optional<String> read(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.matches("#?[0-9a-f]{6}")) {
            return Optional.of("#" + plain.replace("#", ""));
        }
        Matcher numbers = THREE_NUMBERS.matcher(plain);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        int[] parts = IntStream.rangeClosed(1, 3)
                .map(i -> Integer.parseInt(numbers.group(i)))
                .toArray();
        return Arrays.stream(parts).allMatch(p -> p <= 255)
                ? Optional.of("#%02x%02x%02x".formatted(parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    /** The classes, each with a colour. @param classes those whose colour is empty are given one */
    static List<LandClass> complete(List<LandClass> classes) {
        List<String> taken = new ArrayList<>();
        classes.stream().map(LandClass::color).filter(c -> !c.isEmpty()).forEach(taken::add);
        return classes.stream()
                .map(c -> c.color().isEmpty() ? colored(c, taken) : c)
                .toList();
    }

    private static LandClass colored(LandClass c, List<String> taken) {
        Optional<LandRole> kind = c.role().or(() -> RoleNames.find(c.name())).or(() -> RoleNames.find(c.nameZh()));
        String color = Stream.concat(kind.map(SHADES::get).stream().flatMap(List::stream), OTHERS.stream())
                .filter(candidate -> taken.stream().allMatch(t -> distance(t, candidate) >= APART))
                .findFirst()
                .or(() -> IntStream.range(0, DARKER * OTHERS.size())
                        .mapToObj(ClassColors::darker)
                        .filter(candidate -> !taken.contains(candidate))
                        .findFirst())
                .orElse(OTHERS.get(taken.size() % OTHERS.size()));
        taken.add(color);
        return new LandClass(c.index(), c.name(), c.nameZh(), color, c.role());
    }

    private static String darker(int i) {
        double light = Math.pow(0.7, i / OTHERS.size());
        int base = rgb(OTHERS.get(i % OTHERS.size()));
        int color = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            color |= (int) Math.round((base >> shift & 0xff) * light) << shift;
        }
        return "#%06x".formatted(color);
    }

    /** How unlike two colours look, 0 to 765: a distance of RGB weighted after the eye ("redmean"). */
    static double distance(String a, String b) {
        int dr = red(a) - red(b);
        int dg = (rgb(a) >> 8 & 0xff) - (rgb(b) >> 8 & 0xff);
        int db = (rgb(a) & 0xff) - (rgb(b) & 0xff);
        double mean = (red(a) + red(b)) / 2.0;
        return Math.sqrt((2 + mean / 256) * dr * dr + 4.0 * dg * dg + (2 + (255 - mean) / 256) * db * db);
    }

    private static int red(String color) {
        return rgb(color) >> 16;
    }

    private static int rgb(String color) {
        return Integer.parseInt(color.substring(1), 16);
    }
}
