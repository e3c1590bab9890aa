package org.carbonscape.carbon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;

/**
 * A category of the IPCC 2006 Guidelines (Vol 1 Ch 8 Table 8.2), from a table that ships ({@code categories.csv}).
 * Codes nest by their dots: {@code 1.A.1} lies in {@code 1.A}, that in {@code 1}. Codes under {@code X} are outside the
 * inventory of the IPCC: what Chinese studies count beside it.
 *
 * @param code of the 2006 Guidelines: {@code 3.A.1}
 * @param crt  code in the Common Reporting Tables: {@code 3.A}; empty where they have no such line
 */
public record Category(String code, String crt, Bilingual name) {
    private static final List<Category> ALL =
            InputTable.preset("categories.csv", Category.class, "categories.csv").rows().stream()
                    .map(r -> new Category(
                            r.text("code"), r.text("crt"), Bilingual.of(r.text("name"), r.text("name_zh"))))
                    .toList();

    /** In the order of the codes, parents first. */
    public static List<Category> all() {
        return ALL;
    }

    /** By code, with or without dots and case as written: {@code 1.A.1.a}, {@code 1A1a}. */
    public static Optional<Category> find(String code) {
        String wanted = plain(code);
        return ALL.stream().filter(c -> plain(c.code).equals(wanted)).findFirst();
    }

    /**
     * A category known to be one.
     *
     * @throws IllegalArgumentException where {@link #find} finds none
     */
    public static Category of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no category: " + code));
    }

    private static String plain(String code) {
        return code.strip().replace(".", "").toLowerCase(Locale.ROOT);
    }

    /** Whether it is the other or lies in it, at any depth. */
    public boolean isIn(Category other) {
        return code.equals(other.code) || code.startsWith(other.code + ".");
    }

    /** Whether it is one that national inventories report. */
    public boolean isReported() {
        return !code.startsWith("X");
    }

    @Override
    public String toString() {
        return code;
    }
}
