package org.carbonscape.inventory;

import java.util.regex.Pattern;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;

/**
 * How an amount in a unit that an item is not measured in becomes one that it is, for a remedy: another word for the
 * unit alone would make a wrong number of it. The program has neither densities nor what a bottle holds.
 */
final class Conversions {
    private static final Pattern VESSEL = Pattern.compile(
            "(?i).*[瓶罐桶车袋箱船].*|(?:.*\\b)?(?:bottles?|cylinders?|tanks?|barrels?|bbl|drums?|truck ?loads?|bags?)\\b.*");

    /** Of the United States; a short ton written as t would be a tenth too much. */
    private static final Pattern FOREIGN = Pattern.compile("(?i).*(?:(?<![a-z])(?:(?:mm)?btu|quads?|therms?"
            + "|(?:short|long) ?tons?|lbs?|pounds?|gal|gallons?|[bm]?cf|scf|ft3|cubic f(?:ee|oo)t)(?![a-z])"
            + "|短吨|长吨|英热单位|磅|加仑|立方英尺).*");

    private static final Pattern STEAM = Pattern.compile("(?i).*(?:蒸吨|蒸汽吨|吨蒸汽|t/h|steam).*");

    private Conversions() {}

    /** Units that will do, with what is to be done before one is written. @param written a unit of another dimension */
    static Bilingual before(String right, Unit written, String item, FuelFactor factor) {
        boolean volume = written.dimension().equals(Dimension.VOLUME);
        boolean mass = written.dimension().equals(Dimension.MASS);
        if (volume && isIn(factor, Dimension.MASS)) {
            return with(
                    right,
                    "Convert the amounts first: t = m3 x density in t/m3 (= kg/L; 1000 L are 1 m3); for gasoline, "
                            + "diesel and the like see the supplier's certificate",
                    "请先换算数量：吨 = 立方米 × 密度（t/m3，等于 kg/L；1000 升为 1 立方米），汽油、柴油等的密度见供货质检单");
        }
        if (mass && isIn(factor, Dimension.VOLUME)) {
            return with(right, "Convert the amounts first: m3 = t / density in t/m3", "请先换算数量：立方米 = 吨 ÷ 密度（t/m3）");
        }
        return mass && item.equals("heat") ? ofSteam(right) : Bilingual.same(right);
    }

    /** The same for a word that is no unit of measure. */
    static Bilingual before(String right, String word) {
        if (STEAM.matcher(word).matches()) {
            return ofSteam(right);
        }
        if (FOREIGN.matcher(word).matches()) {
            return with(
                    right,
                    "Convert the numbers first: a short ton is 0.907185 t, a long ton 1.01605 t, a pound 0.000453592 "
                            + "t, a US gallon 0.00378541 m3, 1000 cubic feet 28.3168 m3, 10^6 Btu 0.00105506 TJ",
                    "请先换算数值：1 短吨为 0.907185 t，1 长吨为 1.01605 t，1 磅为 0.000453592 t，1 美制加仑为 0.00378541 m3，"
                            + "1000 立方英尺为 28.3168 m3，10^6 Btu 为 0.00105506 TJ");
        }
        return VESSEL.matcher(word).matches()
                ? with(right, "Multiply the number by what one of them holds first", "请先将个数乘以每个所装的量")
                : Bilingual.same(right);
    }

    private static Bilingual ofSteam(String right) {
        return with(
                right,
                "Convert the amounts first: GJ = t of steam x its enthalpy in GJ/t; the capacity of a boiler (t/h) is "
                        + "no amount",
                "请先换算数量：吉焦 = 蒸汽吨数 × 焓值（GJ/t）；锅炉容量（蒸吨，即 t/h）不是数量");
    }

    private static boolean isIn(FuelFactor factor, Dimension dimension) {
        return factor.chains().stream().anyMatch(c -> !c.coal() && c.of().equals(dimension));
    }

    private static Bilingual with(String right, String english, String chinese) {
        return Bilingual.of(right + ". " + english, right + "。" + chinese);
    }
}
