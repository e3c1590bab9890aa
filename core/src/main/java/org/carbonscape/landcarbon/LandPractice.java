package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** How cropland and grassland are worked, where soil carbon hangs on it. */
public enum LandPractice {
    FULL_TILL(true, "full tillage", "常规耕作"),
    REDUCED_TILL(true, "reduced tillage", "少耕"),
    NO_TILL(true, "no tillage", "免耕"),
    MEDIUM(false, "medium input", "中等投入"),
    LOW(false, "low input", "低投入"),
    HIGH(false, "high input without manure", "高投入（不施有机肥）"),
    HIGH_MANURE(false, "high input with manure", "高投入（施有机肥）");

    private final boolean tillage;
    private final Bilingual text;

    LandPractice(boolean tillage, String english, String chinese) {
        this.tillage = tillage;
        this.text = Bilingual.of(english, chinese);
    }

    /** As in tables: {@code no-till}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Bilingual text() {
        return text;
    }

    /** The practice whose factor is one. */
    boolean isNominal() {
        return this == FULL_TILL || this == MEDIUM;
    }

    static Optional<LandPractice> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Arrays.stream(values())
                .filter(p -> p.id().equals(wanted) || p.text.in(Language.ZH).equals(text.strip()))
                .findFirst();
    }

    /** Among tillage or among input. */
    static Optional<LandPractice> find(String text, boolean tillage) {
        return find(text).filter(p -> p.tillage == tillage);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(LandPractice::id).toList();
    }

    static List<String> ids(boolean tillage) {
        List<String> ids = new ArrayList<>();
        Arrays.stream(values()).filter(p -> p.tillage == tillage).forEach(p -> ids.add(p.id()));
        return ids;
    }
}
