package org.carbonscape.study.run;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.finding.Dictionary;
import org.carbonscape.study.plan.ReportPlan;

/**
 * Names that runs give their files, whatever the study asks for. Known before the work; a figure that is no map is not,
 * and is seen when all is written.
 */
final class OwnNames {
    private static final List<String> SINGLE = List.of(
            "report.html",
            "study.qgz",
            "references.bib",
            "tables/study.xlsx",
            "vectors/units.gpkg",
            "vectors/zones.gpkg");
    private static final Pattern TABLE = Pattern.compile("tables/([^/]+)\\.csv(?:\\.gz)?");
    private static final Pattern RASTER = Pattern.compile("rasters/([^/]+)\\.(?:tif|vrt|qml)");
    private static final Pattern FIGURE = Pattern.compile("figures/([^/]+)\\.(?:svg|png)");

    private OwnNames() {}

    /** @param name within the run folder, with {@code /} */
    static boolean has(String name) {
        Matcher table = TABLE.matcher(name);
        Matcher raster = RASTER.matcher(name);
        Matcher figure = FIGURE.matcher(name);
        return SINGLE.contains(name)
                || table.matches() && Dictionary.isTable(table.group(1))
                || raster.matches() && MapLayers.isOwn(raster.group(1))
                || figure.matches() && ReportPlan.isKnown(figure.group(1));
    }
}
