package org.carbonscape.study.face;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carbonscape.breaks.Classification;
import org.carbonscape.breaks.Cut;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Table;
import org.carbonscape.measure.Numbers;
import org.carbonscape.method.BreaksMethod;
import org.carbonscape.method.Column;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.intake.UnitValues;

/** Class breaks of a column or a raster. */
public final class PlainBreaks {
    private static final BreaksMethod METHOD = new BreaksMethod();

    private PlainBreaks() {}

    /** Classes found. */
    public record Answer(UnitValues units, Classification found, List<Problem> cautions) {
        /** A row for each class. */
        public Table table() {
            return Column.table(METHOD.id(), METHOD.columns(units.values(), found), METHOD.rows(found));
        }

        /**
         * For machines: method, classes, breaks (lower end, then every upper bound), counts, gvf, n, missing; names
         * where classes have them.
         */
        public Map<String, Object> json() {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("method", found.breaks().method().id());
            out.put("classes", found.breaks().count());
            out.put("breaks", Arrays.stream(found.breaks().bounds()).boxed().toList());
            out.put("counts", Arrays.stream(found.counts()).boxed().toList());
            if (!found.breaks().method().classNames().isEmpty()) {
                out.put(
                        "names",
                        METHOD.legend(found).stream().map(e -> e.name().en()).toList());
            }
            out.put("gvf", found.gvf());
            out.put("n", found.n());
            out.put("missing", found.missing());
            return out;
        }
    }

    /** Cuts the values of a file; those missing are counted apart. */
    public static Answer of(UnitSource source, Cut cut, Engine engine) {
        UnitValues units = UnitValues.read(source, engine);
        if (units.grid().isPresent()) { // breaks are read and given as decimals
            Arrays.setAll(units.values(), i -> Numbers.ofFloat((float) units.values()[i]));
        }
        try {
            Classification found = METHOD.run(units.values(), cut, engine);
            List<Problem> cautions = new ArrayList<>(units.cautions());
            long different = Arrays.stream(units.values())
                    .filter(v -> !Double.isNaN(v))
                    .distinct()
                    .limit(cut.classes())
                    .count();
            if (different < cut.classes() && !cut.method().findsNumber()) {
                cautions.add(Problem.of(
                        ProblemCode.STATS_C15_FEW_VALUES, units.name(), different, Integer.toString(cut.classes())));
            }
            return new Answer(units, found, cautions);
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.problems().stream().map(p -> p.at(units.name())).toList());
        }
    }

    /**
     * Writes the class of each unit by the ending of the name: {@code .csv}, {@code .gpkg} with shapes, {@code .tif} of
     * a raster.
     */
    public static void write(Answer answer, Path out, boolean csvMark, Engine engine) {
        UnitValues units = answer.units;
        List<Key.Entry> legend = METHOD.legend(answer.found);
        double[] values = units.values();
        switch (PlainOutput.ending(out)) {
            case "csv" -> PlainOutput.csv(out, classes(answer, legend), csvMark);
            case "gpkg" ->
                PlainOutput.layer(
                        out,
                        units.crs().orElseThrow(() -> new ProblemException(ProblemCode.UNITS_01_NO_CRS, units.name())),
                        units.outlines(),
                        classes(answer, legend),
                        "class",
                        IntStream.rangeClosed(1, legend.size())
                                .mapToObj(Integer::toString)
                                .toList(),
                        new Key.Classes(METHOD.about().title(), legend));
            default -> {
                if (units.crs().isEmpty()) {
                    throw new ProblemException(ProblemCode.CRS_01_MISSING, units.name());
                }
                if (legend.size() > MOST_OF_RASTER) {
                    throw new ProblemException(ProblemCode.GATHER_05_OUT, "--out", out.getFileName(), ".csv / .gpkg");
                }
                PlainOutput.classes(
                        out,
                        units.grid().orElseThrow(),
                        legend,
                        i -> answer.found.breaks().classOf(values[i]) + 1,
                        engine);
            }
        }
    }

    private static final int MOST_OF_RASTER = 255;

    /** A row for each unit; of a raster for each cell with a value. */
    private static Table classes(Answer answer, List<Key.Entry> legend) {
        UnitValues units = answer.units;
        Table.Builder table = Table.named(METHOD.id())
                .text("id")
                .number("value")
                .integer("class")
                .text("name");
        for (int i = 0; i < units.values().length; i++) {
            int k = answer.found.breaks().classOf(units.values()[i]);
            if (k >= 0 || units.grid().isEmpty()) {
                table.row(
                        units.ids().apply(i),
                        units.values()[i],
                        k + 1,
                        k < 0 ? "" : legend.get(k).name().en());
            }
        }
        return table.build();
    }
}
