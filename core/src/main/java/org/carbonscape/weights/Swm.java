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
 * ids, m weights of 64 bits (one for all where they are fixed), and their sum. Ids are whole numbers.
 */
public final class Swm {
    private static final int LONGEST_HEAD = 1 << 16;

    private Swm() {}

    /**
     * Reads neighbours and weights as they stand there; binary where all weights are 1. Links of a unit to itself are
     * left out, with a caution.
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
            boolean fixed = fixed(head);
            int n = integer(data);
            if (!head.contains(";") || n < 0) {
                throw broken(place, record);
            }
            integer(data); // whether rows are standardised: the weights are taken as they stand
            Links links = new Links(ids.size());
            boolean[] met = new boolean[ids.size()];
            for (record = 1; record <= n; record++) {
                int unit = unit(places, integer(data), record, place);
                if (met[unit]) {
                    throw twice(place, record, ids.get(unit));
                }
                met[unit] = true;
                int count = integer(data);
                if (count < 0 || count > ids.size()) {
                    throw broken(place, record);
                }
                int[] others = new int[count];
                for (int k = 0; k < count; k++) {
                    others[k] = unit(places, integer(data), record, place);
                }
                double weight = 0;
                for (int k = 0; k < count; k++) {
                    weight = fixed && k > 0 ? weight : number(data);
                    if (!(weight >= 0) || Double.isInfinite(weight)) {
                        throw broken(place, record);
                    }
                    links.add(unit, others[k], weight, record);
                }
                if (count > 0) {
                    number(data); // the sum
                }
            }
            return links.weights(true, (at, i, j) -> twice(place, at, ids.get(i) + " " + ids.get(j)));
        } catch (EOFException e) {
            throw broken(place, record);
        }
    }

    /** Writes each unit and its weights (standardised if the weights are), with the head all versions read. */
    public static void write(Weights weights, List<String> ids, String idColumn, OutputStream out) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes((idColumn + ";Unknown\n").getBytes(StandardCharsets.UTF_8));
        out.write(head.toByteArray());
        ByteBuffer counts = buffer(8);
        counts.putInt(weights.units()).putInt(weights.standardisation() == Standardisation.ROW ? 1 : 0);
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
                record.putDouble(sum);
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

    private static boolean fixed(String head) {
        return Arrays.stream(head.toUpperCase(Locale.ROOT).split(";"))
                .anyMatch(item -> item.strip().equals("FIXEDWEIGHTS@TRUE"));
    }

    private static int integer(DataInputStream data) throws IOException {
        return Integer.reverseBytes(data.readInt());
    }

    private static double number(DataInputStream data) throws IOException {
        return Double.longBitsToDouble(Long.reverseBytes(data.readLong()));
    }

    private static int unit(Map<String, Integer> places, int id, int record, String place) {
        Integer unit = places.get(Integer.toString(id));
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
