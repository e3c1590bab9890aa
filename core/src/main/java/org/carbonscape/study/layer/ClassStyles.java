package org.carbonscape.study.layer;

import java.util.List;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Words;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.report.QgisStyle;

/** The style of a raster of classes beside it: the names and colours that its file carries, as QGIS lists them. */
public final class ClassStyles {
    private ClassStyles() {}

    /** @param raster in the run folder, {@code rasters/landuse_2020.tif} */
    public static void write(RunFolder folder, String raster, List<ClassLabel> labels) {
        folder.write(
                raster.replaceFirst("\\.tif$", ".qml"),
                QgisStyle.palette(
                        labels.stream().map(ClassLabel::index).toList(),
                        labels.stream()
                                .map(l -> new Key.Entry(Words.same(l.name()), l.rgb()))
                                .toList()));
    }
}
