package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.measure.Substance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Listing;
import org.carbonscape.problem.PresetTables;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;
import org.carbonscape.problem.Ranged;
import org.carbonscape.zone.UnitSet;

/**
 * The direct factors of a study: what a hectare of each class emits (positive) or takes up (negative) in a year. Rows
 * are {@code class,value,unit[,low,high,source,tag][,flow][,unit_id][,unit_set]}; {@code class} is a class of the
 * legend or one of the six roles, which then holds for every class of that role that has no row of its own. A row with
 * a {@code unit_id} holds for the land of that unit, in whatever unit, grid or region the land is counted; all such
 * units are of one set, since land in units of two would have two factors. A class without a row has no factor and
 * counts as zero, which is a caution unless it is construction (charged with emissions instead). Immutable.
 */
public final class FactorSet {
    /** Net ecosystem uptake beyond this is rather a slip of the unit, or NPP: tC/ha/yr. */
    private static final double PLAUSIBLE_SINK_MOST = 3;
    /** Below this a forest is hardly a sink at all: tC/ha/yr. Grass and bare land are, in every published set. */
    private static final double PLAUSIBLE_FOREST_LEAST = 0.1;

    private static final PresetTables PRESETS = new PresetTables(
            FactorSet.class,
            "factors-",
            List.of("literature-cn", "hu-2025", "guangdong-lulucf", "reference-study"),
            ProblemCode.CARBON_01_PRESET);
    private static final String USUAL = "literature-cn";

    private final Legend legend;
    private final String place;
    private final List<Factor> factors;
    /** Classes, by index, that no factor is used for. */
    private final boolean[] elsewhere;
    /** What rows name in unit_set; empty = the set that has their units. */
    private final Set<String> unitSets;

    private final Map<Land, Factor> resolved;
    /** How a hectare's tonnes come of each factor: said once, for lines of many units. */
    private final Map<Factor, List<LedgerLine.Step>> steps = new IdentityHashMap<>();

    private FactorSet(Legend legend, String place, List<Factor> factors, Set<String> unitSets, boolean[] elsewhere) {
        this.elsewhere = elsewhere;
        this.legend = legend;
        this.place = place;
        this.factors = List.copyOf(factors);
        this.unitSets = unitSets;
        this.resolved = new LinkedHashMap<>();
        for (Factor factor : factors) {
            for (LandClass c : classesOf(legend, factor.className())) {
                if (elsewhere[c.index()]) {
                    continue;
                }
                boolean byName = c.name().equals(factor.className());
                steps.computeIfAbsent(factor, this::perHectare);
                resolved.merge(new Land(c.index(), factor.unitId()), factor, (old, fresh) -> byName ? fresh : old);
            }
        }
    }

    /**
     * The same without the factors of classes whose carbon is counted elsewhere.
     *
     * @param covered by class index
     */
    public FactorSet without(boolean[] covered) {
        return new FactorSet(legend, place, factors, unitSets, covered.clone());
    }

    /** Land of a class in a unit; with an empty id everywhere. */
    private record Land(int classIndex, String unitId) {}

    /** The factor's class as a reader knows it; a role's own name where it stands for several classes. */
    private Bilingual words(Factor factor) {
        String name = factor.className();
        return Bilingual.of(
                name,
                legend.find(name)
                        .map(LandClass::nameZh)
                        .or(() -> LandRole.find(name).map(LandRole::nameZh))
                        .orElse(name));
    }

    private static List<LandClass> classesOf(Legend legend, String name) {
        return legend.list().stream()
                .filter(c -> c.name().equals(name)
                        || c.role().isPresent() && c.role().equals(LandRole.find(name)))
                .toList();
    }

    public static List<String> presets() {
        return PRESETS.names();
    }

    /**
     * A preset, for the classes of a legend.
     *
     * @throws ProblemException where there is no such preset
     */
    public static FactorSet preset(String place, String name, Legend legend) {
        return read(presetTable(place, name), legend, false);
    }

    /** The editable table behind a preset. */
    static InputTable presetTable(String place, String name) {
        return PRESETS.table(place, name);
    }

    /**
     * A user's table.
     *
     * @throws ProblemException with every problem of the table
     */
    public static FactorSet of(InputTable table, Legend legend) {
        return read(table, legend, true);
    }

    private static FactorSet read(InputTable table, Legend legend, boolean everyClassMustBeKnown) {
        Problems problems = new Problems();
        table.require(problems, "class", "value", "unit");
        problems.throwIfAny();
        List<Factor> factors = new ArrayList<>();
        Map<List<Object>, InputTable.Row> seen = new HashMap<>(); // by classes and unit
        Set<String> unitSets = new LinkedHashSet<>();
        UnknownClasses unknown = new UnknownClasses();
        for (InputTable.Row row : table.rows()) {
            String name = row.text("class");
            String rowPlace = row.place(name);
            String meant = legend.named(name).map(LandClass::name).orElse(name);
            List<LandClass> classes = classesOf(legend, meant); // 林地 and forest may be the same ones
            if (name.isEmpty()) {
                problems.add(ProblemCode.INPUT_04_EMPTY, rowPlace, row.named("class"));
                continue;
            }
            if (classes.isEmpty() && everyClassMustBeKnown) {
                unknown.add(row, name);
                continue;
            }
            InputTable.Row first =
                    seen.putIfAbsent(List.of(classes.isEmpty() ? List.of(name) : classes, row.text("unit_id")), row);
            if (first != null) {
                String of = row.text("unit_id").isEmpty() ? name : name + ", " + row.text("unit_id");
                problems.add(ProblemCode.CARBON_03_TWICE, rowPlace, of, first.rowNumber());
                continue;
            }
            if (!row.text("unit_set").isEmpty()) {
                unitSets.add(row.text("unit_set"));
                if (row.text("unit_id").isEmpty()) {
                    problems.add(ProblemCode.INPUT_04_EMPTY, rowPlace, row.named("unit_id"));
                }
            }
            PerHectare.read(problems, row, name, Unit.T_C_PER_HA_YR).ifPresent(amount -> {
                Flow.find(row.text("flow"))
                        .filter(f -> amount.written() != 0 && f != Flow.of(amount.written()))
                        .ifPresent(f -> problems.add(
                                ProblemCode.CARBON_10_SIGN,
                                rowPlace,
                                row.text("flow"),
                                Numbers.text(amount.written())));
                factors.add(new Factor(meant, row.text("unit_id"), amount));
            });
        }
        unknown.tell(legend, problems);
        problems.throwIfAny();
        return new FactorSet(legend, table.place(), factors, unitSets, new boolean[legend.classes() + 1]);
    }

    /**
     * The units whose land has factors of its own, as a part of the set they are of: that which {@code unit_set} names,
     * else the only one that has them all. Empty where every factor is for everywhere, or where a problem is told: an
     * id that no set has, ids that several sets have, ids of several sets, a set that is not there.
     *
     * @param sets of the study
     */
    public Optional<UnitSet> owners(List<UnitSet> sets, Problems problems) {
        Set<String> given = new LinkedHashSet<>();
        factors.stream().map(Factor::unitId).filter(id -> !id.isEmpty()).forEach(given::add);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        return new FactorOwners(place, given, unitSets).find(sets, problems);
    }

    /** The factor of a class in a unit of the study: the unit's own, else that for everywhere. */
    public Optional<Factor> find(int classIndex, String unitId) {
        Factor own = unitId.isEmpty() ? null : resolved.get(new Land(classIndex, unitId));
        return Optional.ofNullable(own == null ? resolved.get(new Land(classIndex, "")) : own);
    }

    /** The factor of a class everywhere. */
    public Optional<Factor> find(int classIndex) {
        return find(classIndex, "");
    }

    /** The factors of a class, wherever they hold: that for everywhere first, where there is one. */
    public List<Factor> all(int classIndex) {
        List<Factor> all = new ArrayList<>();
        find(classIndex).ifPresent(all::add);
        resolved.forEach((land, factor) -> {
            if (land.classIndex == classIndex && !land.unitId.isEmpty()) {
                all.add(factor);
            }
        });
        return all;
    }

    /** Factors by owner and class index; nothing at index 0. */
    List<List<Optional<Factor>>> table(List<String> owners) {
        List<List<Optional<Factor>>> table = new ArrayList<>();
        for (String owner : owners) {
            List<Optional<Factor>> byClass = new ArrayList<>(List.of(Optional.empty()));
            for (int c = 1; c <= legend.classes(); c++) {
                byClass.add(find(c, owner));
            }
            table.add(byClass);
        }
        return table;
    }

    /** Flux by class index in tCO2/ha/yr, index 0 and classes without a factor 0: the look-up table of flux maps. */
    public double[] flux_tCO2_per_ha_yr(String unitId) {
        double[] flux = new double[legend.classes() + 1];
        for (int c = 1; c < flux.length; c++) {
            flux[c] = find(c, unitId)
                    .map(f -> Substance.carbonToCo2(f.tC_per_ha_yr()))
                    .orElse(0.0);
        }
        return flux;
    }

    /** Land of a class times its factor: {@code ha x tC/ha/yr x 44/12}. */
    LedgerLine line(LedgerLine.Place place, Factor factor, double hectares) {
        return line(place, factor, hectares, Substance.carbonToCo2(hectares * factor.tC_per_ha_yr()));
    }

    /** A hectare of a class that a unit owns ("" = nobody); empty where it has no factor. */
    public Optional<LedgerLine> line(LedgerLine.Place place, int classIndex, String owner) {
        return find(classIndex, owner).map(f -> line(place, f, 1));
    }

    /** The same of land of several units. @param tCO2 what all of it comes to */
    LedgerLine line(LedgerLine.Place place, Factor factor, double hectares, double tCO2) {
        List<LedgerLine.Step> known = steps.get(factor);
        return new LedgerLine(
                place,
                new LedgerLine.Subject(LedgerLine.Part.LAND_FACTOR, named(factor), "", Substance.CO2.symbol()),
                LedgerLine.Activity.area(hectares),
                known == null ? perHectare(factor) : known, // of an account that comes from the cache
                tCO2,
                LedgerLine.T_CO2E);
    }

    private List<LedgerLine.Step> perHectare(Factor factor) {
        return LedgerLine.perHectare(used(factor), Unit.of("tCO2/ha/yr"));
    }

    /** The factor's class, and the unit where it is not for everywhere. */
    private Bilingual named(Factor f) {
        return f.unitId().isEmpty()
                ? words(f)
                : Bilingual.of(f.className() + ", " + f.unitId(), words(f).in(Language.ZH) + "，" + f.unitId());
    }

    /** The factors that some class of the legend really uses, in the order written. */
    public List<FactorUsed> used() {
        return usedFactors().stream().map(this::used).toList();
    }

    private FactorUsed used(Factor f) {
        PerHectare amount = f.amount();
        return new FactorUsed(named(f), amount.written(), amount.unit(), amount.source(), amount.provenance());
    }

    private List<Factor> usedFactors() {
        Set<Factor> used = Collections.newSetFromMap(new IdentityHashMap<>());
        used.addAll(resolved.values());
        return factors.stream().filter(used::contains).toList();
    }

    /** Sink factors outside the plausible range of net ecosystem uptake. */
    List<Factor> implausible() {
        return usedFactors().stream()
                .filter(f -> {
                    double uptake = -f.tC_per_ha_yr();
                    boolean forest = classesOf(legend, f.className()).stream()
                            .anyMatch(c -> c.role().equals(Optional.of(LandRole.FOREST)));
                    return uptake > PLAUSIBLE_SINK_MOST || uptake >= 0 && uptake < PLAUSIBLE_FOREST_LEAST && forest;
                })
                .toList();
    }

    /**
     * The same set with each implausible factor replaced by the usual one of its role ({@code literature-cn}), for the
     * result that is printed beside; empty where nothing is implausible or no usual factor is known.
     */
    public Optional<FactorSet> withUsualFactors() {
        Set<Factor> doubtful = new HashSet<>(implausible());
        FactorSet usual = preset(place, USUAL, legend);
        List<Factor> replaced = factors.stream()
                .map(f -> doubtful.contains(f) ? usualFor(usual, f).orElse(f) : f)
                .toList();
        return replaced.equals(factors)
                ? Optional.empty()
                : Optional.of(new FactorSet(legend, place, replaced, unitSets, elsewhere));
    }

    private static Bilingual beside(String usual) {
        return Bilingual.of(
                "; the report of a study shows the result with the usual factor " + usual + " beside it",
                "；研究报告同时给出常用系数 " + usual + " 的结果");
    }

    private Optional<Factor> usualFor(FactorSet usual, Factor doubtful) {
        return classesOf(legend, doubtful.className()).stream()
                .findFirst()
                .flatMap(c -> usual.find(c.index()))
                .map(u -> new Factor(doubtful.className(), doubtful.unitId(), u.amount()));
    }

    /** For readers: with a true minus sign. */
    private static String signed(Factor factor) {
        return Numbers.text(factor.tC_per_ha_yr()).replace('-', '\u2212');
    }

    /** What is doubtful of the factors themselves. */
    public List<Problem> cautions() {
        List<Problem> each = new ArrayList<>(); // many units may have one of their own
        FactorSet usual = preset(place, USUAL, legend);
        for (Factor f : implausible()) {
            each.add(Problem.of(
                    ProblemCode.CARBON_C01_IMPLAUSIBLE,
                    place,
                    signed(f),
                    words(f),
                    usualFor(usual, f).map(u -> beside(signed(u))).orElse(Bilingual.same(""))));
        }
        for (Factor f : usedFactors()) {
            boolean forest = classesOf(legend, f.className()).stream()
                    .anyMatch(c -> c.role().equals(Optional.of(LandRole.FOREST)));
            if (forest && f.tC_per_ha_yr() > 0) {
                String written =
                        Numbers.text(f.amount().written()) + " " + f.amount().unit();
                each.add(Problem.of(ProblemCode.CARBON_C03_POSITIVE, place, written, words(f)));
            }
        }
        Problems cautions = new Problems();
        Ranged.together(each, p -> p).keySet().forEach(p -> cautions.add(p.at(place)));
        List<Bilingual> unverified = used().stream()
                .filter(f -> f.provenance() == Provenance.UNVERIFIED)
                .map(FactorUsed::name)
                .toList();
        if (!unverified.isEmpty()) {
            cautions.add(ProblemCode.CARBON_C04_UNVERIFIED, place, Bilingual.list(unverified));
        }
        return cautions.cautions();
    }

    /**
     * Classes that have no factor and count as zero, though nothing else counts their carbon.
     *
     * @param found   by class index: whether the study has land of it
     * @param charged by class index: whether it carries emissions, and needs no factor
     */
    public Optional<Problem> withoutFactor(boolean[] found, boolean[] charged) {
        List<Bilingual> without = legend.list().stream()
                .filter(c -> found[c.index()] && !charged[c.index()] && !elsewhere[c.index()])
                .filter(c -> find(c.index()).isEmpty())
                .map(this::withoutFactor)
                .toList();
        return without.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.CARBON_C02_NO_FACTOR, place, Bilingual.list(without)));
    }

    /** A class without a factor for everywhere, with the units where it has one or what it usually has instead. */
    private Bilingual withoutFactor(LandClass c) {
        List<String> units = all(c.index()).stream().map(Factor::unitId).toList();
        if (!units.isEmpty()) {
            return Bilingual.of(
                    c.name() + " (outside " + Listing.of(units) + ")", c.nameZh() + "（" + Listing.of(units) + " 以外）");
        }
        return c.role().equals(Optional.of(LandRole.CONSTRUCTION))
                ? Bilingual.of(c.name() + " (no emissions either)", c.nameZh() + "（也没有排放）")
                : Bilingual.of(c.name(), c.nameZh());
    }

    Legend legend() {
        return legend;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactorSet set
                && legend.equals(set.legend)
                && factors.equals(set.factors)
                && Arrays.equals(elsewhere, set.elsewhere);
    }

    @Override
    public int hashCode() {
        return Objects.hash(legend, factors);
    }

    @Override
    public String toString() {
        return place + Arrays.toString(factors.toArray());
    }
}
