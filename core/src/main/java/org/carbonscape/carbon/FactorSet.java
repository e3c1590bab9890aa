package org.carbonscape.carbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.PresetTables;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * The direct factors of a study: what a hectare of each class emits (positive) or takes up (negative) in a year. Rows
 * are {@code class,value,unit[,low,high,source,tag][,flow][,unit_id]}; {@code class} is a class of the legend or one of
 * the six roles, which then holds for every class of that role that has no row of its own. A row with a {@code unit_id}
 * holds in that unit of the study only. A class without a row has no factor and counts as zero, which is a caution
 * unless it is construction (charged with emissions instead). Immutable.
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
    /** By class index and unit id: "3\0" for everywhere. */
    private final Map<String, Factor> resolved;

    private FactorSet(Legend legend, String place, List<Factor> factors) {
        this.legend = legend;
        this.place = place;
        this.factors = List.copyOf(factors);
        this.resolved = new LinkedHashMap<>();
        for (Factor factor : factors) {
            for (LandClass c : classesOf(legend, factor.className())) {
                boolean byName = c.name().equals(factor.className());
                resolved.merge(key(c.index(), factor.unitId()), factor, (old, fresh) -> byName ? fresh : old);
            }
        }
    }

    private static String key(int classIndex, String unitId) {
        return classIndex + "\0" + unitId;
    }

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
    public static InputTable presetTable(String place, String name) {
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
        Set<String> seen = new HashSet<>();
        for (InputTable.Row row : table.rows()) {
            String name = row.text("class");
            String rowPlace = row.place(name);
            if (classesOf(legend, name).isEmpty() && everyClassMustBeKnown) {
                problems.add(ProblemCode.CARBON_02_CLASS, rowPlace, name, Nearest.orAll(name, legend.names()));
                continue;
            }
            if (!seen.add(name + "\0" + row.text("unit_id"))) {
                String of = row.text("unit_id").isEmpty() ? name : name + ", " + row.text("unit_id");
                problems.add(ProblemCode.CARBON_03_TWICE, rowPlace, of);
                continue;
            }
            PerHectare.read(problems, row, name, Unit.T_C_PER_HA_YR).ifPresent(amount -> {
                Flow.find(row.text("flow"))
                        .filter(f -> amount.written() != 0 && f != Flow.of(amount.written()))
                        .ifPresent(f -> problems.add(
                                ProblemCode.CARBON_10_SIGN,
                                rowPlace,
                                row.text("flow"),
                                Numbers.text(amount.written())));
                factors.add(Factor.of(name, row.text("unit_id"), amount));
            });
        }
        problems.throwIfAny();
        return new FactorSet(legend, table.place(), factors);
    }

    /** Compares with the units of the study: a {@code unit_id} that is not among them is a problem. */
    public void check(Problems problems, Collection<String> unitIds) {
        factors.stream()
                .map(Factor::unitId)
                .filter(id -> !id.isEmpty() && !unitIds.contains(id))
                .distinct()
                .forEach(id -> problems.add(ProblemCode.CARBON_14_PLACE, place, id, Nearest.orAll(id, unitIds)));
    }

    /** All rows, in the order written. */
    public List<Factor> factors() {
        return factors;
    }

    /** The factor of a class in a unit of the study: the unit's own, else that for everywhere. */
    public Optional<Factor> find(int classIndex, String unitId) {
        Factor own = unitId.isEmpty() ? null : resolved.get(key(classIndex, unitId));
        return Optional.ofNullable(own == null ? resolved.get(key(classIndex, "")) : own);
    }

    /** The factor of a class everywhere. */
    public Optional<Factor> find(int classIndex) {
        return find(classIndex, "");
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

    /** The factors that some class of the legend really uses, in the order written. */
    public List<FactorUsed> used() {
        return usedFactors().stream()
                .map(f -> new FactorUsed(
                        f.unitId().isEmpty()
                                ? words(f)
                                : Bilingual.of(
                                        f.className() + ", " + f.unitId(), words(f).in(Language.ZH) + "，" + f.unitId()),
                        f.written(),
                        f.unit(),
                        f.source(),
                        f.provenance()))
                .toList();
    }

    private List<Factor> usedFactors() {
        return factors.stream()
                .filter(f -> resolved.values().stream().anyMatch(r -> r == f))
                .toList();
    }

    /** Sink factors outside the plausible range of net ecosystem uptake. */
    public List<Factor> implausible() {
        return usedFactors().stream()
                .filter(f -> {
                    double uptake = -f.tC_per_ha_yr();
                    boolean forest = classesOf(legend, f.className()).stream()
                            .anyMatch(c -> c.role().equals(Optional.of(LandRole.FOREST)));
                    return uptake > PLAUSIBLE_SINK_MOST || uptake > 0 && uptake < PLAUSIBLE_FOREST_LEAST && forest;
                })
                .toList();
    }

    /**
     * The same set with each implausible factor replaced by the usual one of its role ({@code literature-cn}), for the
     * result that is printed beside; empty where nothing is implausible or no usual factor is known.
     */
    public Optional<FactorSet> withUsualFactors() {
        List<Factor> doubtful = implausible();
        FactorSet usual = preset(place, USUAL, legend);
        List<Factor> replaced = factors.stream()
                .map(f -> doubtful.contains(f) ? usualFor(usual, f).orElse(f) : f)
                .toList();
        return replaced.equals(factors) ? Optional.empty() : Optional.of(new FactorSet(legend, place, replaced));
    }

    private static Bilingual beside(String usual) {
        return Bilingual.of(
                "; the result with the usual factor " + usual + " is shown beside it", "；报告同时给出常用系数 " + usual + " 的结果");
    }

    private Optional<Factor> usualFor(FactorSet usual, Factor doubtful) {
        return classesOf(legend, doubtful.className()).stream()
                .findFirst()
                .flatMap(c -> usual.find(c.index()))
                .map(u -> new Factor(
                        doubtful.className(),
                        doubtful.unitId(),
                        u.tC_per_ha_yr(),
                        u.low(),
                        u.high(),
                        u.written(),
                        u.unit(),
                        u.source(),
                        u.provenance()));
    }

    /** Everything doubtful about the set, for the report: it never stops a run. */
    public List<Problem> cautions() {
        return cautions(List.of());
    }

    /** @param charged classes that carry emissions beside those known as construction: they need no factor */
    public List<Problem> cautions(List<LandClass> charged) {
        Problems cautions = new Problems();
        FactorSet usual = preset(place, USUAL, legend);
        for (Factor f : implausible()) {
            cautions.add(
                    ProblemCode.CARBON_C01_IMPLAUSIBLE,
                    place,
                    Numbers.text(f.tC_per_ha_yr()),
                    words(f),
                    usualFor(usual, f)
                            .map(u -> beside(Numbers.text(u.tC_per_ha_yr())))
                            .orElse(Bilingual.same("")));
        }
        for (Factor f : usedFactors()) {
            boolean forest = classesOf(legend, f.className()).stream()
                    .anyMatch(c -> c.role().equals(Optional.of(LandRole.FOREST)));
            if (forest && f.tC_per_ha_yr() > 0) {
                cautions.add(
                        ProblemCode.CARBON_C03_POSITIVE, place, Numbers.text(f.written()) + " " + f.unit(), words(f));
            }
        }
        List<Bilingual> without = legend.list().stream()
                .filter(c -> find(c.index()).isEmpty()
                        && !c.role().equals(Optional.of(LandRole.CONSTRUCTION))
                        && !charged.contains(c))
                .map(c -> Bilingual.of(c.name(), c.nameZh()))
                .toList();
        if (!without.isEmpty()) {
            cautions.add(ProblemCode.CARBON_C02_NO_FACTOR, place, Bilingual.list(without));
        }
        List<Bilingual> unverified = used().stream()
                .filter(f -> f.provenance() == Provenance.UNVERIFIED)
                .map(FactorUsed::name)
                .toList();
        if (!unverified.isEmpty()) {
            cautions.add(ProblemCode.CARBON_C04_UNVERIFIED, place, Bilingual.list(unverified));
        }
        return cautions.cautions();
    }

    Legend legend() {
        return legend;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FactorSet set && legend.equals(set.legend) && factors.equals(set.factors);
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
