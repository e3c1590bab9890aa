package org.carbonscape.problem;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names a user may have meant: those a few slips away from the one written. */
public final class Nearest {
    private static final Pattern UNSEEN = Pattern.compile("[\\s_\\-]");

    private final Map<String, String> known = new LinkedHashMap<>(); // as they are compared, by name

    /** Names of which many words may mean one. */
    public Nearest(Collection<String> known) {
        known.forEach(name -> this.known.computeIfAbsent(name, Nearest::plain));
    }

    /** As {@link #to(String)}, of a single word. */
    public static List<String> to(String word, Collection<String> known) {
        return new Nearest(known).to(word);
    }

    /** As {@link #to}, but of Chinese words, whose letters mean something each, no more than a third differs. */
    public static List<String> closelyTo(String word, Collection<String> known) {
        return new Nearest(known).to(word, word.codePoints().anyMatch(Character::isIdeographic) ? 1 : 2);
    }

    /**
     * At most three known names, nearest first, ties in the order given: by edits (insert, delete, replace, swap
     * neighbours) without regard to case, blanks, hyphens and underscores. Names further away than a third of the
     * longer of both (at least two edits for words of four letters and more) are not offered, but for those that hold
     * what was written or stand in it.
     */
    public List<String> to(String word) {
        return to(word, 2);
    }

    /** @param edits of words of four letters and more, or of a third of the longer */
    private List<String> to(String word, int edits) {
        record Candidate(String name, int edits) {}
        String wanted = plain(word);
        List<Candidate> candidates = new ArrayList<>();
        known.forEach((name, plain) -> {
            int length = Math.max(wanted.length(), plain.length());
            int most = Math.min(length - 1, Math.max(length >= 4 ? edits : 1, length / 3));
            boolean holds = isPart(wanted, plain) || holds(wanted, plain);
            if (holds || Math.abs(wanted.length() - plain.length()) <= most) { // others are further away
                int needed = edits(wanted, plain);
                if (holds || needed <= most) {
                    candidates.add(new Candidate(name, needed));
                }
            }
        });
        return candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::edits))
                .limit(3)
                .map(Candidate::name)
                .toList();
    }

    /**
     * The nearest of a few fixed words, however far: one that holds what was written, or is a single slip away, before
     * any other, ties in the order given.
     */
    public static String of(String word, Collection<String> words) {
        String wanted = plain(word);
        return words.stream()
                .min(Comparator.comparing((String w) -> !isPart(wanted, plain(w)) && edits(wanted, plain(w)) > 1)
                        .thenComparing(w -> edits(wanted, plain(w))))
                .orElse("");
    }

    private static boolean isPart(String wanted, String plain) {
        return wanted.length() >= 2 && plain.contains(wanted);
    }

    /** Whether a name of some length stands within what was written, as 水稻 in 水稻产量. */
    private static boolean holds(String wanted, String plain) {
        return plain.length() >= 2 && (plain.length() >= 4 || plain.charAt(0) >= 128) && wanted.contains(plain);
    }

    /**
     * What a remedy should show: all names where they are few (a dozen), the nearest first, the rest in the order
     * given; of many only the nearest, or a dozen and how many there are beside where none is near.
     */
    public static String orAll(String word, Collection<String> known) {
        Set<String> names = new LinkedHashSet<>(to(word, known));
        if (known.size() <= Listing.FEW) {
            names.addAll(known);
        } else if (names.isEmpty()) {
            return Listing.of(known);
        }
        return String.join(", ", names);
    }

    private static String plain(String text) {
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return UNSEEN.matcher(folded).replaceAll("");
    }

    /** Optimal string alignment distance. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
