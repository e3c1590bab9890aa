package org.carbonscape.method;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.stats.Alternative;
import org.carbonscape.stats.Correction;
import org.carbonscape.stats.Draws;
import org.carbonscape.stats.GlobalOptions;

/**
 * Which variant of a statistic a result is.
 *
 * @param text  as tables write it
 * @param words as readers see it
 */
public record Variant(String text, Words words) {
    /** Starts one: its parts in the order they are said. */
    static Builder of() {
        return new Builder();
    }

    /** Takes the parts. */
    static final class Builder {
        private final List<String> text = new ArrayList<>();
        private final List<String> en = new ArrayList<>();
        private final List<String> zh = new ArrayList<>();

        Builder add(String inTables, String english, String chinese) {
            text.add(inTables);
            en.add(english);
            zh.add(chinese);
            return this;
        }

        Builder add(String english, String chinese) {
            return add(english, english, chinese);
        }

        Builder permutations(int count, Draws draws) {
            String readable = Numbers.readable(count, 0);
            return count == 0
                    ? add("normal p", "正态近似 p")
                    : draws == Draws.SHARED
                            ? add(
                                    count + " shared permutations",
                                    readable + " shared permutations",
                                    readable + " 次共享置换")
                            : add(
                                    count + " independent permutations",
                                    readable + " independent permutations",
                                    readable + " 次独立置换");
        }

        Builder permutations(int count) {
            String readable = Numbers.readable(count, 0);
            return count == 0
                    ? add("normal p", "正态近似 p")
                    : add(count + " permutations", readable + " permutations", readable + " 次置换");
        }

        Builder alternative(Alternative alternative) {
            return add(alternative.id(), name(alternative));
        }

        private static String name(Alternative alternative) {
            return switch (alternative) {
                case TWO_SIDED -> "双侧";
                case GREATER -> "右侧";
                case LESS -> "左侧";
                case DIRECTED -> "定向单侧";
                case FOLDED -> "折叠";
            };
        }

        Builder correction(Correction correction) {
            return switch (correction) {
                case NONE -> add("uncorrected", "未校正");
                case FDR -> add("fdr", "FDR", "FDR 校正");
                case FDR_FIRST_FAILURE -> add("fdr-first-failure", "FDR (first failure)", "FDR（首次未通过即止）");
                case BONFERRONI -> add("bonferroni", "Bonferroni", "Bonferroni 校正");
            };
        }

        Builder correction(Correction correction, double alpha) {
            correction(correction);
            String level = Numbers.text(alpha);
            int last = text.size() - 1;
            text.set(last, text.get(last) + " at " + level);
            en.set(last, en.get(last) + " at " + level);
            zh.set(last, zh.get(last) + "，α = " + level);
            return this;
        }

        Builder variance(GlobalOptions.Variance variance) {
            return variance == GlobalOptions.Variance.NORMALITY
                    ? add("normality", "正态假设")
                    : add("randomisation", "随机化假设");
        }

        /** Tails of both p of a global statistic. */
        Builder tails(GlobalOptions o) {
            alternative(o.alternative());
            String readable = Numbers.readable(o.permutations(), 0);
            return o.permutations() == 0 || o.permuted() == o.alternative()
                    ? add(o.permutations() + " permutations", readable + " permutations", readable + " 次置换")
                    : add(
                            o.permutations() + " permutations " + o.permuted().id(),
                            readable + " permutations " + o.permuted().id(),
                            readable + " 次置换（" + name(o.permuted()) + "）");
        }

        Variant build() {
            return new Variant(String.join(", ", text), Words.of(String.join(", ", en), String.join("，", zh)));
        }
    }
}
