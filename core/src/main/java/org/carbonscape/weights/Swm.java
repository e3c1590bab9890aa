package org.carbonscape.weights;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * ArcGIS spatial weights matrices (.swm), little-endian. A line of text: {@code ID_FIELD;SYSTEM}, since version 10.1
 * {@code VERSION@10.1;UNIQUEID@ID_FIELD;...;FIXEDWEIGHTS@TRUE;...}. Then the number of units and whether rows are
 * standardised, 32-bit each; then for each unit its id and number m of neighbours, 32-bit, and where m is above 0: m
 * ids, m weights of 64 bits (one for all where they are fixed), and their sum before rows were standardised. Ids are
 * whole numbers; with {@code HASID64@TRUE} they and the counts have 64 bits.
 */
public final class Swm {
    private static final int LONGEST_HEAD = 1 << 16;
    /** A weight of 1, standardised and multiplied by its row's sum again, is 1 but for rounding. */
    private static final double ROUNDING = 1e-12;

    private Swm() {}

    /**
     * Reads neighbours and weights, those of standardised rows as they were before (ArcGIS does so for Gi*, which
     * counts the unit itself with weight 1); binary where all weights are 1. Links of a unit to itself are left out,
     * with a caution.
     *
     * @param in    read to its end, not closed
     * @param place named in problems, usually the file name
     * @param ids   ids of the units in their order
     * @throws ProblemException for a file that breaks off or is none, an id that is none, a unit or link given twice
     */
    public static Weights read(InputStream in, String place, List<String> ids) throws IOException {
        Map<String, Integer> places = Gal.places(ids);
        DataInputStream data = new DataInputStream(new BufferedInputStream(in));
        int record = 0;
        try {
            String head = head(data);
            boolean fixed = says(head, "FIXEDWEIGHTS@TRUE");
            boolean wide = says(head, "HASID64@TRUE");
            long n = integer(data, wide);
            if (!head.contains(";") || n < 0 || n > Integer.MAX_VALUE) {
                throw broken(place, record);
            }
            boolean standardised = integer(data, wide) != 0;
            Links links = new Links(ids.size());
            boolean[] met = new boolean[ids.size()];
            for (record = 1; record <= n; record++) {
                int unit = unit(places, integer(data, wide), record, place);
                if (met[unit]) {
                    throw twice(place, record, ids.get(unit));
                }
                met[unit] = true;
                long count = integer(data, wide);
                if (count < 0 || count > ids.size()) {
                    throw broken(place, record);
                }
                int[] others = new int[(int) count];
                double[] weights = new double[others.length];
                for (int k = 0; k < others.length; k++) {
                    others[k] = unit(places, integer(data, wide), record, place);
                }
                for (int k = 0; k < others.length; k++) {
                    weights[k] = fixed && k > 0 ? weights[0] : number(data);
                    if (!(weights[k] >= 0) || Double.isInfinite(weights[k])) {
                        throw broken(place, record);
                    }
                }
                double sum = count > 0 ? number(data) : 0;
                for (int k = 0; k < others.length; k++) {
                    links.add(unit, others[k], standardised ? before(weights[k], sum) : weights[k], record);
                }
            }
            return links.weights((at, i, j) -> twice(place, at, ids.get(i) + " " + ids.get(j)));
        } catch (EOFException e) {
            throw broken(place, record);
        }
    }

    private static double before(double weight, double sum) {
        double raw = sum > 0 && sum < Double.POSITIVE_INFINITY ? weight * sum : weight;
        return Math.abs(raw - 1) < ROUNDING ? 1 : raw;
    }

    /** Writes each unit and its weights (standardised if the weights are), with the head all versions read. */
    public static void write(Weights weights, List<String> ids, String idColumn, OutputStream out) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes((idColumn + ";Unknown\n").getBytes(StandardCharsets.UTF_8));
        out.write(head.toByteArray());
        ByteBuffer counts = buffer(8);
        boolean standardised = weights.standardisation() == Standardisation.ROW;
        counts.putInt(weights.units()).putInt(standardised ? 1 : 0);
        out.write(counts.array());
        int[] row = new int[weights.maxDegree()];
        double[] raw = new double[row.length];
        for (int i = 0; i < weights.size(); i++) {
            if (!weights.present(i)) {
                continue;
            }
            int degree = weights.neighbours(i, row);
            weights.raw(i, raw);
            ByteBuffer record = buffer(8 + (degree == 0 ? 0 : 12 * degree + 8));
            record.putInt(Integer.parseInt(ids.get(i))).putInt(degree);
            for (int k = 0; k < degree; k++) {
                record.putInt(Integer.parseInt(ids.get(row[k])));
            }
            double sum = 0;
            for (int k = 0; k < degree; k++) {
                double weight = raw[k] * weights.factor(i);
                sum += weight;
                record.putDouble(weight);
            }
            if (degree > 0) {
                record.putDouble(standardised ? weights.rawSum(i) : sum);
            }
            out.write(record.array());
        }
    }

    /** Whether such a file can hold the id: a whole number of 32 bits. */
    public static boolean holds(String id) {
        try {
            return Integer.toString(Integer.parseInt(id)).equals(id);
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String head(DataInputStream data) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = data.readUnsignedByte(); b != '\n'; b = data.readUnsignedByte()) {
            if (head.size() == LONGEST_HEAD) {
                throw new EOFException();
            }
            head.write(b);
        }
        return head.toString(StandardCharsets.UTF_8);
    }

    private static boolean says(String head, String item) {
        return Arrays.stream(head.toUpperCase(Locale.ROOT).split(";"))
                .anyMatch(i -> i.strip().equals(item));
    }

    private static long integer(DataInputStream data, boolean wide) throws IOException {
        return wide ? Long.reverseBytes(data.readLong()) : Integer.reverseBytes(data.readInt());
    }

    private static double number(DataInputStream data) throws IOException {
        return Double.longBitsToDouble(Long.reverseBytes(data.readLong()));
    }

    private static int unit(Map<String, Integer> places, long id, int record, String place) {
        Integer unit = places.get(Long.toString(id));
        if (unit == null) {
            throw new ProblemException(ProblemCode.WEIGHTS_02_UNKNOWN_UNIT, place, record, id);
        }
        return unit;
    }

    private static ProblemException twice(String place, int record, String what) {
        return new ProblemException(ProblemCode.WEIGHTS_04_TWICE, place, record, what);
    }

    private static ProblemException broken(String place, int record) {
        return new ProblemException(ProblemCode.WEIGHTS_11_SWM, place, record);
    }
}
