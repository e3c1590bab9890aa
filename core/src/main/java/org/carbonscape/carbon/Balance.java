package org.carbonscape.carbon;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.carbonscape.land.LandClass;
import org.carbonscape.measure.ExactSum;
import org.carbonscape.measure.Substance;
import org.jspecify.annotations.Nullable;

/**
 * Sources and sinks of one phase: {@code area x factor} of every class in every unit, and the emissions charged to it.
 * A factor is that of the land's owner, so that units of any set that hold the same land add up to the same.
 * A class is a source in one unit and a sink in another where their factors say so; both are kept apart. Sums do not
 * depend on the order of units. Immutable.
 */
public final class Balance {
    /** Carbon of a class over all units: positive as a source, negative as a sink. */
    public record ClassFlow(int year, String className, Flow flow, double tC, double tCO2) {}

    /**
     * Carbon of a unit.
     *
     * @param source_tCO2  0 or positive
     * @param sink_tCO2    0 or negative
     * @param area_ha      area of all classes
     * @param emitted_tCO2 what emissions are charged, a part of the source
     */
    public record UnitBalance(
            String unitId, int year, double source_tCO2, double sink_tCO2, double area_ha, double emitted_tCO2) {
        /** Positive where the unit emits more than it takes up. */
        public double net_tCO2() {
            return source_tCO2 + sink_tCO2;
        }
    }

    /** What units are called: asked for when a row is, for a million squares have names that are worked out. */
    @FunctionalInterface
    public interface UnitIds {
        String id(int unit);
    }

    /** Units as columns of numbers: as objects those of a million squares would take twice the memory. */
    private static final class Units {
        private final int year;
        private final UnitIds ids;
        private final double[] source;
        private final double[] sink;
        private final double[] area;
        private final double[] charged;

        Units(int year, UnitIds ids, int count) {
            this.year = year;
            this.ids = ids;
            source = new double[count];
            sink = new double[count];
            area = new double[count];
            charged = new double[count];
        }

        UnitBalance get(int u) {
            return new UnitBalance(ids.id(u), year, source[u], sink[u], area[u], charged[u]);
        }

        int size() {
            return source.length;
        }
    }

    /** The units as rows, each made when it is asked for. */
    private static final class Rows extends AbstractList<UnitBalance> implements RandomAccess {
        private final Units units;

        Rows(Units units) {
            this.units = units;
        }

        @Override
        public UnitBalance get(int u) {
            return units.get(u);
        }

        @Override
        public int size() {
            return units.size();
        }
    }

    private final List<ClassFlow> classFlows;
    private final Units units;
    private final RegionSums region;
    private final double source_tCO2;
    private final double sink_tCO2;

    private Balance(List<ClassFlow> classFlows, Units units, RegionSums region) {
        this.classFlows = List.copyOf(classFlows);
        this.units = units;
        this.region = region;
        this.source_tCO2 = region.total_tCO2(Flow.SOURCE); // once: units with factors of their own are many lines
        this.sink_tCO2 = region.total_tCO2(Flow.SINK);
    }

    /**
     * Draws up the balance of a phase.
     *
     * @param unitIds of the units of the land
     * @param land    areas by unit, and in them the owners whose factors hold
     * @param charges what the units' land is charged of emissions
     * @param beside  what land emits and takes up beside its factors
     */
    public static Balance of(
            int year, UnitIds unitIds, OwnedLand land, FactorSet factors, Charges charges, LandFlows beside) {
        List<LandClass> classes = factors.legend().list();
        RegionSums region = new RegionSums(classes.size());
        Units units = new Units(year, unitIds, land.units());
        List<List<Optional<Factor>>> table = factors.table(land.owners());
        RegionSums.@Nullable Land[][] sums = new RegionSums.Land[table.size()][classes.size() + 1];
        int part = 0;
        int row = 0;
        for (int u = 0; u < land.units(); u++) {
            ExactSum source = new ExactSum();
            ExactSum sink = new ExactSum();
            ExactSum charge = new ExactSum();
            double area = 0;
            for (int i = charges.first(u); i < charges.end(u); i++) {
                double given = charges.tCO2(i);
                source.add(given);
                charge.add(given);
                region.charge(charges.classIndex(i), given);
            }
            for (int c = 1; c <= classes.size(); c++) {
                area += land.area_ha(u)[c];
            }
            for (; row < beside.unit().length && beside.unit()[row] == u; row++) {
                double tCO2 = beside.tCO2()[row];
                (tCO2 < 0 ? sink : source).add(tCO2);
                region.ofLand(beside.classIndex()[row], tCO2);
            }
            for (; part < land.parts() && land.unit(part) == u; part++) {
                List<Optional<Factor>> own = table.get(land.owner(part));
                RegionSums.@Nullable Land[] all = sums[land.owner(part)];
                for (int c = 1; c <= classes.size(); c++) {
                    if (own.get(c).isPresent()) {
                        Factor factor = own.get(c).get();
                        double tCO2 = Substance.carbonToCo2(land.part_ha(part, c) * factor.tC_per_ha_yr());
                        (tCO2 < 0 ? sink : source).add(tCO2);
                        RegionSums.Land whole = all[c];
                        if (whole == null) {
                            whole = region.land(c, factor);
                            all[c] = whole;
                        }
                        whole.add(land.part_ha(part, c), tCO2);
                    }
                }
            }
            units.source[u] = source.value();
            units.sink[u] = sink.value();
            units.area[u] = area;
            units.charged[u] = charge.value();
        }
        List<ClassFlow> flows = new ArrayList<>();
        double[] sources = region.flows_tCO2(Flow.SOURCE);
        double[] sinks = region.flows_tCO2(Flow.SINK);
        for (LandClass c : classes) {
            boolean charged = region.isCharged(c.index());
            addFlow(flows, year, c, factors, Flow.SOURCE, sources[c.index()], charged);
            addFlow(flows, year, c, factors, Flow.SINK, sinks[c.index()], false);
        }
        return new Balance(flows, units, region);
    }

    /**
     * A flow has a row where it is not zero, or where a factor of that sign or an emission makes the zero a finding.
     */
    private static void addFlow(
            List<ClassFlow> flows, int year, LandClass c, FactorSet factors, Flow flow, double tCO2, boolean charged) {
        boolean meant = factors.find(c.index()).filter(f -> f.flow() == flow).isPresent();
        if (tCO2 != 0 || meant || charged) {
            flows.add(new ClassFlow(year, c.name(), flow, Substance.co2ToCarbon(tCO2), tCO2));
        }
    }

    /** Classes in the legend's order, source before sink. */
    public List<ClassFlow> classFlows() {
        return classFlows;
    }

    /** Units in the order of their ids. */
    public List<UnitBalance> unitBalances() {
        return new Rows(units);
    }

    /** Of a unit, 0 or positive. */
    public double source_tCO2(int unit) {
        return units.source[unit];
    }

    /** Of a unit, 0 or negative. */
    public double sink_tCO2(int unit) {
        return units.sink[unit];
    }

    /** Of all classes in a unit. */
    public double area_ha(int unit) {
        return units.area[unit];
    }

    /** All sources of all units, tCO2: the sum of the region's ledger lines above zero. */
    public double source_tCO2() {
        return source_tCO2;
    }

    /** All sinks of all units, tCO2, negative. */
    public double sink_tCO2() {
        return sink_tCO2;
    }

    public double net_tCO2() {
        return source_tCO2() + sink_tCO2();
    }

    /** What terms call the emissions charged. */
    public static final String EMISSIONS = "emissions";

    /**
     * The ledger of the direct factors of a unit: a line for each class and owner of its land that has a factor, in the
     * order of its parts. With what the unit is charged they add up to its source (those above zero) and its sink.
     *
     * @param unitSet name of the set that the units are of
     * @param land    that this balance was drawn up of
     * @param factors that it was drawn up with
     */
    public List<LedgerLine> factorLines(String unitSet, int u, OwnedLand land, FactorSet factors) {
        List<LedgerLine> lines = new ArrayList<>();
        for (int part = land.firstPart(u); part < land.parts() && land.unit(part) == u; part++) {
            String owner = land.owners().get(land.owner(part));
            for (LandClass of : factors.legend().list()) {
                double hectares = land.part_ha(part, of.index());
                Optional<Factor> factor = hectares > 0 ? factors.find(of.index(), owner) : Optional.empty();
                if (factor.isPresent()) {
                    UnitBalance unit = units.get(u);
                    lines.add(factors.line(
                            new LedgerLine.Place(unitSet, unit.unitId(), unit.year(), of.name()),
                            factor.get(),
                            hectares));
                }
            }
        }
        return lines;
    }

    /**
     * The ledger of the region: a line for each class and factor that has land, whose result is the sum over all units.
     * With what all land is charged they add up to the region's source and sink.
     *
     * @param factors that this balance was drawn up with
     */
    public List<LedgerLine> regionFactorLines(String unitSet, String unitId, int year, FactorSet factors) {
        return region.factorLines(unitSet, unitId, year, factors);
    }

    /** What all units are charged for land of a class, tCO2; of no class at index 0. */
    public double charged_tCO2(int classIndex) {
        return region.charged_tCO2(classIndex);
    }
    /**
     * The account proves itself: classes, with what is charged to units without any cell, and units must add up to the
     * same totals.
     */
    public List<ConservationCheck> checks(int year) {
        ExactSum classes = new ExactSum();
        ExactSum added = new ExactSum();
        classFlows.forEach(f -> {
            classes.add(f.tCO2());
            added.add(Math.abs(f.tCO2()));
        });
        classes.add(region.charged_tCO2(0));
        ExactSum sum = new ExactSum();
        for (int u = 0; u < units.size(); u++) {
            sum.add(units.source[u]).add(units.sink[u]);
            added.add(Math.abs(units.source[u])).add(Math.abs(units.sink[u]));
        }
        return List.of(
                ConservationCheck.ofBalance("classes and units " + year, sum.value(), classes.value(), added.value()));
    }
}
