package org.carbonscape.inventory;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.carbon.Gas;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * The unit of an emission factor as guidelines, papers and statistics write it: {@code kg CH4/head/yr}, {@code
 * kgCO2/t clinker}, {@code t/10^4 t} of a gas that the row names, {@code kg N2O-N/kg N}, 千克甲烷/（头·年）. Years are passed
 * over, since amounts are those of a year, and so is what the mass below the line is of.
 *
 * @param unit     of carbon where the gas is CO2
 * @param text     as written, or without what was passed over where no unit reads so
 * @param nitrogen whether masses are of the nitrogen in N2O
 */
record FactorUnit(Unit unit, String text, boolean nitrogen) {
    static final String EXAMPLES =
            "tCO2/t, tCO2/m3, tCO2/TJ, kgCO2/kWh, tC/tce, kgCH4/t, kgCH4/head, kgCH4/ha, kgN2O/kg, kgN2O-N/kg";

    private static final Pattern YEAR =
            Pattern.compile("[/·.*\\s]+每?(yr|year|annum|a|年)(\\^?-1|⁻¹)?(?=[)）]?$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PER = Pattern.compile("\\s+per\\s+|/\\s*每", Pattern.CASE_INSENSITIVE);
    private static final Pattern NITROGEN = Pattern.compile("(N2O|N₂O|氧化亚氮)\\s*[-–−]\\s*N(?![a-zA-Z0-9])");
    /** What a mass is of: a word behind a blank, a Chinese word, or one of those that methods use. */
    private static final Pattern MATTER = Pattern.compile(
            "(?<=[a-z吨克斤])(\\s+[\\p{L}][\\p{L}\\p{N} .-]*|\\s*\\(?(BOD5?|COD|N|DM|d\\.?m\\.?|MSW)\\)?|\\p{IsHan}+)$");
    /** A mass of coal equivalent is not a mass of anything: never passed over. */
    private static final Pattern COAL = Pattern.compile("(?i)ce\\b|coal\\s*eq|标.?煤|equivalent");

    /**
     * Reads a unit.
     *
     * @throws ProblemException where it is none of a factor, or not of the gas named
     */
    static FactorUnit read(String place, String written, Optional<Gas> gas) {
        if (written.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_04_NO_UNIT, place, EXAMPLES);
        }
        boolean wordless = gas.isPresent() && !gas.get().isInUnits();
        String text = PER.matcher(wordless ? written.replace(gas.get().symbol(), "") : written)
                .replaceAll("/");
        boolean nitrogen = NITROGEN.matcher(text).find();
        text = NITROGEN.matcher(text).replaceFirst("N2O");
        text = YEAR.matcher(text).replaceFirst("");
        String bare = text;
        Optional<String> matter = matter(text);
        Unit found = Unit.find(text)
                .or(() -> matter.flatMap(Unit::find))
                .orElseThrow(() -> new ProblemException(ProblemCode.CARBON_06_UNIT, place, written, EXAMPLES));
        if (Unit.find(text).isEmpty()) {
            bare = matter.orElse(text);
        }
        if (found.dimension().mass() != 1 || found.dimension().equals(Dimension.MASS)) {
            throw new ProblemException(
                    ProblemCode.CARBON_07_DIMENSION, place, written, found.dimension(), "t/t, t/m3, t/TJ", EXAMPLES);
        }
        Unit unit = of(place, written, found, gas);
        return new FactorUnit(unit, bare, nitrogen);
    }

    /** Without what the mass below the line is of. */
    private static Optional<String> matter(String text) {
        int line = text.lastIndexOf('/');
        Matcher last = MATTER.matcher(text);
        return line >= 0
                        && last.find()
                        && last.start() > line
                        && !COAL.matcher(last.group()).find()
                ? Optional.of(text.substring(0, last.start()))
                : Optional.empty();
    }

    private static String matter(Unit unit) {
        return unit.substance() == Substance.COAL_EQUIVALENT
                ? "tce"
                : unit.substance().symbol();
    }

    private static Unit of(String place, String written, Unit unit, Optional<Gas> gas) {
        if (unit.substance() == Substance.UNSTATED) {
            if (gas.filter(g -> !g.equals(Gas.CO2)).isPresent()) {
                return unit; // of the gas that the row names: only of CO2 may carbon be meant
            }
            throw new ProblemException(
                    ProblemCode.CARBON_05_SUBSTANCE,
                    place,
                    written,
                    written.replaceFirst("t|g|吨|克", "$0C"),
                    written.replaceFirst("t|g|吨|克", "$0CO2"));
        }
        Optional<Gas> measured = Gas.of(unit.equivalentsAsCo2().substance());
        if (measured.isEmpty() && gas.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_08_OF_WHAT, place, written, matter(unit), EXAMPLES);
        }
        if (measured.isEmpty() || gas.isPresent() && !measured.equals(gas)) {
            throw new ProblemException(
                    ProblemCode.CARBON_33_GAS,
                    place,
                    written,
                    matter(unit),
                    gas.map(Gas::symbol).orElse("CO2, CH4, N2O"));
        }
        return measured.get().equals(Gas.CO2) ? unit.equivalentsAsCo2().asCarbon() : unit;
    }
}
