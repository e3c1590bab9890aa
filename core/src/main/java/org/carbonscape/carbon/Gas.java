package org.carbonscape.carbon;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.measure.Substance;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;

/**
 * A gas that an inventory counts, from a table that ships ({@code gases.csv}).
 *
 * @param symbol {@code CO2, CH4, N2O, HFC-134a}
 * @param family {@code CO2, CH4, N2O, HFC, PFC, SF6, NF3}, the columns of reporting tables
 */
public record Gas(String symbol, String family, Bilingual name, List<String> aliases) {
    private static final List<Gas> ALL = InputTable.preset("gases.csv", Gas.class, "gases.csv").rows().stream()
            .map(r -> new Gas(
                    r.text("symbol"),
                    r.text("family"),
                    Bilingual.of(r.text("name"), r.text("name_zh")),
                    Stream.of(r.text("aliases").split(";"))
                            .map(String::strip)
                            .filter(a -> !a.isEmpty())
                            .toList()))
            .toList();

    public static final Gas CO2 = of("CO2");
    public static final Gas CH4 = of("CH4");
    public static final Gas N2O = of("N2O");

    /** In the order of reporting tables: carbon dioxide first. */
    public static List<Gas> all() {
        return ALL;
    }

    /** Whether units have a word for it ({@code kgCH4}); of the others a unit is of plain mass. */
    public boolean isInUnits() {
        return List.of(CO2, CH4, N2O).contains(this);
    }

    /** By symbol, by English or Chinese name, whatever the case. */
    public static Optional<Gas> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(g -> Stream.concat(
                                Stream.of(g.symbol, g.name.in(Language.EN), g.name.in(Language.ZH)), g.aliases.stream())
                        .anyMatch(n -> n.toLowerCase(Locale.ROOT).equals(wanted)))
                .findFirst();
    }

    /**
     * A gas known to be one.
     *
     * @throws IllegalArgumentException where {@link #find} finds none
     */
    public static Gas of(String symbol) {
        return find(symbol).orElseThrow(() -> new IllegalArgumentException("no gas: " + symbol));
    }

    /** The gas that a mass of a substance is a mass of; carbon is that of carbon dioxide. */
    public static Optional<Gas> of(Substance substance) {
        return switch (substance) {
            case CARBON, CO2 -> Optional.of(CO2);
            case METHANE -> Optional.of(CH4);
            case NITROUS_OXIDE -> Optional.of(N2O);
            case NONE, UNSTATED, COAL_EQUIVALENT, CO2E -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return symbol;
    }
}
