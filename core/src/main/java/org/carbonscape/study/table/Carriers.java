package org.carbonscape.study.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.carbon.Emissions;
import org.carbonscape.inventory.EnergyAccount;
import org.carbonscape.inventory.Line;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.Study;

/**
 * Which classes carry which emissions. Most go to the usual carriers, construction land; what farming emits goes to
 * cultivated land, and a row of the table may name its class. Emissions of the same classes are a layer. Immutable.
 */
public final class Carriers {
    /**
     * Emissions that go to the same land.
     *
     * @param place   as cautions name it
     * @param what    they are, behind "emissions of ..."; empty of the usual carriers
     * @param classes whose cells carry them
     */
    public record Layer(String place, Bilingual what, List<LandClass> classes, Emissions emissions) {}

    private final List<Layer> layers;
    private final Map<List<Object>, Integer> numbers; // of layers, by what lines say of their land

    private Carriers(List<Layer> layers, Map<List<Object>, Integer> numbers) {
        this.layers = List.copyOf(layers);
        this.numbers = Map.copyOf(numbers);
    }

    /** All emissions to the same land. */
    public static Carriers of(List<LandClass> usual, Emissions emissions) {
        return new Carriers(List.of(usual(usual, emissions)), Map.of());
    }

    private static Layer usual(List<LandClass> usual, Emissions emissions) {
        return new Layer("carbon.allocate", Bilingual.same(""), usual, emissions);
    }

    /**
     * Each line to its land.
     *
     * @param usual    carriers of what is said nothing of
     * @param allocate of the study
     */
    public static Carriers of(
            Legend legend,
            List<LandClass> usual,
            Study.Allocate allocate,
            EnergyAccount energy,
            Emissions all,
            Problems problems) {
        Legend known = legend.withUsualRoles(usual.stream().map(LandClass::name).toList());
        Optional<List<LandClass>> farming =
                allocate.farming().flatMap(f -> problems.attempt(() -> known.require("carbon.allocate.farming", f)));
        Map<Set<Integer>, Integer> byClasses = new LinkedHashMap<>();
        Map<List<Object>, Integer> numbers = new LinkedHashMap<>();
        List<List<LandClass>> classes = new ArrayList<>(List.of(usual));
        byClasses.put(indices(usual), 0);
        Set<String> unknown = new LinkedHashSet<>();
        for (Line line : energy.lines()) {
            Optional<String> said = line.activity().use().chargedTo();
            if (numbers.containsKey(key(line)) || said.filter(unknown::contains).isPresent()) {
                continue;
            }
            Optional<List<LandClass>> own = said.isPresent()
                    ? problems.attempt(() -> known.require(line.activity().place(), said.get()))
                    : Optional.of(ofKind(known, line, farming)).filter(c -> !c.isEmpty());
            if (said.isPresent() && own.isEmpty()) {
                unknown.add(said.get());
                continue;
            }
            List<LandClass> to = own.orElse(usual);
            int number = byClasses.computeIfAbsent(indices(to), k -> {
                classes.add(to);
                return classes.size() - 1;
            });
            numbers.put(key(line), number);
        }
        if (classes.size() == 1) {
            return new Carriers(List.of(usual(usual, all)), numbers);
        }
        List<Emissions.Sums> sums =
                classes.stream().map(c -> new Emissions.Sums()).toList();
        energy.lines().stream()
                .filter(l -> !l.memo())
                .forEach(l -> Optional.ofNullable(numbers.get(key(l)))
                        .ifPresent(n -> sums.get(n).add(l.year(), l.unitId(), l.tC())));
        List<Layer> layers = new ArrayList<>(List.of(usual(usual, sums.get(0).emissions())));
        for (int l = 1; l < classes.size(); l++) {
            Bilingual names = names(classes.get(l));
            layers.add(new Layer(
                    "carbon.allocate (" + names.in(Language.EN) + ")",
                    names,
                    classes.get(l),
                    sums.get(l).emissions()));
        }
        layers.forEach(l -> l.emissions().list().stream()
                .filter(e -> e.tC() < 0)
                .forEach(e -> problems.add(
                        ProblemCode.CARBON_34_RECOVERED, l.place(), e.unitId(), Integer.toString(e.year()))));
        return new Carriers(layers, numbers);
    }

    private static List<LandClass> ofKind(Legend legend, Line line, Optional<List<LandClass>> farming) {
        Optional<LandRole> kind = line.land();
        return kind.equals(Optional.of(LandRole.CULTIVATED)) && farming.isPresent()
                ? farming.get()
                : kind.map(legend::withRole).orElse(List.of());
    }

    private static List<Object> key(Line line) {
        return List.of(line.activity().use().chargedTo(), line.land());
    }

    private static Set<Integer> indices(List<LandClass> classes) {
        return classes.stream().map(LandClass::index).collect(Collectors.toSet());
    }

    /** Names of classes, in both languages. */
    static Bilingual names(List<LandClass> classes) {
        return Bilingual.list(
                classes.stream().map(c -> Bilingual.of(c.name(), c.nameZh())).toList());
    }

    /** Classes that carry what nothing else is said of. */
    public List<LandClass> usual() {
        return layers.get(0).classes();
    }

    /** Every class that carries some. */
    public List<LandClass> all() {
        return layers.stream().flatMap(l -> l.classes().stream()).distinct().toList();
    }

    /** That of the usual carriers first. */
    public List<Layer> layers() {
        return layers;
    }

    /** Number of the layer that a line is of. */
    public int layerOf(Line line) {
        return numbers.getOrDefault(key(line), 0);
    }
}
