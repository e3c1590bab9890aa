package org.carbonscape.study.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.carbonscape.carbon.Allocation;
import org.carbonscape.carbon.Balance;
import org.carbonscape.carbon.Charges;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.carbon.EconomicProduct;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.LandFlows;
import org.carbonscape.carbon.LedgerLine;
import org.carbonscape.carbon.OwnedLand;
import org.carbonscape.engine.Engine;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.intake.LandInputs;
import org.carbonscape.study.intake.StudyArea;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;
import org.carbonscape.study.plan.Study;
import org.carbonscape.zone.LandCounts;
import org.carbonscape.zone.PairTable;
import org.carbonscape.zone.PartAreas;
import org.carbonscape.zone.PolygonUnits;
import org.carbonscape.zone.UnitSet;

/**
 * ACCOUNT: sources, sinks and stocks. Everything that comes from factors is counts times factors; emissions of units go
 * to their construction cells, and every other unit set gets what its cells get.
 */
public final class CarbonAccount {
    private final StudyInputs inputs;
    private final Extras asked;
    private final StudyArea studyArea;
    private final LandCounts counts;
    private final LandTables land;
    private final int emissionSet; // index into counts.sets(), -1 = no emissions
    private final Charging charging;
    private final List<List<LandFlows>> layers = new ArrayList<>(); // by phase, by set; empty without any
    private final List<List<Balance>> balances = new ArrayList<>(); // by phase, by set
    private final List<List<Charges>> charges = new ArrayList<>(); // by phase, by set
    private final List<ConservationCheck> checks = new ArrayList<>();
    private final List<Problem> cautions = new ArrayList<>();

    /**
     * What is asked beside the balance.
     *
     * @param seed of the draws of uncertainty
     */
    public record Extras(AccountOptions options, Optional<EconomicProduct> product, long seed) {
        /** Opens what the options name. */
        public static Extras of(AccountOptions options, StudyInputs inputs, long seed) {
            return new Extras(
                    options,
                    options.product().flatMap(f -> inputs.emitting().map(units -> ProductTable.read(f, units))),
                    seed);
        }
    }

    /** What can be told of these options before anything is counted. */
    public static void check(Study study, StudyInputs.Opened opened, Problems problems, Engine engine) {
        ProductTable.check(study, opened, problems, engine);
    }

    /** @param counts of these inputs, cut where their factors change */
    public CarbonAccount(StudyInputs inputs, LandCounts counts, LandTables land, Extras asked, Engine engine) {
        this(inputs, counts, land, asked, Optional.empty(), engine);
    }

    /** The same emissions on the same land by other units, beside those that have them; of some of the phases. */
    public CarbonAccount byOtherUnits(StudyInputs others, LandCounts counted, Engine engine) {
        return new CarbonAccount(
                others,
                counted,
                new LandTables(others.studyArea(), counted),
                Extras.of(AccountOptions.none(), others, 0),
                Optional.of(charging),
                engine);
    }

    private CarbonAccount(
            StudyInputs inputs,
            LandCounts counts,
            LandTables land,
            Extras asked,
            Optional<Charging> known,
            Engine engine) {
        if (!counts.owners().equals(inputs.carbon().land().cut())) {
            throw new IllegalArgumentException("the counts are not cut by the units that have factors of their own");
        }
        this.asked = asked;
        this.inputs = inputs;
        this.studyArea = inputs.studyArea();
        this.counts = counts;
        this.land = land;
        this.emissionSet = inputs.carbon()
                .emissionSet()
                .map(counts::find)
                .orElse(OptionalInt.empty())
                .orElse(-1);
        this.charging = new Charging(inputs, counts, emissionSet, known, engine);
        inputs.carbon()
                .factors()
                .flatMap(f -> f.withoutFactor(land.found(), inputs.charged()))
                .ifPresent(cautions::add);
        cautions.addAll(charging.cautions());
        if (emissionSet >= 0) {
            cautions.addAll(new EmissionDoubts(inputs, counts, emissionSet).all());
        }
        checks.addAll(charging.checks());
        inputs.carbon().land().layers().ifPresent(l -> {
            LayerFlows found = LayerFlows.of(inputs, l, counts.sets(), engine);
            layers.addAll(found.flows());
            cautions.addAll(found.cautions());
        });
        int sets = Math.max(1, counts.sets().size());
        Charges[] charged = new Charges[studyArea.years().size() * sets];
        Balance[] drawn = new Balance[charged.length];
        engine.inPlace(charged.length, i -> {
            charged[i] = charging.charges(
                    i / sets, i % sets, units(i % sets), studyArea.legend().classes());
            drawn[i] = balance(i / sets, i % sets, charged[i]);
        });
        for (int i = 0; i < drawn.length; i += sets) {
            charges.add(List.of(Arrays.copyOfRange(charged, i, i + sets)));
            balances.add(List.of(Arrays.copyOfRange(drawn, i, i + sets)));
        }
        conservation();
    }

    /** Area in ha by unit (0 = outside) and class index. */
    public double[][] areas_ha(int set, int phase) {
        return counts.areas_ha(set, phase, studyArea.cellArea());
    }

    /** The same of those classes only that a unit has. */
    public PartAreas unitAreas(int set, int phase) {
        return counts.unitAreas(set, phase, studyArea.cellArea());
    }

    /** The same of the land of each owner in a unit. */
    public PartAreas partAreas(int set, int phase) {
        return counts.partAreas(set, phase, studyArea.cellArea());
    }

    /** Whose factors hold in each part of the cut, "" = everybody's. */
    public List<String> owners() {
        List<String> ids = new ArrayList<>(List.of(""));
        LandInputs cut = inputs.carbon().land();
        counts.owners()
                .ifPresent(o -> IntStream.rangeClosed(1, o.count())
                        .map(cut::factorUnit)
                        .forEach(f -> ids.add(
                                f == 0 ? "" : cut.factorUnits().orElseThrow().id(f))));
        return ids;
    }

    /** Land of a phase by unit (0 = outside), and in it by who owns it. */
    public OwnedLand land(int set, int phase) {
        double[][] area = areas_ha(set, phase);
        if (counts.owners().isEmpty()) {
            return OwnedLand.ofNobody(area);
        }
        PairTable table = counts.parts(set, phase);
        int[] unit = new int[table.rows()];
        int[] owner = new int[table.rows()];
        double[][] part = new double[table.rows()][];
        int n = 0;
        for (int r = 0; r < table.rows(); r++) {
            if (n == 0 || unit[n - 1] != table.unit(r) || owner[n - 1] != table.owner(r)) {
                unit[n] = table.unit(r);
                owner[n] = table.owner(r);
                part[n++] = new double[studyArea.legend().classes() + 1];
            }
            part[n - 1][table.from(r)] = table.from(r) == 0 ? 0 : studyArea.km2(table.cells(r), table.area(r)) * 100;
        }
        return OwnedLand.cut(area, Arrays.copyOf(unit, n), Arrays.copyOf(owner, n), Arrays.copyOf(part, n), owners());
    }

    /** Flux of factors alone in tCO2/ha/yr, by owner of the land (0 = everybody's factors) and class. */
    public double[][] fluxByOwner() {
        FactorSet factors = factors();
        return owners().stream().map(factors::flux_tCO2_per_ha_yr).toArray(double[][]::new);
    }

    /**
     * Flux of factors alone in tCO2/ha/yr by class, the mean over its land in a phase; a class without land has
     * everybody's.
     */
    public double[] meanFlux(int phase) {
        OwnedLand all = land(Math.max(0, emissionSet), phase);
        double[][] flux = fluxByOwner();
        double[] mean = flux[0].clone();
        double[] beside = besideByClass(Math.max(0, emissionSet), phase, mean.length);
        for (int c = 1; c < mean.length; c++) {
            double hectares = 0;
            double amount = 0;
            for (int i = 0; i < all.parts(); i++) {
                hectares += all.part_ha(i, c);
                amount += all.part_ha(i, c) * flux[all.owner(i)][c];
            }
            mean[c] = hectares > 0 ? (amount + beside[c]) / hectares : mean[c];
        }
        return mean;
    }

    private double[] besideByClass(int set, int phase, int classes) {
        double[] byClass = new double[classes];
        LandFlows beside = beside(set, phase);
        for (int r = 0; r < beside.unit().length; r++) {
            byClass[beside.classIndex()[r]] += beside.tCO2()[r];
        }
        return byClass;
    }

    /** Those of a set, 0 = what lies outside: a record, so that the cache keeps it and not a name for each square. */
    private record UnitIds(LandCounts counts, int set) implements Balance.UnitIds {
        @Override
        public String id(int unit) {
            return LandTables.unitId(counts, set, unit);
        }
    }

    /** What land of a phase emits and takes up beside its factors. */
    public LandFlows beside(int set, int phase) {
        return layers.isEmpty()
                ? LandHistories.of(inputs, counts).map(l -> l.flows(set, phase)).orElse(LandFlows.none())
                : layers.get(phase).get(set);
    }

    private int units(int set) {
        return counts.sets().isEmpty() ? 1 : counts.sets().get(set).count() + 1;
    }

    private Balance balance(int phase, int set, Charges charged) {
        OwnedLand area = land(set, phase);
        return Balance.of(
                studyArea.years().get(phase), new UnitIds(counts, set), area, factors(), charged, beside(set, phase));
    }

    /** The study's factors; none where it names none. */
    public FactorSet factors() {
        return inputs.carbon().factors().orElseGet(this::noFactors);
    }

    private FactorSet noFactors() {
        return FactorSet.of(
                InputTable.of("carbon.factors", List.of("class", "value", "unit"), List.of()), studyArea.legend());
    }

    private void conservation() {
        checks.addAll(LandCategoryTable.checks(inputs, counts));
        if (!hasFlows()) { // nothing is nothing, which proves nothing
            return;
        }
        for (int p = 0; p < balances.size(); p++) {
            int year = studyArea.years().get(p);
            Balance main = region(p);
            checks.addAll(main.checks(year));
            for (int s = 0; s < counts.sets().size(); s++) {
                Balance other = balances.get(p).get(s);
                if (other != main) {
                    checks.add(ConservationCheck.of(
                            "source of " + counts.sets().get(s).name() + " " + year,
                            main.source_tCO2(),
                            other.source_tCO2()));
                    checks.add(ConservationCheck.of(
                            "sink of " + counts.sets().get(s).name() + " " + year,
                            main.sink_tCO2(),
                            other.sink_tCO2()));
                }
            }
            if (emissionSet >= 0) {
                double given = inputs.carbon().emissions().list().stream()
                        .filter(e -> e.year() == year)
                        .mapToDouble(e -> e.tCO2())
                        .sum();
                double charged = 0;
                for (int l = 0; l < charging.layers(); l++) {
                    for (double[] unit : charged_tCO2(l, p)) {
                        for (double share : unit) {
                            charged += share;
                        }
                    }
                }
                checks.add(ConservationCheck.of("emissions " + year, given, charged));
            }
        }
    }

    /** How what the land of a unit (0 = outside) does beside its factors came about: its histories, or a layer. */
    public List<LedgerLine> landLines(String unitSet, int set, int phase, int unit) {
        List<LedgerLine> lines = new ArrayList<>();
        LandHistories.of(inputs, counts).ifPresent(l -> lines.addAll(l.lines(unitSet, set, phase, unit)));
        inputs.carbon()
                .land()
                .layers()
                .ifPresent(l -> lines.addAll(LayerFlows.lines(
                        studyArea,
                        new LedgerLine.Place(
                                unitSet,
                                LandTables.unitId(counts, set, unit),
                                studyArea.years().get(phase),
                                ""),
                        unit,
                        layers.get(phase).get(set),
                        l.method())));
        return lines;
    }

    /** What a set's land is charged of emissions in a phase. */
    public Charges charges(int set, int phase) {
        return charges.get(phase).get(set);
    }

    /** How the emissions of a layer of carriers are spread in a phase; only where there are some. */
    public Allocation allocation(int layer, int phase) {
        return charging.allocation(layer, phase);
    }

    /** The balance whose units carry the emissions (any set sums to the same). */
    public Balance region(int phase) {
        return balances.get(phase).get(Math.max(0, emissionSet));
    }

    public Balance balance(int phase, int set) {
        return balances.get(phase).get(set);
    }

    /** Whether there is anything to account for. */
    public boolean hasFlows() {
        return inputs.carbon().factors().isPresent() || inputs.carbon().land().hasFlows() || emissionSet >= 0;
    }

    /** How many layers of emissions there are, each with carriers of its own. */
    public int layers() {
        return charging.layers();
    }

    /**
     * Emissions of a layer by unit of the set they are given for (from its first) and class; what stands at index 0 is
     * of units without a cell.
     */
    public double[][] charged_tCO2(int layer, int phase) {
        return charging.allocation(layer, phase).byClass_tCO2();
    }

    public StudyInputs inputs() {
        return inputs;
    }

    public LandCounts counts() {
        return counts;
    }

    public LandTables land() {
        return land;
    }

    Extras asked() {
        return asked;
    }

    public int emissionSet() {
        return emissionSet;
    }

    /** The maps of emissions of a phase, a layer each; none without emissions. */
    public List<Allocation.Settled> settled(int phase) {
        return charging.settled(phase);
    }

    public List<ConservationCheck> checks() {
        return List.copyOf(checks);
    }

    public List<Problem> cautions() {
        return List.copyOf(cautions);
    }

    /**
     * Polygon units always have rows; the outside and fishnet squares where they hold land or emissions in some phase.
     */
    public boolean[] used(int set) {
        UnitSet units = counts.sets().get(set);
        boolean[] used = new boolean[units.count() + 1];
        for (int u = 1; u < used.length; u++) {
            used[u] = units instanceof PolygonUnits;
        }
        for (List<Balance> phase : balances) {
            Balance rows = phase.get(set);
            for (int u = 0; u < used.length; u++) {
                used[u] |= rows.area_ha(u) > 0 || rows.source_tCO2(u) != 0;
            }
        }
        return used;
    }

    /** Of the region in a phase: a source of 0 or more, a sink of 0 or less. */
    public record Totals(double source_tCO2, double sink_tCO2) {
        public double net_tCO2() {
            return source_tCO2 + sink_tCO2;
        }
    }

    /**
     * What the region comes to with implausible factors replaced by the usual ones, by phase; empty where nothing is
     * implausible.
     */
    public Optional<List<Totals>> withUsualFactors() {
        return inputs.carbon().factors().flatMap(FactorSet::withUsualFactors).map(usual -> {
            List<Totals> beside = new ArrayList<>();
            int set = Math.max(0, emissionSet);
            for (int p = 0; p < studyArea.years().size(); p++) {
                int year = studyArea.years().get(p);
                Balance whole = Balance.of(
                        year, new UnitIds(counts, set), land(set, p), usual, charges(set, p), beside(set, p));
                beside.add(new Totals(whole.source_tCO2(), whole.sink_tCO2()));
            }
            return beside;
        });
    }
}
