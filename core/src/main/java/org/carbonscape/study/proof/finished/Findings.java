package org.carbonscape.study.proof.finished;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;

/** What a proof has compared, and what of it differs. Not thread-safe. */
public final class Findings {
    /** Digits that tables do not print, and sums of maps of 32-bit numbers. */
    public static final double PRINTED = 1e-11;

    private static final int MOST = 1000;

    private final List<Difference> differences = new ArrayList<>();
    private long compared;
    private long different;

    /** How many numbers and texts were compared. */
    public long compared() {
        return compared;
    }

    /** How many of them differ. */
    public long different() {
        return different;
    }

    /** The first thousand of them. */
    public List<Difference> differences() {
        return Collections.unmodifiableList(differences);
    }

    /** What another part has found comes behind. */
    public void add(Findings part) {
        compared += part.compared;
        different += part.different;
        differences.addAll(part.differences.subList(0, Math.min(part.differences.size(), MOST - differences.size())));
    }

    /** The numbers of a file are held against what others come to. */
    public Held sums(String file, String... against) {
        return new Held(file, List.of(against), false);
    }

    /** The cells of a file are held against the same cells elsewhere. */
    public Held cells(String file, String... against) {
        return new Held(file, List.of(against), true);
    }

    /** A file that cannot be read any more. */
    public void unreadable(String file, Bilingual why) {
        compared++;
        add(new Difference(file, List.of(), true, Bilingual.same(""), "", why));
    }

    /** A file that is held against others. */
    public final class Held {
        private final String file;
        private final List<String> against;
        private final boolean cells;

        private Held(String file, List<String> against, boolean cells) {
            this.file = file;
            this.against = against;
            this.cells = cells;
        }

        /** @param scale of the numbers added: what is beyond its digits is no difference */
        public void number(Supplier<Bilingual> where, double expected, double got, double scale) {
            number(where, expected, got, scale, PRINTED);
        }

        public void number(Supplier<Bilingual> where, double expected, double got, double scale, double tolerance) {
            compared++;
            boolean both = Double.isNaN(expected) && Double.isNaN(got);
            double most = tolerance * Math.max(Math.max(Math.abs(expected), Math.abs(got)), scale);
            if (!both && !(Math.abs(expected - got) <= most)) {
                add(new Difference(
                        file, against, cells, where.get(), Numbers.text(expected), Bilingual.same(Numbers.text(got))));
            }
        }

        public void text(Supplier<Bilingual> where, String expected, String got) {
            compared++;
            if (!expected.equals(got)) {
                differs(where.get(), expected, Bilingual.same(got));
            }
        }

        /** What was found to differ, and counted, by other means. */
        public void differs(Bilingual where, String expected, Bilingual got) {
            add(new Difference(file, against, cells, where, expected, got));
        }

        /** So many more differ, of which nothing is told. */
        public void more(long count) {
            different += count;
        }

        /** Something was compared, and is the same. */
        public void same() {
            compared++;
        }
    }

    private void add(Difference difference) {
        different++;
        if (differences.size() < MOST) {
            differences.add(difference);
        }
    }
}
