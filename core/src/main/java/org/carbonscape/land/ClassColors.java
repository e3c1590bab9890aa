package org.carbonscape.land;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Colours for classes that bring none: what land of their kind is drawn in on maps of land use (forest in greens, water
 * in blues), whatever the order of the legend, and the next shade where a colour near it is taken. Classes of no known
 * kind, and those for which no shade is left, take colours that stand out from all others.
 */
final class ClassColors {
    /** Shades of each kind, its usual colour first (that of the preset cnlucc-6). */
    private static final Map<LandRole, List<String>> SHADES = Map.of(
            LandRole.CULTIVATED, List.of("#ffeba8", "#e3be55", "#f7e2c8", "#c79a3a", "#f5c98a"),
            LandRole.FOREST, List.of("#1f4a22", "#75a35c", "#446f33", "#4f8f7a", "#8f9a3c"),
            LandRole.GRASSLAND, List.of("#a8d67f", "#d0e8ae", "#8cc63f", "#b5d9c0", "#c9d64f"),
            LandRole.WATER, List.of("#1b64ae", "#62a1db", "#a9d0ee", "#0b3566", "#3fa7b3"),
            LandRole.CONSTRUCTION, List.of("#e24290", "#a81557", "#f29ac4", "#b05cc9", "#f0605a"),
            LandRole.UNUSED, List.of("#b8a38a", "#8a7d74", "#e9dfd3", "#7d6a55", "#b08d6a"));
    /** Distinct in hue and lightness (after Okabe and Ito); blues, which read as water, last. */
    private static final List<String> OTHERS = List.of(
            "#e69f00", "#009e73", "#d55e00", "#cc79a7", "#f0e442", "#8c510a", "#762a83", "#999999", "#6b8e23",
            "#fb9a99", "#35978f", "#bf812d", "#c51b7d", "#b2df8a", "#7f0000", "#cab2d6", "#4d4d4d", "#ffd9b3",
            "#c7eae5", "#00441b", "#56b4e9", "#0072b2", "#08306b", "#00e5ff");

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
                ? Optional.of(String.format(Locale.ROOT, "#%02x%02x%02x", parts[0], parts[1], parts[2]))
                : Optional.empty();
    }

    /** The classes, each with a colour. @param classes those whose colour is empty are given one */
    static List<LandClass> complete(List<LandClass> classes) {
        Map<Integer, String> colors = new HashMap<>();
        classes.stream().filter(c -> !c.color().isEmpty()).forEach(c -> colors.put(c.index(), c.color()));
        // kinds first: else a class of none, earlier in the table, could take the blue of water
        choose(classes, colors, APART, c -> kind(c).map(SHADES::get).orElse(List.of()));
        choose(classes, colors, 2 * APART, c -> OTHERS);
        choose(classes, colors, APART, c -> OTHERS);
        List<LandClass> complete = new ArrayList<>();
        for (LandClass c : classes) {
            String color = colors.computeIfAbsent(c.index(), index -> spare(colors.values()));
            complete.add(new LandClass(c.index(), c.name(), c.nameZh(), color, c.role()));
        }
        return complete;
    }

    /** Gives classes without a colour the first of theirs that is as far from all others. */
    private static void choose(
            List<LandClass> classes,
            Map<Integer, String> colors,
            double apart,
            Function<LandClass, List<String>> candidates) {
        for (LandClass c : classes) {
            if (!colors.containsKey(c.index())) {
                candidates.apply(c).stream()
                        .filter(shade -> colors.values().stream().allMatch(t -> distance(t, shade) >= apart))
                        .findFirst()
                        .ifPresent(shade -> colors.put(c.index(), shade));
            }
        }
    }

    private static Optional<LandRole> kind(LandClass c) {
        return c.role().or(() -> RoleNames.find(c.name())).or(() -> RoleNames.find(c.nameZh()));
    }

    private static String spare(Collection<String> taken) {
        return IntStream.range(0, DARKER * OTHERS.size())
                .mapToObj(ClassColors::darker)
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElse(OTHERS.get(taken.size() % OTHERS.size()));
    }

    private static String darker(int i) {
        double light = Math.pow(0.7, i / OTHERS.size());
        int base = rgb(OTHERS.get(i % OTHERS.size()));
        int color = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            color |= (int) Math.round((base >> shift & 0xff) * light) << shift;
        }
        return String.format(Locale.ROOT, "#%06x", color);
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
