package org.carbonscape.suitability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.finding.Words;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * Measures for the land of each zone, class and pressure, each with what it would reduce or store in a year: an
 * estimate from the study's own factors and a stated assumption, never more than that. A table the user edits:
 *
 * <pre>measure,zone,land_use,pressure,english,chinese,effect,share,assumption_en,assumption_zh[,region][,climate]</pre>
 *
 * {@code *} stands for any; a region or climate that is empty is any, several are joined by {@code |}. Rows may share a
 * measure's name where their regions or climates differ: the one of the narrowest region then holds. A land use is a
 * class of the study or a kind of land ({@code forest}).
 *
 * <p>Effects, per hectare treated, as a gain in tC/ha/a: {@code become:CLASS} = factor of the land now - factor of
 * CLASS; {@code keep:CLASS} = factor of CLASS - factor of the land now (a loss avoided); {@code gain:P} = P x uptake
 * (a sink only); {@code cut:P} = P x source (a source only); {@code none} = not estimated.
 */
public final class Strategies {
    /** What a measure does to the flux of the land it treats. */
    public enum Effect {
        BECOME,
        KEEP,
        GAIN,
        CUT,
        NONE
    }

    /** Columns of the table that no row may leave empty, from its left. */
    private static final List<String> REQUIRED =
            List.of("measure", "zone", "land_use", "pressure", "english", "chinese");

    /**
     * The land a measure is for; {@code *} = any.
     *
     * @param landUse a class of the study or a kind of land
     */
    public record Scope(String zone, String landUse, String pressure) {
        boolean holds(Land land) {
            return matches(zone, land.zone())
                    && (matches(landUse, land.landUse()) || landUse.equals(land.role()))
                    && matches(pressure, land.pressure());
        }

        private static boolean matches(String asked, String given) {
            return asked.equals("*") || asked.equals(given);
        }
    }

    /**
     * What is done to the land, and how much of it is reached.
     *
     * @param target     class the land becomes or is kept from; empty for others
     * @param rate       share of the flux gained or cut; 0 for others
     * @param share      part of the land that is treated in a year, 0..1
     * @param assumption behind rate and share; empty where nothing is estimated
     */
    public record Treatment(Effect effect, String target, double rate, double share, Words assumption) {
        private Treatment onto(String other) {
            return new Treatment(effect, other, rate, share, assumption);
        }
    }

    /**
     * Where a measure applies; none = anywhere.
     *
     * @param regions  as {@link Region#canonical} has them
     * @param climates the climates it fits
     */
    public record Where(List<String> regions, List<ClimaticDomain> climates) {
        /** How narrowly this speaks of the place: 0 for anywhere, -1 where it does not apply. */
        int fits(Region.Place place) {
            int narrow = 0;
            if (!regions.isEmpty()) {
                int at = -1;
                for (int i = place.regions().size() - 1; i >= 0; i--) {
                    at = regions.contains(place.regions().get(i)) ? i : at;
                }
                if (at < 0) {
                    return -1;
                }
                narrow = 2 * (place.regions().size() - at);
            }
            if (climates.isEmpty()) {
                return narrow;
            }
            return place.climate().filter(climates::contains).isPresent() ? narrow + 1 : -1;
        }
    }

    /** A row of the table. */
    public record Measure(String id, Scope scope, Where where, Words text, Treatment treatment) {
        /** Whether it speaks of one class or kind of land, not of any. */
        public boolean isForOneLandUse() {
            return !scope.landUse.equals("*");
        }
    }

    /**
     * Land of one zone, class and pressure.
     *
     * @param role kind of land as measures name it ({@code forest}); empty where it is not known
     */
    public record Land(String zone, String landUse, String role, String pressure, double area_ha) {}

    /**
     * A measure on the land it applies to.
     *
     * @param gain_tC_per_a carbon reduced or stored in a year, above 0 where it helps; NaN where it is not estimated or
     *                      a factor is missing
     * @param working       the sum written out, for the report; empty where nothing was to be estimated
     * @param missing       classes whose factor is missing, so that nothing could be estimated
     */
    public record Proposal(Measure measure, Land land, double gain_tC_per_a, String working, List<String> missing) {}

    /** The table's columns; the last two may be missing. */
    public static final String HEADER = "measure,zone,land_use,pressure,english,chinese,effect,share,assumption_en,"
            + "assumption_zh[,region][,climate]";

    private final List<Measure> measures;

    private Strategies(List<Measure> measures) {
        this.measures = List.copyOf(measures);
    }

    /** Those that apply at a place; without a region or climate only those that say none. */
    public Strategies at(Region.Place place) {
        Map<String, Measure> best = new LinkedHashMap<>();
        for (Measure m : measures) {
            int fits = m.where().fits(place);
            Measure other = best.get(m.id());
            if (fits >= 0 && (other == null || fits > other.where().fits(place))) {
                best.put(m.id(), m);
            }
        }
        return new Strategies(List.copyOf(best.values()));
    }

    /** Regions that rows name. */
    public Set<String> regions() {
        Set<String> named = new LinkedHashSet<>();
        measures.forEach(m -> named.addAll(m.where().regions()));
        return named;
    }

    /** Zones that rows name. */
    public Set<String> zones() {
        return measures.stream().map(m -> m.scope().zone()).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Land that rows name: what they are for, what it becomes or is kept from. */
    public Set<String> landUses() {
        return measures.stream()
                .flatMap(m -> Stream.of(m.scope().landUse(), m.treatment().target()))
                .filter(name -> !name.isEmpty() && !name.equals("*"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same with other names of land and of zones: those of the study. */
    public Strategies renamed(UnaryOperator<String> land, UnaryOperator<String> zone) {
        return new Strategies(measures.stream()
                .map(m -> new Measure(
                        m.id(),
                        new Scope(
                                zone.apply(m.scope().zone()),
                                land.apply(m.scope().landUse()),
                                m.scope().pressure()),
                        m.where(),
                        m.text(),
                        m.treatment().onto(land.apply(m.treatment().target()))))
                .toList());
    }

    /** Whether there are measures, but none for any of these zones: other names were given to them. */
    public boolean isForOthersThan(Collection<String> zones) {
        return !measures.isEmpty()
                && measures.stream()
                        .noneMatch(m -> m.scope().zone().equals("*")
                                || zones.contains(m.scope().zone()));
    }

    /** The measures of methods 7.5; assumptions are unverified. */
    public static Strategies preset() {
        return parse("preset strategies", CsvText.resource("strategies.csv"));
    }

    /**
     * From text, header first.
     *
     * @throws ProblemException SUIT-18, 23, 28, 40 for every row that cannot be used, SUIT-24 for an empty table
     */
    public static Strategies parse(String place, List<List<String>> rows) {
        Problems problems = new Problems();
        List<Measure> measures = new ArrayList<>();
        Set<List<Object>> ids = new HashSet<>();
        int region = rows.isEmpty() ? -1 : column(rows.get(0), "region", "地区", "区域");
        int climate = rows.isEmpty() ? -1 : column(rows.get(0), "climate", "气候");
        for (int r = 1; r < rows.size(); r++) {
            if (rows.get(r).stream().allMatch(String::isBlank)) {
                continue;
            }
            List<String> row =
                    new ArrayList<>(rows.get(r).stream().map(String::strip).toList());
            while (row.size() < 10) {
                row.add("");
            }
            String at = place + " row " + (r + 1);
            Where where = new Where(
                    listed(row, region).map(Region::canonical).toList(),
                    listed(row, climate)
                            .flatMap(c -> ClimaticDomain.find(c).or(() -> told(problems, at, c)).stream())
                            .toList());
            List<String> empty = IntStream.range(0, REQUIRED.size())
                    .filter(c -> row.get(c).isEmpty())
                    .mapToObj(REQUIRED::get)
                    .toList();
            if (!empty.isEmpty() || !ids.add(List.of(row.get(0), where))) {
                problems.add(
                        ProblemCode.SUIT_23_ROW_NAME,
                        at,
                        String.join(", ", empty.isEmpty() ? REQUIRED.subList(0, 1) : empty));
                continue;
            }
            treatment(problems, at, row.subList(6, 10))
                    .ifPresent(treatment -> measures.add(new Measure(
                            row.get(0),
                            new Scope(row.get(1), row.get(2), row.get(3)),
                            where,
                            Words.of(row.get(4), row.get(5)),
                            treatment)));
        }
        if (rows.size() < 2) {
            problems.add(ProblemCode.SUIT_24_NO_ROWS, place, HEADER);
        }
        problems.throwIfAny();
        return new Strategies(measures);
    }

    /** @param row effect, share and the assumption in both languages */
    private static Optional<Treatment> treatment(Problems problems, String at, List<String> row) {
        String[] effect = row.get(0).split(":", 2);
        Optional<Effect> kind = Arrays.stream(Effect.values())
                .filter(e -> e.name().equalsIgnoreCase(effect[0]))
                .findFirst();
        double share = Numbers.parsed(row.get(1));
        boolean byRate = kind.filter(k -> k == Effect.GAIN || k == Effect.CUT).isPresent();
        double rate = byRate && effect.length == 2 ? Numbers.parsed(effect[1]) : 0;
        boolean fine = kind.isPresent()
                && share >= 0
                && share <= 1
                && (kind.get() == Effect.NONE) == (effect.length == 1)
                && (!byRate || rate > 0 && rate <= 1);
        if (!fine) {
            problems.add(ProblemCode.SUIT_18_EFFECT, at, row.get(0), row.get(1));
            return Optional.empty();
        }
        if (kind.get() != Effect.NONE && (row.get(2).isEmpty() || row.get(3).isEmpty())) {
            problems.add(ProblemCode.SUIT_28_ASSUMPTION, at);
            return Optional.empty();
        }
        return Optional.of(new Treatment(
                kind.get(),
                byRate || effect.length == 1 ? "" : effect[1].strip(),
                rate,
                share,
                Words.of(row.get(2), row.get(3))));
    }

    private static int column(List<String> header, String... names) {
        List<String> plain =
                header.stream().map(h -> h.strip().toLowerCase(Locale.ROOT)).toList();
        return Arrays.stream(names)
                .mapToInt(plain::indexOf)
                .filter(c -> c >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** Items of a cell joined by |; none where it is empty or any. */
    private static Stream<String> listed(List<String> row, int column) {
        String cell = column < 0 || column >= row.size() ? "" : row.get(column);
        return Arrays.stream(cell.split("\\|")).map(String::strip).filter(t -> !t.isEmpty() && !t.equals("*"));
    }

    private static Optional<ClimaticDomain> told(Problems problems, String at, String written) {
        problems.add(
                ProblemCode.SUIT_40_CLIMATE,
                at,
                written,
                Arrays.stream(ClimaticDomain.values()).map(ClimaticDomain::id).collect(Collectors.joining(", ")));
        return Optional.empty();
    }

    /**
     * The measures for each piece of land, in the order of the land and then of the table.
     *
     * @param flux_tC_ha_per_a the study's factor of each class, and of each role a measure may lead to: source &gt; 0,
     *                         sink &lt; 0
     */
    public List<Proposal> propose(List<Land> lands, Map<String, Double> flux_tC_ha_per_a) {
        List<Proposal> proposals = new ArrayList<>();
        for (Land land : lands) {
            for (Measure measure : measures) {
                if (land.area_ha() > 0 && measure.scope().holds(land)) {
                    proposals.add(proposal(measure, land, flux_tC_ha_per_a));
                }
            }
        }
        return proposals;
    }

    private static Proposal proposal(Measure measure, Land land, Map<String, Double> factors) {
        Treatment treatment = measure.treatment();
        double now = factors.getOrDefault(land.landUse(), Double.NaN);
        double then = factors.getOrDefault(treatment.target(), Double.NaN);
        double perHectare = switch (treatment.effect()) {
            case BECOME -> difference(now, then);
            case KEEP -> difference(then, now);
            case GAIN -> treatment.rate() * Math.max(0, -now);
            case CUT -> treatment.rate() * Math.max(0, now);
            case NONE -> Double.NaN;
        };
        double gain = land.area_ha() * treatment.share() * perHectare;
        if (gain != gain) {
            List<String> missing = new ArrayList<>();
            if (treatment.effect() != Effect.NONE && now != now) {
                missing.add(land.landUse());
            }
            if ((treatment.effect() == Effect.BECOME || treatment.effect() == Effect.KEEP) && then != then) {
                missing.add(treatment.target());
            }
            return new Proposal(measure, land, Double.NaN, "", List.copyOf(missing));
        }
        String factor = switch (treatment.effect()) {
            case BECOME -> "(" + Numbers.text(now) + " - " + Numbers.text(then) + ")";
            case KEEP -> "(" + Numbers.text(then) + " - " + Numbers.text(now) + ")";
            default ->
                Numbers.text(treatment.rate()) + " x "
                        + Numbers.text(treatment.effect() == Effect.GAIN ? Math.max(0, -now) : Math.max(0, now));
        };
        return new Proposal(
                measure,
                land,
                gain,
                Numbers.text(land.area_ha()) + " ha x " + Numbers.text(treatment.share()) + " x " + factor
                        + " tC/ha/a = " + Numbers.text(gain) + " tC/a",
                List.of());
    }

    /** 0 where the two are one number but for the rounding of the means that they are. */
    private static double difference(double a, double b) {
        return Math.abs(a - b) <= 1e-13 * Math.abs(a) ? 0 : a - b;
    }
}
