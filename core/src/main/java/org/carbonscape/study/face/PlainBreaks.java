package org.carbonscape.study.face;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.engine.Engine;
import org.carbonscape.finding.Table;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.breaks.BreakMethod;
import org.carbonscape.breaks.ClassBreaks;
import org.carbonscape.study.intake.UnitSource;
import org.carbonscape.study.intake.UnitValues;

/** Class breaks of a column or a raster. */
public final class PlainBreaks {
    private PlainBreaks() {}

    /**
     * Classes found.
     *
     * @param table   class (from 1), lower, upper (belongs to the class), count, share_percent
     * @param missing units without a value
     */
    public record Classes(ClassBreaks breaks, double gvf, Table table, int n, int missing, List<Problem> cautions) {
        /** For machines: method, classes, breaks (lower end, then every upper bound), counts, gvf, n, missing. */
        public Map<String, Object> json() {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("method", breaks.method().id());
            out.put("classes", breaks.count());
            out.put("breaks", Arrays.stream(breaks.bounds()).boxed().toList());
            List<Object> counts = new ArrayList<>();
            for (int r = 0; r < table.rows(); r++) {
                counts.add(table.integer(r, 3));
            }
            out.put("counts", counts);
            out.put("gvf", gvf);
            out.put("n", n);
            out.put("missing", missing);
            return out;
        }
    }

    /** Cuts the values of a file; those missing are counted apart. */
    public static Classes of(UnitSource source, BreakMethod method, int classes, Engine engine) {
        UnitValues units = UnitValues.read(source, engine);
        double[] x = units.values();
        try {
            ClassBreaks breaks = ClassBreaks.of(method, x, classes);
            int[] counts = new int[breaks.count()];
            int n = 0;
            for (double v : x) {
                if (!Double.isNaN(v)) {
                    counts[breaks.classOf(v)]++;
                    n++;
                }
            }
            Table.Builder table = Table.named("class-breaks")
                    .integer("class")
                    .number("lower", "upper")
                    .integer("count")
                    .number("share_percent");
            for (int k = 0; k < breaks.count(); k++) {
                table.row(k + 1, breaks.lower(k), breaks.upper(k), counts[k], 100.0 * counts[k] / n);
            }
            return new Classes(breaks, breaks.gvf(x), table.build(), n, x.length - n, units.cautions());
        } catch (ProblemException e) {
            throw new ProblemException(
                    e.problems().stream().map(p -> p.at(units.name())).toList());
        }
    }
}
