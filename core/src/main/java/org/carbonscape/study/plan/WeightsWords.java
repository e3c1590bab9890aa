package org.carbonscape.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.weights.Kernel;

/**
 * Other ways to say which neighbours, brought to the form that {@link WeightsChoice} documents: {@code "knn 6"},
 * {@code k-nearest=6}, {@code "distance 5 km"}, {@code queen2}, {@code "inverse distance 2"}, {@code "gaussian kernel 5
 * km"}, {@code kernel:adaptive:6}, {@code third-order rook}, {@code sphere of influence}, {@code Delaunay
 * triangulation}. Words that change nothing are passed over; one that is not understood makes it none of them.
 */
final class WeightsWords {
    private static final Set<String> SILENT = Set.of(
            "weights",
            "contiguity",
            "neighbours",
            "neighbors",
            "neighbour",
            "neighbor",
            "function",
            "bandwidth",
            "fixed",
            "graph",
            "triangulation",
            "of",
            "power");
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    /** Powers of a distance are small: a larger number is a distance. */
    private static final double MOST_POWER = 10;

    private final List<String> words;

    private WeightsWords(List<String> words) {
        this.words = words;
    }

    /** The documented form of what is meant; empty where the words are not understood. */
    static Optional<String> form(String text) {
        if (text.matches(".*[:=\\s]-\\s*[0-9].*")) {
            return Optional.empty(); // a minus is no hyphen there
        }
        String plain = text.toLowerCase(Locale.ROOT)
                .replaceAll("[\\s:=_/-]+", " ")
                .replaceAll("([a-z])([0-9])", "$1 $2")
                .replaceAll("([0-9])\\s+(m|km)\\b", "$1$2")
                .strip();
        List<String> words = new ArrayList<>(Arrays.asList(plain.split(" ")));
        if (words.equals(List.of("contiguity"))) {
            return Optional.of("queen");
        }
        words.removeAll(SILENT);
        WeightsWords w = new WeightsWords(words);
        Optional<String> form = w.kernel()
                .or(w::inverse)
                .or(w::graph)
                .or(w::nearest)
                .or(w::band)
                .or(w::contiguity);
        return w.words.isEmpty() ? form : Optional.empty();
    }

    private boolean take(String... any) {
        boolean found = false;
        for (String word : any) {
            found |= words.remove(word);
        }
        return found;
    }

    /** The first word of such a kind, taken out. */
    private Optional<String> take(Predicate<String> kind) {
        Optional<String> found = words.stream().filter(kind).findFirst();
        found.ifPresent(words::remove);
        return found;
    }

    private Optional<String> length() {
        return take(w -> w.matches("[0-9]+(\\.[0-9]*)?(m|km)?"));
    }

    private Optional<String> integer() {
        return take(w -> w.matches("[0-9]+"));
    }

    private Optional<String> kernel() {
        Optional<Kernel> function = take(w -> Kernel.find(w).isPresent()).flatMap(Kernel::find);
        boolean adaptive = take("adaptive");
        if (!take("kernel") && function.isEmpty() && !adaptive) {
            return Optional.empty();
        }
        adaptive |= take("knn", "k");
        String form = "kernel"
                + function.map(k -> ":" + k.name().toLowerCase(Locale.ROOT)).orElse("");
        return adaptive
                ? integer().map(k -> form + ":knn" + k)
                : Optional.of(form + length().map(d -> ":" + d).orElse(""));
    }

    private Optional<String> inverse() {
        if (!take("inverse", "idw", "invdist")) {
            return Optional.empty();
        }
        take("distance", "band");
        Optional<String> least = least();
        Optional<String> power = take(w -> w.matches("[0-9]+(\\.[0-9]*)?") && Double.parseDouble(w) <= MOST_POWER);
        Optional<String> reach = length();
        return Optional.of("inverse:" + power.orElse("1")
                + (least.isPresent()
                        ? ":" + reach.orElse("")
                        : reach.map(d -> ":" + d).orElse(""))
                + least.map(d -> ":" + d).orElse(""));
    }

    /** The length that follows the word "least". */
    private Optional<String> least() {
        int at = words.indexOf("least");
        if (at < 0 || at + 1 == words.size() || !words.get(at + 1).matches("[0-9]+(\\.[0-9]*)?(m|km)?")) {
            return Optional.empty();
        }
        words.remove(at);
        return Optional.of(words.remove(at));
    }

    private Optional<String> graph() {
        if (take("delaunay", "thiessen", "voronoi")) {
            return Optional.of("delaunay");
        }
        if (take("gabriel")) {
            return Optional.of("gabriel");
        }
        if (take("soi") || words.contains("sphere") && take("sphere") && take("influence")) {
            return Optional.of("soi");
        }
        return take("relative", "rng") ? Optional.of("relative") : Optional.empty();
    }

    private Optional<String> nearest() {
        if (!take("knn", "nearest", "knearest")
                && !(words.size() == 2 && words.get(0).equals("k"))) {
            return Optional.empty();
        }
        take("k");
        return integer().map(k -> "knn:" + k);
    }

    private Optional<String> band() {
        return take("band", "distance", "dband", "threshold", "dist")
                ? Optional.of("band" + length().map(d -> ":" + d).orElse(""))
                : Optional.empty();
    }

    private Optional<String> contiguity() {
        boolean rook = take("rook");
        boolean queen = take("queen");
        boolean order = take("order");
        boolean inclusive = take("inclusive", "cumulative");
        Optional<Integer> steps = take(w -> ordinal(w) > 0).map(WeightsWords::ordinal);
        if (rook && queen) {
            return Optional.empty();
        }
        if (steps.isPresent() && steps.get() > 1 && (order || rook || queen)) {
            return Optional.of("order" + steps.get() + (rook ? ":rook" : "") + (inclusive ? ":inclusive" : ""));
        }
        boolean first = steps.isPresent() || !order;
        return first && !inclusive && (rook || queen) && steps.orElse(1) == 1
                ? Optional.of(rook ? "rook" : "queen")
                : Optional.empty();
    }

    /** "3", "3rd" or "third" as 3; 0 for other words. */
    private static int ordinal(String word) {
        Matcher number = Pattern.compile("([1-9][0-9]?)(st|nd|rd|th)?").matcher(word);
        return number.matches() ? Integer.parseInt(number.group(1)) : ORDINALS.indexOf(word) + 1;
    }
}
