package org.carbonscape.study.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.finding.Words;

/** What a unit exchanges in a year, what it holds, and what it gained or lost since the phase before. */
public enum Quantity {
    NET(Words.of("Net", "净碳排放"), Words.of("net emissions", "净碳排放")),
    SOURCE(Words.of("Source", "碳源"), Words.of("sources", "碳源")),
    SINK(Words.of("Sink", "碳汇"), Words.of("sinks", "碳汇")),
    STOCK(Words.of("Stock", "碳储量"), Words.of("carbon stock", "碳储量")),
    STOCK_CHANGE(Words.of("Stock change", "碳储量变化"), Words.of("change in carbon stock", "碳储量变化"));

    /** Those of the balance. */
    public static final List<Quantity> FLOWS = List.of(NET, SOURCE, SINK);

    private final Words words;
    private final Words inText;

    Quantity(Words words, Words inText) {
        this.words = words;
        this.inText = inText;
    }

    /** As a legend or a column names it. */
    public Words words() {
        return words;
    }

    /** As a sentence goes on with it: "hot spots of ...". */
    public Words inText() {
        return inText;
    }

    /** As a study names it: {@code net}, {@code stock_change}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The amount of a unit, as tables name it: tCO2 a year, of stocks tC. */
    public String amount() {
        return key() + (isOfStock() ? "_tC" : "_tCO2");
    }

    /** The amount per hectare of a unit's classified land, as tables name it. */
    public String variable() {
        return amount() + "_per_ha";
    }

    public boolean isOfStock() {
        return this == STOCK || this == STOCK_CHANGE;
    }

    /** The first phase that has it. */
    public int firstPhase() {
        return this == STOCK_CHANGE ? 1 : 0;
    }

    public static Optional<Quantity> find(String key) {
        return Arrays.stream(values()).filter(q -> q.key().equals(key)).findFirst();
    }
}
