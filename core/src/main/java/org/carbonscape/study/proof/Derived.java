package org.carbonscape.study.proof;

import java.util.ArrayList;
import java.util.List;
import org.carbonscape.study.proof.finished.Findings;
import org.carbonscape.study.proof.finished.FinishedRun;
import org.carbonscape.study.proof.finished.Part;
import org.carbonscape.study.proof.layer.DensityReadings;
import org.carbonscape.study.proof.layer.EllipseShapes;
import org.carbonscape.study.proof.layer.LocalVectors;
import org.carbonscape.study.proof.layer.StabilityColumns;
import org.carbonscape.study.proof.layer.ZoneVectors;

/** Tables that follow from other tables of the run: worked out anew by their definitions, each on its own. */
final class Derived {
    private interface Check {
        void check(FinishedRun run, Findings findings);
    }

    private Derived() {}

    static List<Part> parts(FinishedRun run) {
        List<Part> parts = new ArrayList<>();
        add(parts, run, "change", ChangeSums.size(run), ChangeSums::check);
        add(parts, run, "intensity", IntensitySums.size(run), IntensitySums::check);
        add(parts, run, "global-autocorrelation", GlobalSums.size(run), GlobalSums::check);
        List<String> local = ClusterSums.tables(run);
        for (String table : local) {
            long size = run.size(table) + run.size("carbon-by-unit");
            add(parts, run, table, size, (r, f) -> ClusterSums.check(r, table, f));
        }
        add(parts, run, "geodetector-factors", DetectorSums.size(run), DetectorSums::check);
        add(parts, run, "geodetector-discretisation", StrataSums.size(run), StrataSums::check);
        add(parts, run, "geodetector-discretisation", ChoiceSums.size(run), ChoiceSums::check);
        add(parts, run, "zones", LevelSums.size(run), LevelSums::check);
        add(parts, run, "carbon-uncertainty", IntervalSums.size(run), IntervalSums::check);
        add(parts, run, "corridors", ZoneVectors.size(run), ZoneVectors::check);
        add(parts, run, "suitability-levels", MadeWith.size(run), MadeWith::check);
        add(parts, run, "inventory-by-category", ShareSums.size(run), ShareSums::check);
        add(parts, run, "density-by-unit", DensityReadings.size(run), DensityReadings::check);
        add(parts, run, "carbon-by-unit", RowWords.size(run), (r, f) -> RowWords.check(r, local, f));
        add(parts, run, "emerging-hot-spots", PhaseSums.size(run), PhaseSums::check);
        add(parts, run, "stability-by-unit", StabilityColumns.size(run), StabilityColumns::check);
        parts.add(new Part(
                "vectors/units.gpkg", LocalVectors.size(run), (f, told) -> LocalVectors.check(run.telling(told), f)));
        add(parts, run, "stock-worth", WorthSums.size(run), WorthSums::check);
        add(parts, run, "ellipse", RowSums.size(run), RowSums::check);
        add(parts, run, "ellipse", EllipseShapes.size(run), EllipseShapes::check);
        return parts;
    }

    private static void add(List<Part> parts, FinishedRun run, String table, long size, Check check) {
        parts.add(new Part(run.name(table), size, (f, told) -> check.check(run.telling(told), f)));
    }
}
