package org.carbonscape.io.tiff;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The committed files of every kind (resources/tiff, made by make.py there with GDAL) and what they hold. */
record SmallFiles(
        Path path,
        int band,
        int columns,
        int rows,
        String rule,
        String noData,
        double west,
        double north,
        double cellWidth,
        double cellHeight,
        String crs,
        String longitude,
        String latitude) {

    static Path file(String name) {
        try {
            return Path.of(SmallFiles.class.getResource("/tiff/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<SmallFiles> all() throws IOException {
        return Files.readAllLines(file("index.txt"), StandardCharsets.UTF_8).stream()
                .map(line -> {
                    String[] f = line.split("\\|", -1);
                    return new SmallFiles(
                            file(f[0]),
                            Integer.parseInt(f[1]),
                            Integer.parseInt(f[2]),
                            Integer.parseInt(f[3]),
                            f[4],
                            f[5],
                            Double.parseDouble(f[6]),
                            Double.parseDouble(f[7]),
                            Double.parseDouble(f[8]),
                            Double.parseDouble(f[9]),
                            f[10],
                            f[11],
                            f[12]);
                })
                .toList();
    }

    /** What stands in the file's cell, by the rule of make.py; NaN where the rule says that nothing does. */
    double stored(int x, int y) {
        int patch = (x / 5 * 3 + y / 4 * 2 + band - 1) % 6;
        return switch (rule) {
            case "codes" -> patch;
            case "wide" -> patch == 5 ? 300 : patch;
            case "big" -> patch == 5 ? 70000 : patch;
            case "signed" -> patch == 5 ? -7 : patch;
            case "values" -> patch * 0.25 + (x * 7 + y * 3) % 8 * 0.5;
            case "bits1" -> patch % 2;
            case "bits2" -> patch % 4;
            case "bits4" -> patch * 3;
            case "sparse" -> x >= 16 && x < 32 && y < 16 ? patch : 0;
            default -> throw new IllegalArgumentException(rule);
        };
    }

    /** The value of a cell, NaN where it is no data. */
    double value(int x, int y) {
        double v = stored(x, y);
        return !noData.isEmpty() && !noData.equals("nan") && v == Double.parseDouble(noData) ? Double.NaN : v;
    }
}
