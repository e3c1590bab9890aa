package org.carbonscape.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carbonscape.carbon.CarbonUnit;
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
 * What a kilowatt-hour from the grid emits, by year. Presets are averages of China and 17 provinces in 2021 and 2022,
 * none checked against the official announcement; no official yearly figures before are known, so other years are the
 * user's own. No year stands in for another.
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
            "shandong");
    /** The years of every preset. */
    static final List<Integer> YEARS = List.of(2021, 2022);

    private record Entry(double tC_per_TJ, FactorUsed used) {}

    private final Map<Integer, Entry> byYear;
    private final String known;

    private GridFactors(Map<Integer, Entry> byYear, String known) {
        this.byYear = byYear;
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
        return read(rows, wanted, new Problems());
    }

    /**
     * A user's table {@code year,value,unit[,source,tag]}.
     *
     * @throws ProblemException with every problem of the table
     */
    public static GridFactors of(InputTable table) {
        Problems problems = new Problems();
        table.require(problems, "year", "value", "unit");
        problems.throwIfAny();
        return read(table.rows(), table.place(), problems);
    }

    private static GridFactors read(List<InputTable.Row> rows, String region, Problems problems) {
        Map<Integer, Entry> byYear = new TreeMap<>();
        for (InputTable.Row row : rows) {
            String subject = row.text("year");
            Optional<Unit> unit = CarbonUnit.read(problems, row.place(subject), row.text("unit"), Unit.of("tC/kWh"));
            Optional<Long> year = problems.attempt(() -> row.integer("year", subject));
            Optional<Double> value = problems.attempt(() -> row.requiredNumber("value", subject));
            if (unit.isEmpty() || year.isEmpty() || value.isEmpty()) {
                continue;
            }
            if (value.get() < 0) {
                problems.add(ProblemCode.CARBON_13_NEGATIVE, row.place(subject), row.text("value"));
            }
            double perTJ = unit.get().convert(value.get(), Unit.of("tC/TJ"));
            FactorUsed used = new FactorUsed(
                    Bilingual.of(
                            "electricity: grid of " + region + ", " + year.get(), "电力：" + region + " 电网，" + year.get()),
                    value.get(),
                    row.text("unit"),
                    row.text("source"),
                    Provenance.of(row.text("tag")));
            if (byYear.put((int) (long) year.get(), new Entry(perTJ, used)) != null) {
                problems.add(ProblemCode.CARBON_03_TWICE, row.place(subject), subject);
            }
        }
        problems.throwIfAny();
        return new GridFactors(byYear, region + " " + new TreeSet<>(byYear.keySet()));
    }

    /** No grid at all: electricity on a route that needs one is then a problem. */
    static GridFactors none() {
        return new GridFactors(Map.of(), String.join(", ", REGIONS) + " " + YEARS);
    }

    /** The factor of a year, as carbon per TJ of electricity. */
    FuelFactor require(String place, int year) {
        Entry entry = byYear.get(year);
        if (entry == null) {
            throw new ProblemException(ProblemCode.CARBON_16_GRID, place, Integer.toString(year), known);
        }
        return FuelFactor.perEnergy(entry.tC_per_TJ, entry.used);
    }
}
