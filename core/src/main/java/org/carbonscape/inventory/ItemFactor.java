package org.carbonscape.inventory;

import java.util.ArrayList;
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
    private static final double N2O_PER_NITROGEN = 44.0 / 28;

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

    /**
     * What may not be twice.
     *
     * @param named what the item is called, whichever of its names is written (原煤, raw coal)
     */
    List<Object> key(String named) {
        Dimension d = unit().dimension();
        return List.of(
                named.strip().toLowerCase(Locale.ROOT),
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
        return read(row, name, Optional.empty(), problems);
    }

    /** @param heat columns whose product the factor is, where the row gives none or is that of them */
    static Optional<ItemFactor> read(
            InputTable.Row row, Bilingual name, Optional<HeatColumns> heat, Problems problems) {
        String item = row.text("item");
        String place = row.place(item);
        if (item.isEmpty()) {
            problems.add(ProblemCode.INPUT_04_EMPTY, row.place(), row.named("item"));
        }
        Optional<Optional<Gas>> named = problems.attempt(() -> gas(place, row.text("gas")));
        Optional<Optional<HeatColumns.Product>> product = heat.isEmpty()
                ? Optional.of(Optional.empty())
                : problems.attempt(() -> heat.filter(h -> !isWritten(row, h)).map(h -> h.read(row)));
        if (product.isEmpty()) {
            return Optional.empty();
        }
        if (product.get().isPresent()) {
            return of(row, name, product.get().get(), problems);
        }
        Optional<FactorUnit> unit =
                named.flatMap(g -> problems.attempt(() -> FactorUnit.read(place, row.text("unit"), g)));
        Optional<Double> factor = problems.attempt(() -> row.requiredNumber("factor", item));
        Optional<Double> oxidation = problems.attempt(() -> oxidation(row, item));
        Optional<Optional<Category>> category = problems.attempt(() -> category(place, row.text("category")));
        Optional<Optional<Integer>> year = problems.attempt(() -> year(row, item));
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
        Unit read = unit.get().unit();
        Gas gas = named.get().orElseGet(() -> Gas.of(read.substance()).orElseThrow());
        double burnt = row.text("oxidation").isEmpty() ? factor.get() : factor.get() * oxidation.get();
        return Optional.of(new ItemFactor(
                item,
                category.get(),
                gas,
                row.text("stream"),
                new Amount(read, burnt * read.factor() * (unit.get().nitrogen() ? N2O_PER_NITROGEN : 1), spread.get()),
                new Where(year.get(), row.text("region")),
                used(row, name, unit.get(), factor.get(), oxidation.get())));
    }

    /** Whether the row gives a factor that is not the product of its other columns. */
    private static boolean isWritten(InputTable.Row row, HeatColumns heat) {
        if (row.text("factor").isEmpty()) {
            return false;
        }
        Problems told = new Problems(); // of those whose factor it is
        Optional<FactorUnit> unit =
                told.attempt(() -> FactorUnit.read(row.place(), row.text("unit"), Optional.of(Gas.CO2)));
        return unit.isEmpty()
                || told.attempt(() -> row.requiredNumber("factor", row.text("item")))
                        .filter(f -> heat.isFactor(row, unit.get().unit().factor(), f))
                        .isEmpty();
    }

    /** One that is a product. Limits are those of its heat. */
    private static Optional<ItemFactor> of(
            InputTable.Row row, Bilingual name, HeatColumns.Product product, Problems problems) {
        String item = row.text("item");
        Optional<Optional<Category>> category = problems.attempt(() -> category(row.place(item), row.text("category")));
        Optional<Optional<Integer>> year = problems.attempt(() -> year(row, item));
        Optional<Distribution> spread =
                Distribution.read(problems, row, item, product.heat().value());
        if (item.isEmpty() || category.isEmpty() || year.isEmpty() || spread.isEmpty()) {
            return Optional.empty();
        }
        String source = row.text("source");
        Provenance provenance = Provenance.of(row.text("tag"));
        List<FactorUsed> used = new ArrayList<>();
        used.add(new FactorUsed(
                part(name, "net calorific value", "平均低位发热量"),
                product.heat().value(),
                product.heat().unit(),
                source,
                provenance));
        used.add(new FactorUsed(
                part(name, "carbon content", "单位热值含碳量"),
                product.carbon().value(),
                product.carbon().unit(),
                source,
                provenance));
        used.add(new FactorUsed(part(name, "oxidation", "碳氧化率"), product.oxidation(), "", source, provenance));
        return Optional.of(new ItemFactor(
                item,
                category.get(),
                Gas.CO2,
                row.text("stream"),
                new Amount(product.unit(), product.tC(), spread.get()),
                new Where(year.get(), row.text("region")),
                used));
    }

    private static Optional<Integer> year(InputTable.Row row, String item) {
        return row.text("year").isEmpty() ? Optional.empty() : Optional.of((int) row.integer("year", item));
    }

    private static List<FactorUsed> used(
            InputTable.Row row, Bilingual name, FactorUnit unit, double factor, double oxidation) {
        String source = row.text("source");
        Provenance provenance = Provenance.of(row.text("tag"));
        List<FactorUsed> used = new ArrayList<>();
        used.add(new FactorUsed(name, factor, unit.text(), source, provenance));
        if (!row.text("oxidation").isEmpty()) {
            used.add(new FactorUsed(part(name, "oxidation", "碳氧化率"), oxidation, "", source, provenance));
        }
        if (unit.nitrogen()) {
            Bilingual of = part(name, "N2O of its nitrogen", "氮折 N2O");
            used.add(new FactorUsed(of, N2O_PER_NITROGEN, "", "44/28", Provenance.COMPUTED));
        }
        return used;
    }

    private static Bilingual part(Bilingual name, String english, String chinese) {
        return Bilingual.of(name.in(Language.EN) + ": " + english, name.in(Language.ZH) + "：" + chinese);
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
}
