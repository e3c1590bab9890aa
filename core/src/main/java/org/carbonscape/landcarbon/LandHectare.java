package org.carbonscape.landcarbon;

import java.util.Locale;
import java.util.Optional;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;

/**
 * What a hectare of one history does in the year of a phase, by pool, in tC/ha/yr: gains above 0, losses below.
 *
 * @param now       category of its land
 * @param from      category it was converted from within the transition; empty where none of it was
 * @param converted share of it that was converted within the transition, 0..1
 * @param remaining by pool, of the land that remains
 * @param changed   by pool, of the land converted
 */
public record LandHectare(
        LandCategory now, Optional<LandCategory> from, double converted, double[] remaining, double[] changed) {
    /** All pools, tC/ha/yr: above 0 where carbon is gained. */
    public double tC_per_ha_yr() {
        double sum = 0;
        for (int p = 0; p < remaining.length; p++) {
            sum += remaining[p] + changed[p];
        }
        return sum;
    }

    /** All pools, tCO2/ha/yr: above 0 a source. */
    public double tCO2_per_ha_yr() {
        double sum = tC_per_ha_yr();
        return sum == 0 ? 0 : -Substance.carbonToCo2(sum);
    }

    /** Code of its category: that of converted land where some of it was converted within the transition. */
    public String code() {
        return from.map(now::convertedCode).orElseGet(now::remainingCode);
    }

    /** Code of the land that remains; that of the conversion where all of it was converted. */
    public String remainingCode() {
        return converted < 1 ? now.remainingCode() : code();
    }

    /** Code of the land converted; that of land remaining where none was. */
    public String changedCode() {
        return converted > 0 ? code() : now.remainingCode();
    }

    /** Its category for a reader. */
    public Bilingual text() {
        return text(now, from);
    }

    /** A category for a reader: remaining, or converted from another. */
    public static Bilingual text(LandCategory now, Optional<LandCategory> from) {
        String en = now.text().in(Language.EN);
        String zh = now.text().in(Language.ZH);
        return from.map(f -> Bilingual.of(
                        en + " converted from " + f.text().in(Language.EN).toLowerCase(Locale.ROOT),
                        f.text().in(Language.ZH) + "转换为" + zh))
                .orElseGet(() -> Bilingual.of(en + " remaining " + en.toLowerCase(Locale.ROOT), "保持为" + zh));
    }

    /** What each pool gains, tC/ha/yr, in words. */
    public Bilingual pools() {
        StringBuilder en = new StringBuilder("carbon lost by all pools");
        StringBuilder zh = new StringBuilder("各碳库损失的碳");
        boolean any = false;
        for (CarbonPool pool : CarbonPool.values()) {
            double gain = remaining[pool.ordinal()] + changed[pool.ordinal()];
            if (gain != 0) {
                String amount = Numbers.readable(-gain, 4);
                en.append(any ? ", " : ": ")
                        .append(pool.text().in(Language.EN))
                        .append(' ')
                        .append(amount);
                zh.append(any ? "，" : "：")
                        .append(pool.text().in(Language.ZH))
                        .append(' ')
                        .append(amount);
                any = true;
            }
        }
        return Bilingual.of(en.toString(), zh.toString());
    }
}
