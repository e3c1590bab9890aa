package org.carbonscape.landcarbon;

import java.util.Optional;
import org.carbonscape.problem.Bilingual;

/** Climate zones of the IPCC (Vol 4, Ch 3, Annex 3A.5). */
public enum Climate implements LandZone {
    BOREAL_DRY("boreal, dry", "寒温带干旱"),
    BOREAL_MOIST("boreal, moist", "寒温带湿润"),
    COOL_TEMPERATE_DRY("cool temperate, dry", "冷温带干旱"),
    COOL_TEMPERATE_MOIST("cool temperate, moist", "冷温带湿润"),
    WARM_TEMPERATE_DRY("warm temperate, dry", "暖温带干旱"),
    WARM_TEMPERATE_MOIST("warm temperate, moist", "暖温带湿润"),
    TROPICAL_DRY("tropical, dry", "热带干旱"),
    TROPICAL_MOIST("tropical, moist", "热带湿润"),
    TROPICAL_WET("tropical, wet", "热带潮湿"),
    TROPICAL_MONTANE("tropical, montane", "热带山地"),
    POLAR_DRY("polar, dry", "极地干旱"),
    POLAR_MOIST("polar, moist", "极地湿润");

    private final Bilingual text;

    Climate(String english, String chinese) {
        this.text = Bilingual.of(english, chinese);
    }

    @Override
    public Bilingual text() {
        return text;
    }

    /** By id or name. */
    static Optional<Climate> find(String text) {
        return LandZone.find(values(), text);
    }
}
