package org.carbonscape.landcarbon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/** Soil types of the IPCC (Vol 4, Ch 2, Table 2.3), and organic soil. */
public enum Soil {
    HAC("high-activity clay", "高活性黏土"),
    LAC("low-activity clay", "低活性黏土"),
    SANDY("sandy", "砂土"),
    SPODIC("spodic", "灰化土"),
    VOLCANIC("volcanic", "火山灰土"),
    WETLAND("wetland mineral soil", "湿地矿质土"),
    ORGANIC("organic", "有机土");

    private final Bilingual text;

    Soil(String english, String chinese) {
        this.text = Bilingual.of(english, chinese);
    }

    /** As in study files and tables. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Bilingual text() {
        return text;
    }

    /** By id. */
    static Optional<Soil> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
        return Arrays.stream(values()).filter(v -> v.id().equals(wanted)).findFirst();
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Soil::id).toList();
    }
}
