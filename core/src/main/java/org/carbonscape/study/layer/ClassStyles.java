package org.carbonscape.study.layer;

import java.util.List;
import org.carbonscape.finding.Key;
import org.carbonscape.finding.Words;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.tiff.ClassLabel;
import org.carbonscape.report.QgisStyle;

/** The style of a raster of classes beside it: the colours that its file carries, its names as the report has them. */
public final class ClassStyles {
    private ClassStyles() {}

    /** @param raster in the run folder, {@code rasters/landuse_2020.tif} */
    public static void write(RunFolder folder, String raster, List<ClassLabel> labels) {
        folder.write(
                raster.replaceFirst("\\.tif$", ".qml"),
                QgisStyle.palette(
                        labels.stream().map(ClassLabel::index).toList(),
                        labels.stream()
                                .map(l -> new Key.Entry(Words.same(shown(l.name())), l.rgb()))
                                .toList()));
    }

    /** A name as a legend shows it: {@code mixed_forest → water} is {@code Mixed forest → water}. */
    public static String shown(String name) {
        String words = name.replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
