package org.carbonscape.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers behind the timings: sums in baselines.md, where GD, gdverse and numpy agree in all digits printed. */
class DetectorBenchTest {
    @ParameterizedTest
    @CsvSource({
        "factor, 1000, 1.03863438993",
        "inter, 1000, 9.73777006391",
        "factor, 100000, 0.954946742757",
        "inter, 100000, 8.17093346821"
    })
    void sumsOfQAreThoseOfThePeers(String task, int units, String sum) throws Exception {
        Path inputs = Path.of(System.getProperty("carbonscape.bench", "/tmp/bench/in"));
        Assumptions.assumeTrue(
                Files.exists(inputs.resolve("geodet_" + units + ".f64")), "no benchmark inputs in " + inputs);
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            DetectorBench.main(new String[] {inputs.toString(), Integer.toString(units), task, "2", "1"});
        } finally {
            System.setOut(console);
        }
        String[] cells = printed.toString(StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow()
                .split(",");
        assertThat(cells[0]).isEqualTo("w8_" + task + "_" + units);
        double unit = Math.pow(10, -(sum.length() - sum.indexOf('.') - 1));
        assertThat(Math.abs(Double.parseDouble(cells[4]) - Double.parseDouble(sum)))
                .isLessThanOrEqualTo(unit / 2 * (1 + 1e-6));
    }
}
