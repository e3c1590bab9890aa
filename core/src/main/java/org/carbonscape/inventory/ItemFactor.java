package org.carbonscape.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.carbon.Category;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Gas;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Dimension;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * One row of a table of factors, of those that ship and of a user's own alike: what one unit of an item emits of one
 * gas.
 *
 * @param category empty where the row names none: that of the item holds
 * @param stream   tells rows of one item and gas apart: {@code volatilised}, {@code leached}; mostly empty
 * @param where    for which years and units it holds
 */
record ItemFactor(
        String item,
        Optional<Category> category,
        Gas gas,
        String stream,
        Amount value,
        Where where,
        List<FactorUsed> used) {
    private static final String EXAMPLES = "tCO2/t, tCO2/m3, tCO2/TJ, tC/tce, kgCH4/head";

    /**
     * @param base   carbon (of other gases tonnes) per base unit of what stands below the line, oxidation in it
     * @param spread the number as written, with what it may be instead
     */
    record Amount(Unit unit, double base, Distribution spread) {}

    Unit unit() {
        return value.unit;
    }

    double amount() {
        return value.base;
    }

    Distribution spread() {
        return value.spread;
    }

    /**
     * @param year   empty: every year without a row of its own
     * @param region id of a unit of the study; empty: every unit without a row of its own
     */
    record Where(Optional<Integer> year, String region) {
        boolean holds(int asked, String unitId) {
            return (year.isEmpty() || year.get() == asked) && (region.isEmpty() || region.equals(unitId));
        }

        /** The more it says the sooner it holds; a unit says more than a year. */
        int rank() {
            return (region.isEmpty() ? 0 : 2) + (year.isPresent() ? 1 : 0);
        }
    }

    /** What may not be twice. */
    List<Object> key() {
        Dimension d = unit().dimension();
        return List.of(
                item.strip().toLowerCase(Locale.ROOT),
                category,
                gas,
                stream,
                where,
                new Dimension(0, d.perMass(), d.area(), d.time(), d.energy(), d.volume(), d.count(), d.money()),
                unit().per());
    }

    FuelFactor factor() {
        return FuelFactor.below(unit(), amount(), used).with(used.get(0), spread());
    }

    boolean isPerCoal() {
        return unit().per() == Substance.COAL_EQUIVALENT;
    }

    /**
     * Reads a row; empty, with everything wrong with it told, where it will not do.
     *
     * @param name of the item, in both languages
     */
    static Optional<ItemFactor> read(InputTable.Row row, Bilingual name, Problems problems) {
        String item = row.text("item");
        String place = row.place(item);
        if (item.isEmpty()) {
            problems.add(ProblemCode.INPUT_04_EMPTY, row.place(), "item");
        }
        Optional<Optional<Gas>> named = problems.attempt(() -> gas(place, row.text("gas")));
        Optional<Unit> unit = named.flatMap(g -> problems.attempt(() -> unit(place, row.text("unit"), g)));
        Optional<Double> factor = problems.attempt(() -> row.requiredNumber("factor", item));
        Optional<Double> oxidation = problems.attempt(() -> oxidation(row, item));
        Optional<Optional<Category>> category = problems.attempt(() -> category(place, row.text("category")));
        Optional<Optional<Integer>> year = problems.attempt(() ->
                row.text("year").isEmpty() ? Optional.<Integer>empty() : Optional.of((int) row.integer("year", item)));
        Optional<Distribution> spread = Distribution.read(problems, row, item, factor.orElse(Double.NaN));
        if (item.isEmpty()
                || spread.isEmpty()
                || unit.isEmpty()
                || factor.isEmpty()
                || oxidation.isEmpty()
                || category.isEmpty()
                || year.isEmpty()) {
            return Optional.empty();
        }
        Gas gas = named.get().orElseGet(() -> Gas.of(unit.get().substance()).orElseThrow());
        double burnt = row.text("oxidation").isEmpty() ? factor.get() : factor.get() * oxidation.get();
        return Optional.of(new ItemFactor(
                item,
                category.get(),
                gas,
                row.text("stream"),
                new Amount(unit.get(), burnt * unit.get().factor(), spread.get()),
                new Where(year.get(), row.text("region")),
                used(row, name, factor.get(), oxidation.get())));
    }

    private static List<FactorUsed> used(InputTable.Row row, Bilingual name, double factor, double oxidation) {
        String source = row.text("source");
        Provenance provenance = Provenance.of(row.text("tag"));
        FactorUsed one = new FactorUsed(name, factor, row.text("unit"), source, provenance);
        return row.text("oxidation").isEmpty()
                ? List.of(one)
                : List.of(
                        one,
                        new FactorUsed(
                                Bilingual.of(name.in(Language.EN) + ": oxidation", name.in(Language.ZH) + "：碳氧化率"),
                                oxidation,
                                "",
                                source,
                                provenance));
    }

    private static double oxidation(InputTable.Row row, String item) {
        double oxidation = row.text("oxidation").isEmpty() ? 1 : row.requiredNumber("oxidation", item);
        if (!(oxidation >= 0 && oxidation <= 1)) {
            throw new ProblemException(ProblemCode.CARBON_31_OXIDATION, row.place(item), row.text("oxidation"));
        }
        return oxidation;
    }

    private static Optional<Gas> gas(String place, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Gas.find(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.CARBON_17_VARIANT,
                        place,
                        text,
                        String.join(", ", Gas.all().stream().map(Gas::symbol).toList()))));
    }

    private static Optional<Category> category(String place, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Category.find(text)
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.CARBON_32_CATEGORY,
                        place,
                        text,
                        Nearest.orAll(
                                text,
                                Category.all().stream().map(Category::code).toList()))));
    }

    /** Of carbon where the gas is CO2. Masses of a gas that units have no word for need none but the column gas. */
    private static Unit unit(String place, String text, Optional<Gas> gas) {
        if (text.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_04_NO_UNIT, place, EXAMPLES);
        }
        boolean wordless = gas.isPresent() && !gas.get().isInUnits();
        Unit unit = Unit.find(wordless ? text.replace(gas.get().symbol(), "") : text)
                .orElseThrow(() -> new ProblemException(ProblemCode.CARBON_06_UNIT, place, text, EXAMPLES));
        if (unit.dimension().mass() != 1 || unit.dimension().equals(Dimension.MASS)) {
            throw new ProblemException(
                    ProblemCode.CARBON_07_DIMENSION, place, text, unit.dimension(), "t/t, t/m3, t/TJ", EXAMPLES);
        }
        if (wordless && unit.substance() == Substance.UNSTATED) {
            return unit;
        }
        if (unit.substance() == Substance.UNSTATED) {
            throw new ProblemException(
                    ProblemCode.CARBON_05_SUBSTANCE,
                    place,
                    text,
                    text.replaceFirst(
                            "t|g",
                            "$0"
                                    + gas.map(Gas::symbol)
                                            .filter(s -> !s.equals("CO2"))
                                            .orElse("C")),
                    text.replaceFirst("t|g", "$0CO2"));
        }
        Optional<Gas> measured = Gas.of(unit.substance());
        if (measured.isEmpty() && gas.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.CARBON_08_OF_WHAT, place, text, unit.substance().symbol(), EXAMPLES);
        }
        if (measured.isEmpty() || gas.isPresent() && !measured.equals(gas)) {
            throw new ProblemException(
                    ProblemCode.CARBON_33_GAS,
                    place,
                    text,
                    unit.substance() == Substance.COAL_EQUIVALENT
                            ? "tce"
                            : unit.substance().symbol(),
                    gas.map(Gas::symbol).orElse("CO2, CH4, N2O"));
        }
        return measured.get().equals(Gas.CO2) ? unit.asCarbon() : unit;
    }
}
