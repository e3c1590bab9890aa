package org.carbonscape.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carbonscape.carbon.CarbonUnit;
import org.carbonscape.carbon.Distribution;
import org.carbonscape.carbon.FactorUsed;
import org.carbonscape.carbon.Provenance;
import org.carbonscape.measure.Unit;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.InputTable;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.problem.Problems;

/**
 * What a kilowatt-hour from the grid emits, by year. Presets are averages of China and 17 provinces in 2021 and 2022
 * and of the six regional grids in 2005 and 2010 to 2012, none checked against the official announcement; other years
 * are the user's own. A user's table may have rows for single units of the study ({@code region}). No year stands in
 * for another.
 */
public final class GridFactors {
    /** What presets there are. */
    public static final List<String> REGIONS = List.of(
            "china",
            "hunan",
            "hubei",
            "jiangxi",
            "guangdong",
            "guangxi",
            "guizhou",
            "henan",
            "anhui",
            "zhejiang",
            "jiangsu",
            "shanghai",
            "fujian",
            "sichuan",
            "chongqing",
            "yunnan",
            "shaanxi",
            "shandong",
            "north-china",
            "northeast-china",
            "east-china",
            "central-china",
            "northwest-china",
            "south-china");

    private record Entry(double tC_per_TJ, FactorUsed used, Distribution spread) {}

    /** @param unitId empty: every unit without a row of its own */
    private record Of(int year, String unitId) {}

    private final Map<Of, Entry> entries;
    private final String known;

    private GridFactors(Map<Of, Entry> entries, String known) {
        this.entries = entries;
        this.known = known;
    }

    /**
     * A region's preset: {@code china}, {@code hunan}, ...
     *
     * @throws ProblemException where the region is not among them
     */
    public static GridFactors preset(String place, String region) {
        InputTable all = InputTable.preset("grid", GridFactors.class, "grid.csv");
        String wanted = region.strip().toLowerCase(Locale.ROOT);
        List<InputTable.Row> rows =
                all.rows().stream().filter(r -> r.text("region").equals(wanted)).toList();
        if (rows.isEmpty()) {
            throw new ProblemException(ProblemCode.CARBON_01_PRESET, place, region, Nearest.orAll(region, REGIONS));
        }
        return read(rows, wanted, false, new Problems());
    }

    /**
     * A user's table {@code year,value,unit[,low,high,distribution,source,tag,region]}, a region being a unit of the
     * study.
     *
     * @throws ProblemException with every problem of the table
     */
    public static GridFactors of(InputTable table) {
        Problems problems = new Problems();
        table.require(problems, "year", "value", "unit");
        problems.throwIfAny();
        return read(table.rows(), table.place(), true, problems);
    }

    private static GridFactors read(List<InputTable.Row> rows, String name, boolean ofUnits, Problems problems) {
        Map<Of, Entry> entries = new LinkedHashMap<>();
        Set<Integer> years = new TreeSet<>();
        Map<Of, InputTable.Row> seen = new HashMap<>();
        for (InputTable.Row row : rows) {
            String subject = row.text("year");
            Optional<Unit> unit = CarbonUnit.read(problems, row.place(subject), row.text("unit"), Unit.of("tC/kWh"));
            Optional<Long> year = problems.attempt(() -> row.integer("year", subject));
            Optional<Double> value = problems.attempt(() -> row.requiredNumber("value", subject));
            Optional<Distribution> spread = Distribution.read(problems, row, subject, value.orElse(Double.NaN));
            if (unit.isEmpty() || year.isEmpty() || value.isEmpty() || spread.isEmpty()) {
                continue;
            }
            if (value.get() < 0) {
                problems.add(ProblemCode.CARBON_13_NEGATIVE, row.place(subject), row.text("value"));
            }
            double perTJ = unit.get().convert(value.get(), Unit.of("tC/TJ"));
            String unitId = ofUnits ? row.text("region") : "";
            String region = unitId.isEmpty() ? name : unitId;
            FactorUsed used = new FactorUsed(
                    Bilingual.of(
                            "electricity: grid of " + region + ", " + year.get(), "电力：" + region + " 电网，" + year.get()),
                    value.get(),
                    row.text("unit"),
                    row.text("source"),
                    Provenance.of(row.text("tag")));
            years.add((int) (long) year.get());
            Of of = new Of((int) (long) year.get(), unitId);
            entries.put(of, new Entry(perTJ, used, spread.get()));
            InputTable.Row first = seen.putIfAbsent(of, row);
            if (first != null) {
                problems.add(ProblemCode.CARBON_03_TWICE, row.place(subject), subject, first.rowNumber());
            }
        }
        problems.throwIfAny();
        return new GridFactors(entries, name + " " + years);
    }

    /** No grid at all: electricity on a route that needs one is then a problem. */
    static GridFactors none() {
        Map<List<String>, List<String>> regions = new LinkedHashMap<>();
        Map<String, List<String>> years = new LinkedHashMap<>();
        InputTable.preset("grid", GridFactors.class, "grid.csv")
                .rows()
                .forEach(r -> years.computeIfAbsent(r.text("region"), k -> new ArrayList<>())
                        .add(r.text("year")));
        years.forEach((region, of) ->
                regions.computeIfAbsent(of, k -> new ArrayList<>()).add(region));
        return new GridFactors(
                Map.of(),
                regions.entrySet().stream()
                        .map(e -> String.join(", ", e.getValue()) + " " + e.getKey())
                        .collect(Collectors.joining("; ")));
    }

    /** The factor of a year in a unit, as carbon per TJ of electricity. */
    Optional<FuelFactor> find(int year, String unitId) {
        return Optional.ofNullable(entries.getOrDefault(new Of(year, unitId), entries.get(new Of(year, ""))))
                .map(e ->
                        FuelFactor.of(FuelFactor.perEnergy(e.tC_per_TJ, e.used)).with(e.used, e.spread));
    }

    /** What there is, for those who look for a year in vain. */
    String known() {
        return known;
    }
}
