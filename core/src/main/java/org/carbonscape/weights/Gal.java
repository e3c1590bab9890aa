package org.carbonscape.weights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * GAL files: a head, then for each unit a line with its id and number of neighbours and a line with the neighbours'
 * ids. Binary. Units that the file leaves out, or gives 0 neighbours, are islands. A unit that stands among its own
 * neighbours is left out there, with a caution.
 */
public final class Gal {
    private Gal() {}

    /**
     * Reads neighbours.
     *
     * @param in    read to its end, not closed
     * @param place named in problems, usually the file name
     * @param ids   ids of the units in their order
     * @throws ProblemException for a line that is not as it should be, an id that is none, a unit given twice
     */
    public static Weights read(Reader in, String place, List<String> ids) throws IOException {
        Map<String, Integer> places = places(ids);
        Lines lines = new Lines(in, place);
        lines.head("GAL");
        int n = ids.size();
        int[][] rows = new int[n][];
        int total = 0;
        int selves = 0;
        for (String[] fields = lines.next(); fields.length > 0; fields = lines.next()) {
            if (fields.length != 2) {
                throw lines.expected("ID COUNT");
            }
            int unit = lines.unit(places, fields[0]);
            int count = lines.integer(fields[1]);
            if (rows[unit] != null) {
                throw lines.twice(lines.number(), fields[0]);
            }
            int[] row = new int[Math.min(count, n)]; // a damaged count may be anything
            int found = 0;
            while (found < count) {
                String[] names = lines.next();
                if (names.length == 0 || found + names.length > count) {
                    throw lines.expected(count + " x ID");
                }
                for (String name : names) {
                    if (found == row.length) {
                        row = Arrays.copyOf(row, Math.min(count, 2 * found + 8));
                    }
                    row[found++] = lines.unit(places, name);
                }
            }
            Arrays.sort(row, 0, count);
            int kept = 0;
            for (int k = 0; k < count; k++) {
                if (k > 0 && row[k] == row[k - 1]) {
                    throw lines.twice(lines.number(), ids.get(row[k]));
                }
                if (row[k] == unit) {
                    selves++;
                } else {
                    row[kept++] = row[k];
                }
            }
            rows[unit] = Arrays.copyOf(row, kept);
            total = Math.addExact(total, kept);
        }
        int[] starts = new int[n + 1];
        int[] all = new int[total];
        for (int i = 0; i < n; i++) {
            int[] row = rows[i] == null ? new int[0] : rows[i];
            System.arraycopy(row, 0, all, starts[i], row.length);
            starts[i + 1] = starts[i] + row.length;
        }
        return SparseWeights.binary(starts, all).from(Links.origin(selves));
    }

    /**
     * Writes neighbours; weights and standardisation are not part of the format. Ids must not hold blanks; holes of a
     * lattice are left out.
     */
    public static void write(Weights weights, List<String> ids, String layer, String idColumn, Appendable out)
            throws IOException {
        out.append(Links.head(weights, layer, idColumn));
        int[] row = new int[weights.maxDegree()];
        for (int i = 0; i < weights.size(); i++) {
            if (!weights.present(i)) {
                continue;
            }
            int degree = weights.neighbours(i, row);
            out.append(ids.get(i)).append(' ').append(Integer.toString(degree)).append('\n');
            for (int k = 0; k < degree; k++) {
                out.append(k == 0 ? "" : " ").append(ids.get(row[k]));
            }
            out.append('\n');
        }
    }

    static Map<String, Integer> places(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            if (places.put(ids.get(i), i) != null) {
                throw new IllegalArgumentException("id given twice: " + ids.get(i));
            }
        }
        return places;
    }

    /** Lines of blank-separated fields, with what can be wrong with them. */
    static final class Lines {
        private final BufferedReader in;
        private final String place;
        private String separator = "\\s+";
        private boolean guess;
        private int number;
        private String text = "";

        Lines(Reader in, String place) {
            this.in = new BufferedReader(in);
            this.place = place;
        }

        /** Fields may also be parted by tabs, semicolons or commas, whichever the first line has. */
        Lines separated() {
            guess = true;
            return this;
        }

        /** Fields of the next line that is not blank; none at the end. */
        String[] next() throws IOException {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                text = (number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line);
                if (!text.isBlank()) {
                    if (guess) {
                        String found = text;
                        separator = Stream.of("\t", ";", ",")
                                .filter(found::contains)
                                .findFirst()
                                .orElse(separator);
                        guess = false;
                    }
                    return fields();
                }
            }
            text = "";
            return new String[0];
        }

        private String[] fields() {
            if (separator.equals("\\s+")) {
                text = text.strip();
                return text.split(separator);
            }
            return Arrays.stream(text.split(separator, -1))
                    .map(f -> f.strip().replaceAll("^\"(.*)\"$", "$1"))
                    .toArray(String[]::new);
        }

        /** The number of the line read last, from 1. */
        int number() {
            return number;
        }

        /**
         * The head: the number of units alone; or a flag (0), the number, a name, which may hold blanks, and the id
         * column; or, of old files, some of these. What it says of the number of units is not needed.
         */
        void head(String format) throws IOException {
            String[] fields = next();
            boolean counted = fields.length > 0 && fields[0].matches("[0-9]{1,10}");
            // a link or a unit's line in the place of the head: nothing but numbers
            boolean line = fields.length > 1
                    && Arrays.stream(fields).allMatch(f -> f.matches("[-+0-9.eE]+"))
                    && !(fields[0].equals("0") && (fields.length == 2 || fields.length == 4));
            if (!counted || line) {
                throw new ProblemException(ProblemCode.WEIGHTS_01_HEADER, place, format, text);
            }
        }

        int unit(Map<String, Integer> places, String id) {
            Integer unit = places.get(id);
            if (unit == null) {
                throw new ProblemException(ProblemCode.WEIGHTS_02_UNKNOWN_UNIT, place, number, id);
            }
            return unit;
        }

        int integer(String field) {
            if (!field.matches("[0-9]{1,9}")) {
                throw expected("ID COUNT");
            }
            return Integer.parseInt(field);
        }

        double weight(String field) {
            try {
                double value = Double.parseDouble(field);
                if (Double.isFinite(value) && value >= 0) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // told below
            }
            throw expected("ID ID WEIGHT >= 0");
        }

        ProblemException expected(String what) {
            return new ProblemException(ProblemCode.WEIGHTS_03_LINE, place, number, what, text);
        }

        ProblemException twice(int line, String what) {
            return new ProblemException(ProblemCode.WEIGHTS_04_TWICE, place, line, what);
        }
    }
}
