package org.carbonscape.landcarbon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** How cropland and grassland are worked, where soil carbon hangs on it. */
enum LandPractice {
    FULL_TILL(Of.TILLAGE, "full tillage", "常规耕作"),
    REDUCED_TILL(Of.TILLAGE, "reduced tillage", "少耕"),
    NO_TILL(Of.TILLAGE, "no tillage", "免耕"),
    MEDIUM(Of.INPUT, "medium input", "中等投入"),
    LOW(Of.INPUT, "low input", "低投入"),
    HIGH(Of.INPUT, "high input without manure", "高投入（不施有机肥）"),
    HIGH_MANURE(Of.INPUT, "high input with manure", "高投入（施有机肥）");

    /** What is practised: how the soil is tilled, or how much organic matter is put in. */
    enum Of {
        TILLAGE,
        INPUT;

        /** Of the table of land management. */
        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What is taken where nothing is said. */
        LandPractice nominal() {
            return this == TILLAGE ? FULL_TILL : MEDIUM;
        }
    }

    private final Of of;
    private final Bilingual text;

    LandPractice(Of of, String english, String chinese) {
        this.of = of;
        this.text = Bilingual.of(english, chinese);
    }

    /** As in tables: {@code no-till}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Bilingual text() {
        return text;
    }

    /** The practice whose factor is one. */
    boolean isNominal() {
        return this == of.nominal();
    }

    static Optional<LandPractice> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Arrays.stream(values())
                .filter(p -> p.id().equals(wanted) || p.text.in(Language.ZH).equals(text.strip()))
                .findFirst();
    }

    /** Among those of tillage or those of input. */
    static Optional<LandPractice> find(String text, Of of) {
        return find(text).filter(p -> p.of == of);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(LandPractice::id).toList();
    }

    static List<String> ids(Of of) {
        return Arrays.stream(values())
                .filter(p -> p.of == of)
                .map(LandPractice::id)
                .toList();
    }
}
