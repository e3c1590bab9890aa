package org.carbonscape.study.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.io.tiff.TiffFile;
import org.carbonscape.measure.Numbers;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * What the numbers of a driver of categories stand for: kinds of terrain in a table, classes of a raster.
 *
 * @param names by number; one that has none goes by itself
 */
public record Categories(Map<Double, String> names) {
    public Categories {
        names = Map.copyOf(names);
    }

    /** Numbered from 1. */
    public static Categories numbered(List<String> names) {
        Map<Double, String> byNumber = new TreeMap<>();
        IntStream.range(0, names.size()).forEach(i -> byNumber.put(i + 1.0, names.get(i)));
        return new Categories(byNumber);
    }

    /** Classes of a raster, by the names that its file has. */
    public static Categories of(TiffFile raster) {
        Map<Double, String> byCode = new TreeMap<>();
        raster.classNames().forEach((code, name) -> byCode.put((double) code, name));
        return new Categories(byCode);
    }

    /**
     * @param codes the commonest in each unit
     * @throws ProblemException where they are no codes
     */
    public static void require(double[] codes, String place, Path file) {
        if (Arrays.stream(codes).anyMatch(v -> v != Math.rint(v) && !Double.isNaN(v))) {
            throw new ProblemException(ProblemCode.DRIVER_26_NO_CLASSES, place, file.getFileName());
        }
    }

    /**
     * Before the long work ({@link FirstLook}): most cells must be codes.
     *
     * @throws ProblemException where most are no codes
     */
    public static void look(ValueRaster raster, String place, Path file) {
        long[] cells = new long[2]; // with a value, a code
        FirstLook.at(raster, block -> {
            for (float v : block) {
                cells[0] += Float.isNaN(v) ? 0 : 1;
                cells[1] += v == Math.rint(v) ? 1 : 0;
            }
        });
        if (cells[0] > 2 * cells[1]) {
            throw new ProblemException(ProblemCode.DRIVER_26_NO_CLASSES, place, file.getFileName());
        }
    }

    /** "" for a missing one. */
    public String of(double value) {
        return Double.isNaN(value) ? "" : names.getOrDefault(value, Numbers.text(value));
    }

    /** Those of some values, in the order of their numbers. */
    public List<String> among(double[]... values) {
        return Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .distinct()
                .mapToObj(this::of)
                .distinct()
                .toList();
    }
}
