package org.carbonscape.study.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carbonscape.carbon.Charges;
import org.carbonscape.carbon.Correlations;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.Factor;
import org.carbonscape.carbon.FactorSet;
import org.carbonscape.carbon.Flow;
import org.carbonscape.carbon.LandFlows;
import org.carbonscape.carbon.OwnedLand;
import org.carbonscape.carbon.StockTable;
import org.carbonscape.carbon.Term;
import org.carbonscape.carbon.UncertainNumbers;
import org.carbonscape.inventory.Line;
import org.carbonscape.land.MapAccuracy;
import org.carbonscape.measure.Substance;
import org.carbonscape.study.account.CarbonAccount;
import org.carbonscape.study.intake.SinkLayers;
import org.carbonscape.study.intake.StudyInputs;
import org.carbonscape.study.plan.AccountOptions;

/**
 * The amounts of an account as sums of hectares, shares, factors and emissions, of which the uncertain ones are numbers
 * of their own. Land of a map class is, where the phase has a sample of places, so much of this class and so much of
 * that: its shares are uncertain too, and what it emits follows the class it is in truth. All in tCO2.
 */
final class AccountTerms implements TierTerms.Numbers {
    /** How inputs that are the accuracy of a map begin. */
    static final String MAP = "map ";

    /** The inputs that layers of sinks are: all of them by a percentage, and their standard errors. */
    static final String LAYERS = "sink layers";

    static final String STANDARD_ERRORS = "sink layers (standard error)";

    private static final double TO_CO2 = Substance.carbonToCo2(1);

    private final StudyInputs inputs;
    private final CarbonAccount account;
    private final Correlations correlations;
    private final UncertainNumbers numbers;
    private final EmissionTerms emitted;
    private final TierTerms tier;
    private final boolean mapped; // every phase is taken as it is
    private final Map<Integer, Map<String, FlowTerms>> byClass = new HashMap<>(); // by phase: asked for by many

    AccountTerms(CarbonAccount account, AccountOptions.Doubt doubt) {
        this.inputs = account.inputs();
        this.account = account;
        this.correlations = doubt.correlations().of(inputs.studyArea().legend());
        this.numbers = new UncertainNumbers();
        this.emitted = new EmissionTerms(inputs, numbers, doubt);
        this.mapped = inputs.phases().stream().allMatch(p -> p.accuracy().isEmpty());
        this.tier = new TierTerms(account, this, mapped);
    }

    private AccountTerms(AccountTerms of) {
        this.inputs = of.inputs;
        this.account = of.account;
        this.correlations = of.correlations;
        this.numbers = of.numbers;
        this.emitted = of.emitted;
        this.mapped = true;
        this.tier = new TierTerms(account, this, true);
    }

    /** Of the same numbers, with every phase taken as it is mapped. */
    AccountTerms asMapped() {
        return mapped ? this : new AccountTerms(this);
    }

    @Override
    public UncertainNumbers numbers() {
        return numbers;
    }

    /** A number of an input times a constant. */
    private Term number(double constant, Distribution number, String input, String year, String unit) {
        return numbers.term(constant, number, input, correlations.of(input), year, unit);
    }

    private List<Integer> years() {
        return inputs.studyArea().years();
    }

    @Override
    public List<Optional<Term>> truth(int phase, int mapClass) {
        int classes = inputs.studyArea().legend().classes();
        List<Optional<Term>> truth = new ArrayList<>();
        Optional<MapAccuracy> accuracy =
                inputs.phases().get(phase).accuracy().filter(a -> !mapped && a.sample()[mapClass] > 0);
        List<Term> shares = accuracy.map(a -> numbers.shares(
                        MAP + a.name() + ", " + inputs.studyArea().className(mapClass),
                        a.share()[mapClass],
                        a.sample()[mapClass]))
                .orElse(List.of());
        for (int c = 0; c <= classes; c++) {
            Term share = shares.isEmpty() ? Term.certain(c == mapClass ? 1 : 0) : shares.get(c);
            truth.add(Optional.of(share).filter(t -> t.constant() != 0));
        }
        return truth;
    }

    private FlowTerms.Sum sum() {
        return new FlowTerms.Sum(numbers);
    }

    /** Whether a factor errs in each unit on its own, so that the region is the sum of its units. */
    private boolean byUnit() {
        return !correlations.isSameInUnits();
    }

    /** A term for a hectare of a class in truth; nothing where it has no factor. */
    private Optional<Term> perHectare(FactorSet factors, int classIndex, String owner, int phase, String unit) {
        Optional<Factor> factor = factors.find(classIndex, owner);
        return factor.map(f ->
                number(TO_CO2, f.amount().amount(), f.name(), years().get(phase).toString(), unit));
    }

    /** The same without land by Tier 1. */
    private List<List<FlowTerms.Sum>> mapped(int set, int phase) {
        OwnedLand land = account.land(set, phase);
        FactorSet factors = account.factors();
        int classes = inputs.studyArea().legend().classes();
        Map<List<String>, List<List<Term>>> perHectare = new HashMap<>(); // by owner and unit
        List<List<FlowTerms.Sum>> units = new ArrayList<>();
        int part = 0;
        for (int u = 0; u < land.units(); u++) {
            List<FlowTerms.Sum> sums = new ArrayList<>();
            for (int c = 0; c <= classes; c++) {
                sums.add(sum());
            }
            for (; part < land.parts() && land.unit(part) == u; part++) {
                String owner = land.owners().get(land.owner(part));
                String unit = inUnit(set, u);
                List<List<Term>> own = perHectare.computeIfAbsent(
                        List.of(owner, unit), k -> perHectare(factors, owner, phase, unit, classes));
                for (int m = 1; m <= classes; m++) {
                    double hectares = land.part_ha(part, m);
                    if (hectares > 0) {
                        for (int c = 1; c <= classes; c++) {
                            for (Term t : own.get(m * (classes + 1) + c)) {
                                sums.get(c).add(t.times(hectares));
                            }
                        }
                    }
                }
            }
            units.add(sums);
        }
        inputs.carbon()
                .land()
                .layers()
                .ifPresent(l -> layers(
                        l.spread(),
                        set,
                        phase,
                        (u, c, flow, term) -> units.get(u).get(c).add(flow, term)));
        return units;
    }

    /** What land emits and takes up, by unit (0 = outside) and class in truth. */
    List<List<FlowTerms>> land(int set, int phase) {
        List<List<FlowTerms.Sum>> units = mapped(set, phase);
        tier.byClass(set, phase, (u, c, flow, term) -> units.get(u).get(c).add(flow, term));
        return units.stream()
                .map(unit -> unit.stream().map(FlowTerms.Sum::flows).toList())
                .toList();
    }

    @Override
    public String inUnit(int set, int unit) {
        return byUnit() ? set + " " + unit : "";
    }

    @Override
    public Term factor(String name, Distribution of, int phase, String in) {
        return number(1, of, name, years().get(phase).toString(), in);
    }

    /** Of a layer the errors of all cells go together: its standard errors add up, and so do its percents. */
    private void layers(SinkLayers.Spread spread, int set, int phase, TierTerms.Taker taker) {
        LandFlows flows = account.beside(set, phase);
        String year = years().get(phase).toString();
        Distribution share = Distribution.ofPercent(1, spread.percent());
        for (int r = 0; r < flows.unit().length; r++) {
            double tCO2 = flows.tCO2()[r];
            Flow flow = tCO2 < 0 ? Flow.SINK : Flow.SOURCE;
            int unit = flows.unit()[r];
            int of = flows.classIndex()[r];
            String in = inUnit(set, unit);
            boolean errs = flows.error_tCO2().length > 0;
            taker.take(
                    unit,
                    of,
                    flow,
                    errs && share.isCertain()
                            ? numbers.known(tCO2, STANDARD_ERRORS, correlations.of(STANDARD_ERRORS))
                            : number(tCO2, share, LAYERS, year, in));
            if (errs) {
                Distribution standard = Distribution.standardNormal();
                taker.take(unit, of, flow, number(flows.error_tCO2()[r], standard, STANDARD_ERRORS, year, in));
            }
        }
    }

    /** By map class and class in truth. */
    private List<List<Term>> perHectare(FactorSet factors, String owner, int phase, String unit, int classes) {
        List<List<Term>> all = new ArrayList<>();
        for (int m = 0; m <= classes; m++) {
            List<Optional<Term>> truth = m == 0 ? List.of() : truth(phase, m);
            for (int c = 0; c <= classes; c++) {
                Optional<Term> share = m == 0 ? Optional.empty() : truth.get(c);
                Optional<Term> flux = share.isEmpty() ? Optional.empty() : perHectare(factors, c, owner, phase, unit);
                all.add(flux.map(f -> List.of(UncertainNumbers.product(share.orElseThrow(), f)))
                        .orElse(List.of()));
            }
        }
        return all;
    }

    /** The emissions of a layer in a phase by unit of their set, each with what it is charged with. */
    private List<Term> emissions(int layer, int phase, double[] amounts) {
        FlowTerms.Sum sum = sum();
        for (int u = 0; u < amounts.length; u++) {
            if (amounts[u] != 0) {
                double amount = amounts[u];
                String id = inputs.emitting().orElseThrow().id(u + 1);
                emission(layer, phase, id).forEach(t -> sum.add(t.times(amount)));
            }
        }
        return sum.terms();
    }

    /** What each unit of the set with emissions has of a layer. */
    private double[] byEmitter(int layer, int phase) {
        return Arrays.stream(account.charged_tCO2(layer, phase))
                .mapToDouble(AccountTerms::sum)
                .toArray();
    }

    private static double sum(double[] amounts) {
        double sum = 0;
        for (double a : amounts) {
            sum += a;
        }
        return sum;
    }

    /** The flows of each unit of a set, from unit 0. Emissions err as those of the unit whose they are. */
    List<FlowTerms> units(int set, int phase) {
        List<List<FlowTerms.Sum>> land = mapped(set, phase);
        List<FlowTerms.Sum> ofTier = new ArrayList<>();
        land.forEach(u -> ofTier.add(sum()));
        tier.byUnit(set, phase, (u, c, flow, term) -> ofTier.get(u).add(flow, term));
        Charges charges = account.charges(set, phase);
        Map<Emitter, List<Term>> ofOne = new HashMap<>();
        List<FlowTerms> units = new ArrayList<>();
        for (int u = 0; u < land.size(); u++) {
            FlowTerms.Sum sum = sum();
            land.get(u).forEach(c -> sum.add(c.flows()));
            sum.add(ofTier.get(u).flows());
            Map<Emitter, Double> charged = new LinkedHashMap<>();
            for (int i = charges.first(u); i < charges.end(u); i++) {
                charged.merge(new Emitter(charges.layer(i), charges.from(i)), charges.tCO2(i), Double::sum);
            }
            charged.forEach((of, tCO2) -> ofOne.computeIfAbsent(
                            of,
                            e -> emission(
                                    e.layer(),
                                    phase,
                                    inputs.emitting().orElseThrow().id(e.unit())))
                    .forEach(t -> sum.add(t.times(tCO2))));
            units.add(sum.flows());
        }
        return units;
    }

    /** A unit of the set with emissions, and which of its emissions. */
    private record Emitter(int layer, int unit) {}

    /** The flows of the region by class, of land and of emissions; "" = of units without a cell. */
    Map<String, FlowTerms> byClass(int phase) {
        return byClass.computeIfAbsent(phase, this::makeByClass);
    }

    private Map<String, FlowTerms> makeByClass(int phase) {
        Map<String, FlowTerms> classes = new LinkedHashMap<>();
        List<FlowTerms.Sum> land = ofRegion(phase);
        for (int l = 0; l < account.layers(); l++) {
            double[][] charged = account.charged_tCO2(l, phase);
            for (int c = 0; c < land.size(); c++) {
                double[] amounts = new double[charged.length];
                for (int u = 0; u < charged.length; u++) {
                    amounts[u] = charged[u][c];
                }
                emissions(l, phase, amounts).forEach(land.get(c)::add);
            }
        }
        for (int c = 0; c < land.size(); c++) {
            put(classes, c, land.get(c));
        }
        return classes;
    }

    /** What land of the region emits and takes up by class in truth, without the emissions charged. */
    Map<String, FlowTerms> landByClass(int phase) {
        Map<String, FlowTerms> classes = new LinkedHashMap<>();
        List<FlowTerms.Sum> land = ofRegion(phase);
        for (int c = 1; c < land.size(); c++) {
            put(classes, c, land.get(c));
        }
        return classes;
    }

    private void put(Map<String, FlowTerms> classes, int c, FlowTerms.Sum sum) {
        if (!sum.isEmpty()) {
            classes.put(c == 0 ? "" : inputs.studyArea().className(c), sum.flows());
        }
    }

    /** By class in truth. */
    private List<FlowTerms.Sum> ofRegion(int phase) {
        List<FlowTerms.Sum> classes = new ArrayList<>();
        for (int c = 0; c <= inputs.studyArea().legend().classes(); c++) {
            classes.add(sum());
        }
        int set = Math.max(0, account.emissionSet());
        for (List<FlowTerms.Sum> unit : mapped(set, phase)) {
            for (int c = 0; c < classes.size(); c++) {
                classes.get(c).add(unit.get(c).flows());
            }
        }
        tier.ofRegion(set, phase, (u, c, flow, term) -> classes.get(c).add(flow, term));
        return classes;
    }

    /** The emissions of the region. */
    List<Term> emissions(int phase) {
        FlowTerms.Sum sum = sum();
        for (int l = 0; l < account.layers(); l++) {
            emissions(l, phase, byEmitter(l, phase)).forEach(sum::add);
        }
        return sum.terms();
    }

    /** The flows of the region. */
    FlowTerms region(int phase) {
        FlowTerms.Sum sum = sum();
        byClass(phase).values().forEach(sum::add);
        return sum.flows();
    }

    /** The emissions of the region by what a line of the inventory is told by; nothing where none are counted. */
    Map<String, List<Term>> by(Function<Line, String> of, int phase) {
        return emitted.by(of, phase);
    }

    /** What the emissions of a layer of a unit of their set are: terms of one tCO2 of them. */
    List<Term> emission(int layer, int phase, String unitId) {
        return emitted.of(layer, phase, unitId);
    }

    /** What land reckoned by Tier 1 does in the region, by the code of its category. */
    Map<String, List<Term>> landByCategory(int phase) {
        Map<String, List<Term>> flows = new LinkedHashMap<>();
        tier.byCategory(Math.max(0, account.emissionSet()), phase).forEach((code, sum) -> flows.put(code, sum.terms()));
        return flows;
    }

    /** The stock of each unit of a set, from unit 0; of set -1 that of the region alone. */
    List<List<Term>> stock(int set, int phase, StockTable table) {
        int classes = inputs.studyArea().legend().classes();
        int of = set < 0 ? Math.max(0, account.emissionSet()) : set; // the region is the sum of these
        double[][] area = account.areas_ha(of, phase);
        List<FlowTerms.Sum> units = new ArrayList<>();
        Map<String, List<List<Term>>> perHectare = new HashMap<>();
        for (int u = 0; u < area.length; u++) {
            if (set >= 0 || units.isEmpty()) {
                units.add(sum());
            }
            FlowTerms.Sum sum = units.get(units.size() - 1);
            String unit = inUnit(of, u);
            List<List<Term>> own = perHectare.computeIfAbsent(unit, k -> stock(table, phase, unit, classes));
            for (int m = 1; m <= classes; m++) {
                double hectares = area[u][m];
                if (hectares > 0) {
                    own.get(m).forEach(t -> sum.add(t.times(hectares)));
                }
            }
        }
        return units.stream().map(FlowTerms.Sum::terms).toList();
    }

    /** Of a hectare of each map class. */
    List<List<Term>> stock(StockTable table, int phase, String unit, int classes) {
        String year = years().get(phase).toString();
        List<List<Term>> all = new ArrayList<>(List.of(List.of()));
        for (int m = 1; m <= classes; m++) {
            List<Term> terms = new ArrayList<>();
            List<Optional<Term>> truth = truth(phase, m);
            for (int c = 1; c <= classes; c++) {
                int k = c;
                truth.get(c)
                        .ifPresent(share -> table.terms(k, (name, density) -> number(TO_CO2, density, name, year, unit))
                                .forEach(t -> terms.add(UncertainNumbers.product(share, t))));
            }
            all.add(terms);
        }
        return all;
    }

    /** Hectares of the region by class of the map (0 = none). */
    double[] mapped_ha(int phase) {
        double[] mapped = new double[inputs.studyArea().legend().classes() + 1];
        for (double[] unit : account.areas_ha(0, phase)) {
            for (int c = 1; c < mapped.length; c++) {
                mapped[c] += unit[c];
            }
        }
        return mapped;
    }

    /** The land of each class in truth, in hectares, of the region; nothing of a phase taken as it is. */
    Map<String, List<Term>> areas(int phase) {
        Map<String, List<Term>> areas = new LinkedHashMap<>();
        if (inputs.phases().get(phase).accuracy().isPresent()) {
            List<List<Term>> truth = truth(phase, mapped_ha(phase));
            for (int c = 1; c <= truth.size(); c++) {
                areas.put(inputs.studyArea().className(c), truth.get(c - 1));
            }
        }
        return areas;
    }

    /** Land of map classes (0 = none) as land of classes in truth, from the first. */
    List<List<Term>> truth(int phase, double[] mapped) {
        List<FlowTerms.Sum> sums = new ArrayList<>();
        for (int c = 1; c < mapped.length; c++) {
            sums.add(sum());
        }
        for (int m = 1; m < mapped.length; m++) {
            double amount = mapped[m];
            List<Optional<Term>> truth = truth(phase, m);
            for (int c = 1; c < mapped.length; c++) {
                FlowTerms.Sum sum = sums.get(c - 1);
                truth.get(c).ifPresent(t -> sum.add(t.times(amount)));
            }
        }
        return sums.stream().map(FlowTerms.Sum::terms).toList();
    }

    /** The difference of two sums. */
    static List<Term> difference(List<Term> later, List<Term> earlier) {
        Map<List<Integer>, Double> merged = new LinkedHashMap<>();
        later.forEach(t -> merged.merge(t.numbers(), t.constant(), Double::sum));
        earlier.forEach(t -> merged.merge(t.numbers(), -t.constant(), Double::sum));
        return merged.entrySet().stream()
                .filter(e -> e.getValue() != 0)
                .map(e -> new Term(e.getValue(), e.getKey()))
                .toList();
    }
}
