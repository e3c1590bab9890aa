package org.carbonscape.landcarbon;

import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/** Soil types of the IPCC (Vol 4, Ch 2, Table 2.3), and organic soil. */
public enum Soil implements LandZone {
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

    @Override
    public Bilingual text() {
        return text;
    }

    /** By id or name. */
    static Optional<Soil> find(String text) {
        return LandZone.find(values(), text);
    }
}
