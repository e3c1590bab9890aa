package org.carbonscape.landcarbon;

import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/** What the defaults of a place hang on. */
public record Stratum(Climate climate, Ecozone ecozone, ForestRegion region, Soil soil) {
    /** For a reader. */
    public Bilingual text() {
        return Bilingual.of(
                climate.text().in(Language.EN) + "; " + ecozone.text().in(Language.EN) + "; "
                        + region.text().in(Language.EN) + "; " + soil.text().in(Language.EN),
                climate.text().in(Language.ZH) + "；" + ecozone.text().in(Language.ZH) + "；"
                        + region.text().in(Language.ZH) + "；" + soil.text().in(Language.ZH));
    }

    /** By ids. */
    @Override
    public String toString() {
        return climate.id() + ", " + ecozone.id() + ", " + region.id() + ", " + soil.id();
    }
}
