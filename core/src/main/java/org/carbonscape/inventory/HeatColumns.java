package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.carbon.Gas;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Factors as guidelines print them, in columns whose product they are: net calorific value (低位发热量, kJ/kg), carbon
 * content (单位热值含碳量, tC/TJ) and, where there is one, oxidation (碳氧化率). Units of measure stand in the header; of
 * several ({@code GJ/t，GJ/10^4 Nm3}) a row has that which goes with its column {@code unit}.
 */
final class HeatColumns {
    private static final Pattern HEAT =
            Pattern.compile("低位发?热[量值]|" + "(?i:(net|lower) calorific value|lower heating value|\\b(NCV|LHV)\\b)");
    private static final Pattern CARBON = Pattern.compile("(?i)含碳量|碳含量|carbon content");
    private static final Pattern OXIDATION = Pattern.compile("(?i)氧化率|oxidation");
    private static final Pattern MEASURE = Pattern.compile("[(（\\[【]\\s*([^()（）\\[\\]【】]+)\\s*[)）\\]】]");
    private static final Pattern PARTS = Pattern.compile("\\s*[,，、;；]\\s*");
    private static final Dimension HEAT_PER_MASS = new Dimension(0, 1, 0, 0, 1, 0, 0, 0);
    private static final Dimension HEAT_PER_VOLUME = new Dimension(0, 0, 0, 0, 1, -1, 0, 0);
    private static final Dimension CARBON_PER_HEAT = new Dimension(1, 0, 0, 0, -1, 0, 0, 0);
    private static final String HEATS = "GJ/t, kJ/kg, TJ/kt, GJ/10^4 m3, kJ/m3";
    private static final String CONTENTS = "tC/TJ, tC/GJ, kgC/GJ";
    /** What a product may be off its printed factor, of one or two digits lost. */
    private static final double ROUNDED = 0.01;

    /**
     * A row.
     *
     * @param unit of the product: carbon per mass or per volume
     * @param tC   per base unit of what stands below its line
     * @param heat as written, as is carbon
     */
    record Product(Unit unit, double tC, Number heat, Number carbon, double oxidation) {}

    /** A number as written. */
    record Number(double value, String unit) {}

    private record Measure(String text, Unit unit) {}

    private final Map.Entry<String, String> heat; // name and as written
    private final Map.Entry<String, String> carbon;
    private final Optional<Map.Entry<String, String>> oxidation;

    private HeatColumns(
            Map.Entry<String, String> heat,
            Map.Entry<String, String> carbon,
            Optional<Map.Entry<String, String>> oxidation) {
        this.heat = heat;
        this.carbon = carbon;
        this.oxidation = oxidation;
    }

    /** Empty where a table has no such columns. */
    static Optional<HeatColumns> of(InputTable table) {
        return find(table, HEAT)
                .flatMap(h -> find(table, CARBON).map(c -> new HeatColumns(h, c, find(table, OXIDATION))));
    }

    private static Optional<Map.Entry<String, String>> find(InputTable table, Pattern words) {
        return table.written().entrySet().stream()
                .filter(e -> words.matcher(e.getValue()).find())
                .findFirst();
    }

    /**
     * Whether a factor that the row gives as well has its oxidation in it: it is the product.
     *
     * @param tC      per base unit, of a factor of 1
     * @param written the factor
     */
    boolean isFactor(InputTable.Row row, double tC, double written) {
        return new Problems()
                .attempt(() -> read(row))
                .filter(p -> p.oxidation < 1)
                .filter(p -> {
                    double off = Math.abs(tC * written / p.tC - 1);
                    double offWithout = Math.abs(tC * written / p.tC - 1 / p.oxidation);
                    return off <= ROUNDED && off < offWithout;
                })
                .isPresent();
    }

    /**
     * Reads a row.
     *
     * @throws ProblemException where a number or a unit of measure will not do
     */
    Product read(InputTable.Row row) {
        String item = row.text("item");
        Measure perAmount = measure(row, row.place(item));
        String ofCarbon = row.place(item) + ", " + carbon.getValue();
        FactorUnit content = FactorUnit.read(
                ofCarbon, measures(carbon.getValue(), ofCarbon, CONTENTS).get(0), Optional.of(Gas.CO2));
        if (!content.unit().dimension().equals(CARBON_PER_HEAT)) {
            throw new ProblemException(
                    ProblemCode.CARBON_07_DIMENSION,
                    ofCarbon,
                    content.text(),
                    content.unit().dimension(),
                    CARBON_PER_HEAT,
                    CONTENTS);
        }
        double ncv = row.requiredNumber(heat.getKey(), item);
        double contained = row.requiredNumber(carbon.getKey(), item);
        double burnt = oxidation(row, item);
        return new Product(
                Unit.of(perAmount.unit.dimension().equals(HEAT_PER_MASS) ? "tC/t" : "tC/m3"),
                ncv * perAmount.unit.factor() * contained * content.unit().factor() * burnt,
                new Number(ncv, perAmount.text),
                new Number(contained, content.text()),
                burnt);
    }

    /** 1 where it is not said. */
    private double oxidation(InputTable.Row row, String item) {
        if (oxidation.isEmpty() || row.text(oxidation.get().getKey()).isEmpty()) {
            return 1;
        }
        double number = row.requiredNumber(oxidation.get().getKey(), item);
        double burnt = number > 1 && oxidation.get().getValue().contains("%") ? number / 100 : number;
        if (!(burnt >= 0 && burnt <= 1)) {
            throw new ProblemException(
                    ProblemCode.CARBON_31_OXIDATION,
                    row.place(item),
                    row.text(oxidation.get().getKey()));
        }
        return burnt;
    }

    /** The unit of heat that a row has. */
    private Measure measure(InputTable.Row row, String place) {
        String of = place + ", " + heat.getValue();
        List<String> written = measures(heat.getValue(), of, HEATS);
        Optional<Unit> amount = Unit.find(row.text("unit"));
        List<Measure> fitting = new ArrayList<>();
        for (String text : written) {
            Unit unit = Unit.find(text)
                    .orElseThrow(() -> new ProblemException(ProblemCode.CARBON_06_UNIT, of, text, HEATS));
            boolean perVolume = unit.dimension().equals(HEAT_PER_VOLUME);
            if (!perVolume && !unit.dimension().equals(HEAT_PER_MASS)) {
                throw new ProblemException(
                        ProblemCode.CARBON_07_DIMENSION, of, text, unit.dimension(), "TJ/t, TJ/m3", HEATS);
            }
            Dimension wanted = perVolume ? Dimension.VOLUME : Dimension.MASS;
            if (written.size() == 1
                    || amount.filter(u -> u.dimension().equals(wanted)).isPresent()) {
                fitting.add(new Measure(text, unit));
            }
        }
        if (fitting.size() != 1) {
            throw new ProblemException(ProblemCode.CARBON_06_UNIT, of, String.join(", ", written), HEATS);
        }
        return fitting.get(0);
    }

    private static List<String> measures(String column, String place, String examples) {
        Matcher brackets = MEASURE.matcher(column);
        String found = "";
        while (brackets.find()) {
            found = brackets.group(1);
        }
        if (found.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_04_NO_UNIT, place, examples);
        }
        return List.of(PARTS.split(found));
    }
}
