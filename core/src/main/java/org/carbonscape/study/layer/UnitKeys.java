package org.carbonscape.study.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carbonscape.finding.Key;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.account.UnitQuantities;
import org.carbonscape.study.plan.Quantity;

/** Classes and colours of maps of units: one key for all phases of a quantity, per hectare. */
public final class UnitKeys {
    /** How sinks are given: as tables have them, or by their magnitude. */
    public enum Sinks {
        NEGATIVE,
        MAGNITUDE
    }

    private final CarbonAccount account;
    private final UnitQuantities quantities;

    public UnitKeys(CarbonAccount account) {
        this.account = account;
        this.quantities = new UnitQuantities(account);
    }

    /** Values by unit from 0 (outside, never drawn) of the phases that have the quantity, first to last. */
    public List<float[]> values(Quantity quantity, int set) {
        boolean[] used = account.used(set);
        List<float[]> phases = new ArrayList<>();
        IntStream.range(
                        quantity.firstPhase(),
                        account.inputs().studyArea().years().size())
                .mapToObj(p -> quantities.perHectare(quantity, set, p))
                .forEach(values -> {
                    float[] drawn = new float[values.length];
                    Arrays.fill(drawn, Float.NaN);
                    for (int u = 1; u < drawn.length; u++) {
                        drawn[u] = used[u] ? (float) values[u] : Float.NaN;
                    }
                    phases.add(drawn);
                });
        return phases;
    }

    /** Empty where the account has no such quantity or nothing that could be told apart. */
    public Optional<Key.Breaks> key(Quantity quantity, int set, Sinks sinks) {
        if (!quantities.has(quantity)) {
            return Optional.empty();
        }
        List<float[]> phases = values(quantity, set);
        return switch (quantity) {
            case NET -> FluxKeys.net(phases);
            case SOURCE -> FluxKeys.source(phases);
            case SINK ->
                sinks == Sinks.MAGNITUDE
                        ? FluxKeys.sink(phases)
                        : FluxKeys.negativeSink(
                                phases.stream().map(FluxKeys::negated).toList());
            case STOCK -> FluxKeys.stock(phases);
            case STOCK_CHANGE -> FluxKeys.stockChange(phases);
        };
    }
}
