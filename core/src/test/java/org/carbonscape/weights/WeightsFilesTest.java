package org.carbonscape.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class WeightsFilesTest {
    private static InputStream open(String name) throws IOException {
        InputStream in = WeightsFilesTest.class.getResourceAsStream("/reference/weights/files/" + name);
        return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static List<String> lines(String name) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(open(name), StandardCharsets.UTF_8))) {
            return in.lines().toList();
        }
    }

    private static List<String> ids(List<String> expected) {
        return expected.stream().map(l -> l.split(" ")[0]).toList();
    }

    /** Rows as libpysal reads them, links to the unit itself left out. */
    private static void reads(Weights w, List<String> expected, List<String> ids) {
        int[] row = new int[w.maxDegree()];
        double[] raw = new double[row.length];
        for (String line : expected) {
            String[] f = line.split(" ");
            Map<Integer, Double> links = new TreeMap<>();
            for (int k = 1; k < f.length; k += 2) {
                if (!f[k].equals(f[0])) {
                    links.put(ids.indexOf(f[k]), Double.parseDouble(f[k + 1]));
                }
            }
            int unit = ids.indexOf(f[0]);
            int degree = w.neighbours(unit, row);
            w.raw(unit, raw);
            assertThat(IntStream.range(0, degree).mapToObj(k -> row[k]))
                    .as(line)
                    .containsExactlyElementsOf(links.keySet());
            for (int k = 0; k < degree; k++) {
                assertThat(raw[k]).as(line).isEqualTo(links.get(row[k]));
            }
        }
    }

    @Test
    void matricesOfArcgisAreReadAsLibpysalReadsThem() throws IOException {
        for (String name : List.of("ohio.swm", "us48_INVERSE_DISTANCE.swm", "us48_CONTIGUITY_EDGES_ONLY.swm")) {
            List<String> expected = lines(name + ".expected");
            try (InputStream in = open(name)) {
                Weights w = Swm.read(in, name, ids(expected));
                reads(w, expected, ids(expected));
                assertThat(w.binary()).as(name).isEqualTo(!name.equals("us48_INVERSE_DISTANCE.swm"));
                assertThat(w.origin().cautions()).isEmpty();
            }
        }
    }

    @Test
    void aMatrixOfArcgisGoesOutAndIn() throws IOException {
        double[] x = {0, 1, 5, 5.5, 90};
        double[] y = {0, 0, 2, 3, 90};
        Weights w = Distances.inverse(x, y, 7, 2, 0, new PlainEngine());
        List<String> names = List.of("430102", "-7", "3", "4", "2147483647");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Swm.write(w, names, "code", out);
        Weights back = Swm.read(new ByteArrayInputStream(out.toByteArray()), "n.swm", names);
        assertThat(ContiguityTest.rows(back)).isEqualTo(ContiguityTest.rows(w));
        double[] one = new double[w.maxDegree()];
        double[] two = new double[w.maxDegree()];
        for (int i = 0; i < 5; i++) {
            w.raw(i, one);
            back.raw(i, two);
            assertThat(Arrays.copyOf(two, w.degree(i))).isEqualTo(Arrays.copyOf(one, w.degree(i)));
        }
        assertThat(Swm.holds("430102")).isTrue();
        assertThat(List.of("a", "1.5", "007", "2147483648", "")).noneMatch(Swm::holds);
    }

    private static byte[] swm(String head, boolean wide, boolean standardised, Object... numbers) {
        ByteBuffer out = ByteBuffer.allocate(1000).order(ByteOrder.LITTLE_ENDIAN);
        out.put((head + "\n").getBytes(StandardCharsets.UTF_8));
        Object[] all = Stream.concat(Stream.of(3, standardised ? 1 : 0), Arrays.stream(numbers))
                .toArray();
        for (Object number : all) {
            if (number instanceof Double d) {
                out.putDouble(d);
            } else if (wide) {
                out.putLong((Integer) number);
            } else {
                out.putInt((Integer) number);
            }
        }
        return Arrays.copyOf(out.array(), out.position());
    }

    @Test
    void standardisedRowsOfArcgisAreReadAsTheyWereBefore() throws IOException {
        Object[] rows = {1, 2, 2, 3, 0.25, 0.75, 8.0, 2, 1, 1, 1.0, 0.5, 3, 0};
        for (boolean wide : List.of(false, true)) {
            String head = "VERSION@10.1;UNIQUEID@ID;FIXEDWEIGHTS@False" + (wide ? ";HASID64@True" : "");
            for (boolean standardised : List.of(false, true)) {
                byte[] file = swm(head, wide, standardised, rows);
                Weights w = Swm.read(new ByteArrayInputStream(file), "n.swm", names(3));
                assertThat(ContiguityTest.rows(w)).containsExactly("0: 1 2", "1: 0", "2:");
                double[] raw = new double[2];
                w.raw(0, raw);
                assertThat(raw).containsExactly(standardised ? new double[] {2, 6} : new double[] {0.25, 0.75});
                w.raw(1, raw);
                assertThat(raw[0]).isEqualTo(standardised ? 0.5 : 1);
            }
        }
        // 49 neighbours of weight 1: 49 49ths are not 1 to the last digit
        List<Object> many = new ArrayList<>(List.of(1, 49));
        IntStream.rangeClosed(2, 50).forEach(many::add);
        many.addAll(List.of(1 / 49.0, 49.0, 2, 0, 3, 0));
        Weights w = Swm.read(
                new ByteArrayInputStream(swm("VERSION@10.1;FIXEDWEIGHTS@True", false, true, many.toArray())),
                "n.swm",
                names(50));
        assertThat(w.binary()).isTrue();
        // and what is written standardised is read as it was
        Weights alike = Gal.read(new StringReader("3\n1 2\n2 3\n2 1\n1\n"), "n.gal", names(3));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Swm.write(alike.with(Standardisation.ROW), names(3), "id", out);
        assertThat(Swm.read(new ByteArrayInputStream(out.toByteArray()), "n.swm", names(3))
                        .binary())
                .isTrue();
    }

    /** Far units had counted most, in silence. */
    @Test
    void aMatrixOfDistancesIsTold() throws IOException {
        for (String of : new String[] {"distances", "inverse", "steps", "alike"}) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    int d = Math.abs(i - j) * 1000;
                    text.append(j == 0 ? "" : ",")
                            .append(
                                    switch (of) {
                                        case "distances" -> d;
                                        case "inverse" -> d == 0 ? 0 : 1000.0 / d;
                                        case "steps" -> d == 1000 ? 1 : 0;
                                        default -> d == 0 ? 0 : 1;
                                    });
                }
                text.append('\n');
            }
            assertThat(MatrixText.read(new StringReader(text.toString()), "n.csv", names(6))
                            .origin()
                            .cautions())
                    .as(of)
                    .extracting(Problem::code)
                    .isEqualTo(of.equals("distances") ? List.of(ProblemCode.WEIGHTS_C05_FARTHER) : List.of());
        }
    }

    @Test
    void distancesOfGeodaAreLinksThatCountOne() throws IOException {
        double[] x = {0, 3, 3, 10};
        double[] y = {0, 0, 4, 0};
        String distances = "0 4 x id\n1 2 3\n1 3 5\n2 1 3\n3 2 4\n4 2 7\n";
        Weights read = Gwt.read(new StringReader(distances), "n.gwt", names(4));
        for (double unit : new double[] {1, 1e-3, 111_000}) {
            double[] east = Arrays.stream(x).map(v -> v * unit).toArray();
            double[] north = Arrays.stream(y).map(v -> v * unit).toArray();
            Weights w = Gwt.withoutDistances(read, east, north);
            assertThat(w.binary()).isTrue();
            assertThat(ContiguityTest.rows(w)).isEqualTo(ContiguityTest.rows(read));
            assertThat(w.origin().cautions())
                    .extracting(Problem::code)
                    .containsExactly(ProblemCode.WEIGHTS_C04_DISTANCES);
        }
        double[] none = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};
        assertThat(Gwt.withoutDistances(read, none, none)).isSameAs(read);
        // all alike on a lattice: only the distance itself is one
        Weights lattice = Gwt.read(new StringReader("0 4 x id\n1 2 3\n2 1 3\n"), "n.gwt", names(4));
        assertThat(Gwt.withoutDistances(lattice, x, y).binary()).isTrue();
        Weights half = Gwt.read(new StringReader("0 4 x id\n1 2 0.5\n2 1 0.5\n"), "n.gwt", names(4));
        assertThat(Gwt.withoutDistances(half, x, y)).isSameAs(half);
        Weights inverse = Distances.inverse(x, y, 20, 1, 0, new PlainEngine());
        assertThat(Gwt.withoutDistances(inverse, x, y)).isSameAs(inverse);
    }

    @Test
    void aMatrixOfArcgisThatBreaksOffSaysWhere() throws IOException {
        List<String> expected = lines("ohio.swm.expected");
        byte[] whole;
        try (InputStream in = open("ohio.swm")) {
            whole = in.readAllBytes();
        }
        for (int end = 0; end < whole.length; end += 97) {
            byte[] part = Arrays.copyOf(whole, end);
            problem(() -> Swm.read(new ByteArrayInputStream(part), "n.swm", ids(expected)), ProblemCode.WEIGHTS_11_SWM);
        }
        problem(
                () -> Swm.read(new ByteArrayInputStream(new byte[100_000]), "n.swm", ids(expected)),
                ProblemCode.WEIGHTS_11_SWM,
                "0");
        problem(
                () -> Swm.read(
                        new ByteArrayInputStream(whole), "n.swm", ids(expected).subList(0, 80)),
                ProblemCode.WEIGHTS_02_UNKNOWN_UNIT);
        byte[] wrong = whole.clone();
        int head = new String(whole, 0, 60, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        wrong[head + 15] = 0x7f; // the number of neighbours of the first record
        problem(
                () -> Swm.read(new ByteArrayInputStream(wrong), "n.swm", ids(expected)),
                ProblemCode.WEIGHTS_11_SWM,
                "1");
    }

    @Test
    void aKernelFileOfGeodaIsReadWithoutItsSelfLinks() throws IOException {
        List<String> expected = lines("baltim.tri.k12.kwt.expected.gz");
        try (InputStreamReader in = new InputStreamReader(open("baltim.tri.k12.kwt.gz"), StandardCharsets.UTF_8)) {
            Weights w = Gwt.read(in, "baltim.tri.k12.kwt", ids(expected));
            reads(w, expected, ids(expected));
            assertThat(w.origin().cautions()).singleElement().satisfies(c -> {
                assertThat(c.code()).isEqualTo(ProblemCode.WEIGHTS_C02_SELF_LINKS);
                assertThat(c.args()).containsExactly("211");
            });
        }
    }

    private static List<String> names(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(Integer::toString).toList();
    }

    @Test
    void aUnitAmongItsOwnNeighboursIsLeftOutThere() throws IOException {
        Weights w = Gal.read(new StringReader("3\n1 3\n1 2 3\n2 1\n2\n3 1\n1\n"), "n.gal", names(3));
        assertThat(ContiguityTest.rows(w)).containsExactly("0: 1 2", "1:", "2: 0");
        assertThat(w.origin().cautions()).extracting(c -> c.args().get(0)).containsExactly("2");
    }

    @Test
    void headsOfOldFilesAreRead() throws IOException {
        for (String head : List.of(
                "3",
                "0 3",
                "0 3 layer id",
                "1 168 juvenile ID", // what GeoDa wrote once
                "3 layer id",
                "0 3 my layer id",
                "0 3 \"my layer\" id",
                "0 3 layer",
                "0 3 2010 1",
                "\uFEFF0 3 图层 编号")) {
            assertThat(ContiguityTest.rows(Gwt.read(new StringReader(head + "\n1 2 0.5\n"), "n.gwt", names(3))))
                    .as(head)
                    .containsExactly("0: 1", "1:", "2:");
            assertThat(ContiguityTest.rows(Gal.read(new StringReader(head + "\n1 1\n2\n"), "n.gal", names(3))))
                    .as(head)
                    .containsExactly("0: 1", "1:", "2:");
        }
        for (String line : List.of("1 2 0.5", "1 2", "layer 3", "hello")) {
            problem(
                    () -> Gwt.read(new StringReader(line + "\n1 2 0.5\n"), "n.gwt", names(3)),
                    ProblemCode.WEIGHTS_01_HEADER,
                    "GWT",
                    line);
        }
    }

    private static Weights matrix(String text, int n) throws IOException {
        return MatrixText.read(new StringReader(text), "n.csv", names(n));
    }

    @Test
    void aMatrixWithIdsIsReadWhateverPartsItsFields() throws IOException {
        for (String text : List.of(
                "id,3,1,2\n1,0.5,0,2\n2,0,4,0\n3,0,0,0\n",
                "\uFEFFid;\"3\";\"1\";\"2\"\r\n\"1\";0.5;0;2\r\n2;0;4;0\r\n3;0;0;0\r\n",
                "\t3\t1\t2\n1\t.5\t0\t2\n2\t0\t4\t0\n3\t0\t0\t0",
                "3 1 2\n1 0.5 0 2\n2 0 4 0\n3 0 0 0\n",
                "0 3 1 2\n1 0.5 0 2\n2 0 4 0\n3 0 0 0\n",
                "id 3 1 2\n\n1 5e-1 0 2\n2 0 4 0\n3 0 0 0\n")) {
            Weights w = matrix(text, 3);
            assertThat(ContiguityTest.rows(w)).as(text).containsExactly("0: 1 2", "1: 0", "2:");
            double[] raw = new double[2];
            w.raw(0, raw);
            assertThat(raw).containsExactly(2, 0.5);
            assertThat(w.origin().cautions()).isEmpty();
        }
        // units that the matrix leaves out are islands
        assertThat(ContiguityTest.rows(matrix("id,4,1\n1,1,0\n4,0,1\n", 5)))
                .containsExactly("0: 3", "1:", "2:", "3: 0", "4:");
    }

    @Test
    void aPlainSquareIsInTheOrderOfTheUnits() throws IOException {
        Weights w = matrix("0 1 0\n1 1 1\n0 1 0\n", 3);
        assertThat(ContiguityTest.rows(w)).containsExactly("0: 1", "1: 0 2", "2: 1");
        assertThat(w.binary()).isTrue();
        assertThat(w.origin().cautions()).extracting(c -> c.code()).containsExactly(ProblemCode.WEIGHTS_C02_SELF_LINKS);
        assertThat(ContiguityTest.rows(matrix("0\n", 1))).containsExactly("0:");
    }

    @Test
    void aMatrixOfStataIsReadAsLibpysalReadsIt() throws IOException {
        List<String> expected = lines("stata_full.txt.expected");
        try (InputStreamReader in = new InputStreamReader(open("stata_full.txt"), StandardCharsets.UTF_8)) {
            reads(MatrixText.read(in, "stata_full.txt", ids(expected)), expected, ids(expected));
        }
    }

    @Test
    void aMatrixGoesOutAndIn() throws IOException {
        Weights w = Distances.inverse(new double[] {0, 1, 4, 99}, new double[4], 5, 1, 0, new PlainEngine())
                .with(Standardisation.ROW);
        List<String> names = List.of("430102", "芙蓉", "c", "d");
        StringBuilder out = new StringBuilder();
        MatrixText.write(w, names, "code", out);
        assertThat(out.toString()).startsWith("code,430102,芙蓉,c,d\n430102,0,0.8,0.2,0\n");
        Weights back = MatrixText.read(new StringReader(out.toString()), "n.csv", names);
        assertThat(ContiguityTest.rows(back)).isEqualTo(ContiguityTest.rows(w));
        double[] raw = new double[2];
        back.raw(1, raw);
        assertThat(raw[0]).isCloseTo(0.75, within(1e-14));
    }

    @Test
    void matricesThatAreWrongAreNamed() {
        problem(() -> matrix("", 2), ProblemCode.WEIGHTS_03_LINE, "1", "2 x NUMBER", "");
        problem(() -> matrix("0 1 0\n1 0 1\n0 1 0\n", 4), ProblemCode.WEIGHTS_03_LINE, "1", "4 x NUMBER", "0 1 0");
        problem(
                () -> matrix("id,1,2\n1,0,1\n2,x,0\n", 2),
                ProblemCode.WEIGHTS_03_LINE,
                "3",
                "ID, 2 x NUMBER >= 0",
                "2 x 0");
        problem(
                () -> matrix("id,1,2\n1,0,1\n2,-1,0\n", 2),
                ProblemCode.WEIGHTS_03_LINE,
                "3",
                "ID, 2 x NUMBER >= 0",
                "2 -1 0");
        problem(
                () -> matrix("id,1,2\n1,0\n2,1,0\n", 2),
                ProblemCode.WEIGHTS_03_LINE,
                "2",
                "ID, 2 x NUMBER >= 0",
                "1 0");
        problem(() -> matrix("id,1,9\n1,0,1\n9,1,0\n", 2), ProblemCode.WEIGHTS_02_UNKNOWN_UNIT, "1", "9");
        problem(() -> matrix("id,1,2\n1,0,1\n1,1,0\n", 2), ProblemCode.WEIGHTS_04_TWICE, "3", "1");
        problem(() -> matrix("id,1,1\n1,0,1\n2,1,0\n", 2), ProblemCode.WEIGHTS_04_TWICE, "1", "1");
        problem(() -> matrix("2\n1 0 1\n1 1 0\n", 2), ProblemCode.WEIGHTS_04_TWICE, "3", "1");
    }

    private interface Step {
        Weights run() throws IOException;
    }

    private static void problem(Step step, ProblemCode code, String... args) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problems()).hasSize(1);
            assertThat(e.problems().get(0).code()).isEqualTo(code);
            if (args.length > 0) {
                assertThat(e.problems().get(0).args()).isEqualTo(new ArrayList<>(List.of(args)));
            }
        });
    }
}
