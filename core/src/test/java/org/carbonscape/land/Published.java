package org.carbonscape.land;

import java.util.List;

/** Transfer matrices as papers print them. */
public final class Published {
    private Published() {}

    /** Of a table of areas, K x K, without counts: cells are 0. */
    public static TransferMatrix matrix(int fromYear, int toYear, List<String> classes, double[][] area_km2) {
        int size = classes.size() + 1;
        double[][] whole = new double[size][size]; // row and column 0: no class
        for (int i = 1; i < size; i++) {
            System.arraycopy(area_km2[i - 1], 0, whole[i], 1, size - 1);
        }
        return TransferMatrix.ofAreas(fromYear, toYear, classes, new long[size][size], whole);
    }
}
