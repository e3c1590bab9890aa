package org.carbonscape.landcarbon;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carbonscape.carbon.CarbonUnit;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.land.LandClass;
import org.carbonscape.land.LandRole;
import org.carbonscape.land.Legend;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.Problems;

/**
 * The numbers of Tier 1: defaults of the IPCC, and rows of a user's table before them. A row
 * {@code parameter,value,unit[,land,practice,climate,ecozone,region,soil,year,low,high,distribution,source,tag]} holds
 * where every column that it fills fits; of several, the one that fills most, then the one whose land is named most
 * closely (class, kind, category), then that of the latest year, then the last. Immutable.
 */
public final class LandParameters {
    /**
     * Times beyond all defaults of a parameter: plantations grow some three times as fast, and kg for t, or percent for
     * a share, lie much farther.
     */
    private static final double FAR = 5;

    private final List<LandParameter> all;
    private final int defaults;

    private LandParameters(List<LandParameter> all, int defaults) {
        this.all = List.copyOf(all);
        this.defaults = defaults;
    }

    /** Those that ship. */
    public static LandParameters standard() {
        List<LandParameter> all = new ArrayList<>();
        Problems problems = new Problems();
        InputTable table = InputTable.preset("carbon.land.parameters", LandParameters.class, "land-parameters.csv");
        read(table, Optional.empty(), all, problems);
        problems.throwIfAny();
        return new LandParameters(all, all.size());
    }

    /**
     * The same with a user's before them.
     *
     * @throws org.carbonscape.problem.ProblemException with every problem of the table
     */
    public LandParameters with(InputTable table, Legend legend) {
        Problems problems = new Problems();
        table.require(problems, "parameter", "value", "unit");
        problems.throwIfAny();
        List<LandParameter> both = new ArrayList<>(all);
        read(table, Optional.of(legend), both, problems);
        problems.throwIfAny();
        return new LandParameters(both, defaults);
    }

    /** The caution on a user's numbers far from all that ships; empty where there are none. */
    public Optional<Problem> caution(String place) {
        List<Bilingual> far = new ArrayList<>();
        for (LandParameter own : all.subList(defaults, all.size())) {
            DoubleSummaryStatistics usual = all.subList(0, defaults).stream()
                    .filter(p -> p.number() == own.number() && p.value() > 0)
                    .collect(Collectors.summarizingDouble(LandParameter::value));
            double value = own.value();
            if (value > 0 && usual.getCount() > 0 && (value > FAR * usual.getMax() || value < usual.getMin() / FAR)) {
                FactorUsed used = own.used();
                String told = " " + Numbers.text(value) + (used.unit().equals("1") ? "" : " " + used.unit());
                String range = Numbers.text(usual.getMin()) + "–" + Numbers.text(usual.getMax());
                far.add(Bilingual.of(
                        used.name().in(Language.EN) + told + " (" + range + ")",
                        used.name().in(Language.ZH) + told + "（" + range + "）"));
            }
        }
        return far.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(ProblemCode.LAND_C11_UNUSUAL, place, Bilingual.list(far)));
    }

    private static void read(InputTable table, Optional<Legend> legend, List<LandParameter> into, Problems problems) {
        for (InputTable.Row row : table.rows()) {
            String name = row.text("parameter");
            String place = row.place(name);
            Optional<LandNumber> number =
                    word(problems, place, "parameter", name, LandNumber.find(name), LandNumber.ids());
            Optional<Double> value = problems.attempt(() -> row.requiredNumber("value", name));
            Optional<Distribution> spread = Distribution.read(problems, row, name, value.orElse(Double.NaN));
            Optional<LandParameter.Scope> scope = scope(row, legend, place, problems);
            if (number.isEmpty() || value.isEmpty() || spread.isEmpty() || scope.isEmpty()) {
                continue;
            }
            Optional<String> unit = number.get().unit(row.text("unit"));
            if (unit.isEmpty()) {
                problems.add(
                        ProblemCode.LAND_01_UNIT,
                        place,
                        row.text("unit"),
                        number.get().text(),
                        number.get().units());
                continue;
            }
            if (value.get() < 0) {
                problems.add(
                        ProblemCode.LAND_02_NEGATIVE,
                        place,
                        Numbers.text(value.get()),
                        number.get().text());
                continue;
            }
            if (!CarbonUnit.isEarthly(problems, place, "value", spread.get())) {
                continue;
            }
            FactorUsed used = new FactorUsed(
                    named(number.get(), scope.get(), legend),
                    value.get(),
                    row.text("unit"),
                    row.text("source"),
                    Provenance.of(row.text("tag")));
            into.add(new LandParameter(
                    number.get(),
                    scope.get(),
                    unit.get().contains("d.m.") && number.get().units().startsWith("tC/ha"),
                    spread.get(),
                    used,
                    into.size()));
        }
    }

    private static Optional<LandParameter.Scope> scope(
            InputTable.Row row, Optional<Legend> legend, String place, Problems problems) {
        String land = row.text("land").isEmpty() ? row.text("class") : row.text("land");
        Optional<String> of = legend.flatMap(l -> l.named(land))
                .map(LandClass::name)
                .or(() -> LandCategory.find(land).map(LandCategory::id))
                .or(() -> LandRole.find(land).map(r -> LandCategory.of(r).id()))
                .or(() -> LandKind.find(land).map(LandKind::id));
        if (!land.isEmpty() && of.isEmpty()) {
            List<String> known = new ArrayList<>(legend.map(Legend::names).orElse(List.of()));
            known.addAll(LandKind.ids());
            problems.add(ProblemCode.LAND_03_WORD, place, land, "land", Nearest.orAll(land, known));
            return Optional.empty();
        }
        String practice = row.text("practice");
        Optional<Integer> year = row.text("year").isEmpty()
                ? Optional.of(0)
                : problems.attempt(() -> (int) row.integer("year", row.text("parameter")));
        boolean known = practice.isEmpty()
                || word(problems, place, "practice", practice, find(practice), LandPractice.ids())
                        .isPresent();
        Optional<String> climate = zone(problems, row, place, "climate", Climate.values());
        Optional<String> ecozone = zone(problems, row, place, "ecozone", Ecozone.values());
        Optional<String> region = zone(problems, row, place, "region", ForestRegion.values());
        Optional<String> soil = zone(problems, row, place, "soil", Soil.values());
        return known && climate.isPresent() && ecozone.isPresent() && region.isPresent() && soil.isPresent()
                ? year.map(y -> new LandParameter.Scope(
                        of.orElse(""), practice, climate.get(), ecozone.get(), region.get(), soil.get(), y))
                : Optional.empty();
    }

    private static Optional<String> find(String practice) {
        return LandPractice.ids().contains(practice) ? Optional.of(practice) : Optional.empty();
    }

    /** The id; an empty text stays, and empty is what is unknown, which is told. */
    private static Optional<String> zone(
            Problems problems, InputTable.Row row, String place, String column, LandZone[] values) {
        String text = row.text(column);
        return text.isEmpty()
                ? Optional.of("")
                : word(
                        problems,
                        place,
                        column,
                        text,
                        LandZone.find(values, text).map(LandZone::id),
                        LandZone.ids(values));
    }

    /** What was found; where nothing was, a problem names the nearest word. */
    static <V> Optional<V> word(
            Problems problems, String place, String column, String text, Optional<V> found, List<String> known) {
        if (found.isEmpty()) {
            problems.add(ProblemCode.LAND_03_WORD, place, text, column, Nearest.orAll(text, known));
        }
        return found;
    }

    private static Bilingual named(LandNumber number, LandParameter.Scope scope, Optional<Legend> legend) {
        List<String> en = new ArrayList<>();
        List<String> zh = new ArrayList<>();
        if (!scope.land().isEmpty()) {
            Bilingual land = legend.flatMap(l -> l.find(scope.land()))
                    .map(c -> Bilingual.of(c.name(), c.nameZh()))
                    .or(() -> LandCategory.find(scope.land()).map(LandCategory::text))
                    .or(() -> LandKind.find(scope.land()).map(LandKind::text))
                    .orElse(Bilingual.same(scope.land()));
            en.add(land.in(Language.EN).toLowerCase(Locale.ROOT));
            zh.add(land.in(Language.ZH));
        }
        for (String part : List.of(scope.practice(), scope.climate(), scope.ecozone(), scope.region(), scope.soil())) {
            if (!part.isEmpty()) {
                en.add(part);
                zh.add(chinese(part));
            }
        }
        if (scope.year() > 0) {
            en.add("from " + scope.year());
            zh.add("自 " + scope.year() + " 年");
        }
        return Bilingual.of(
                number.text().in(Language.EN) + (en.isEmpty() ? "" : ": " + String.join(", ", en)),
                number.text().in(Language.ZH) + (zh.isEmpty() ? "" : "：" + String.join("，", zh)));
    }

    private static String chinese(String id) {
        return Climate.find(id)
                .map(Climate::text)
                .or(() -> Ecozone.find(id).map(Ecozone::text))
                .or(() -> ForestRegion.find(id).map(ForestRegion::text))
                .or(() -> Soil.find(id).map(Soil::text))
                .or(() -> LandPractice.find(id).map(LandPractice::text))
                .map(t -> t.in(Language.ZH))
                .orElse(id);
    }

    /**
     * The row that fits best; empty where none does.
     *
     * @param names    of the land, from the closest to the widest: class, kind, category
     * @param practice empty for numbers that hang on none
     */
    Optional<LandParameter> find(LandNumber number, List<String> names, String practice, Stratum stratum, int year) {
        return all.stream()
                .filter(p -> p.number() == number && p.scope().holds(names, practice, stratum, year))
                .max((a, b) -> Arrays.compare(a.closeness(names, defaults), b.closeness(names, defaults)));
    }

    /** Each once, in the order of the tables. */
    static List<FactorUsed> used(Collection<LandParameter> parameters) {
        Set<LandParameter> distinct = new LinkedHashSet<>(parameters);
        return distinct.stream()
                .sorted(Comparator.comparingInt(LandParameter::rank))
                .map(LandParameter::used)
                .toList();
    }
}
