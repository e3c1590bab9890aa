package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command against the definitions written out in NumPy and SciPy, where they are installed. */
class GeodetectorOracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A table with gaps in y and drivers, a stratum of one unit, and names with quotes, commas, spaces and Chinese. */
    private static final String SCRIPT = """
            import csv, itertools, json, sys
            import numpy as np, scipy.stats as st
            rng = np.random.default_rng(int(sys.argv[2])); n = 180
            zone = rng.integers(0, 5, n).astype(str); kind = rng.choice(list('甲乙丙'), n).astype(object)
            odd = rng.choice(np.array(['a,b', 'a;b', 'a"b', '"q"', 'a∩b'], object), n); steep = rng.integers(1, 4, \
            n).astype(str).astype(object)
            y = 50 + 2 * zone.astype(float) + 3 * (kind == '甲') + rng.normal(size=n) * rng.uniform(0.5, 2, n); zone = \
            zone.astype(object)
            kind[7] = '丁'; odd[rng.integers(8, n, 6)] = ''; zone[rng.integers(8, n, 9)] = ''; y[rng.integers(8, n, 5)] \
            = np.nan
            x = {'zone': zone, '类 型': kind, 'odd,"name"': odd, 'steep': steep}
            with open(sys.argv[1], 'w', encoding='utf-8', newline='') as f:
                w = csv.writer(f); w.writerow(['y 值', *x]); w.writerows(['' if np.isnan(v) else repr(float(v)), *r] \
            for v, r in zip(y, zip(*x.values())))
            use = ~np.isnan(y)
            for s in x.values(): use &= s != ''
            y = y[use]; x = {k: s[use] for k, s in x.items()}; n = len(y)
            def within(s): return sum(((y[s == k] - y[s == k].mean())**2).sum() for k in set(s))
            def q(s): return 1 - within(s) / ((y - y.mean())**2).sum()
            out = dict(units=n, factors=[], interactions=[], ecological=[], risk=[])
            for name, s in x.items():
                ks = sorted(set(s)); l = len(ks); m = np.array([y[s == k].mean() for k in ks]); c = np.array([(s == \
            k).sum() for k in ks])
                f = (n - l) / (l - 1) * q(s) / (1 - q(s)); lam = (m**2).sum() - (np.sqrt(c) * m).sum()**2 / n
                out['factors'].append(dict(name=name, strata=l, q=q(s), f=f, pAnova=st.f.sf(f, l - 1, n - l), \
            singletons=int((c == 1).sum()),
                    pCompatibleSample=st.ncf.sf(f, l - 1, n - l, lam / y.var(ddof=1)), \
            pCompatiblePopulation=st.ncf.sf(f, l - 1, n - l, lam / y.var())))
                for a, b in itertools.combinations(ks, 2):
                    if min((s == a).sum(), (s == b).sum()) > 1:
                        t = st.ttest_ind(y[s == a], y[s == b], equal_var=False)
                        out['risk'].append(dict(name=name, a=a, b=b, t=t.statistic, df=t.df, p=t.pvalue))
            for a, b in itertools.combinations(x, 2):
                both = q(np.array([f'{i}|{j}' for i, j in zip(x[a], x[b])])); most = max(q(x[a]), q(x[b])); f = \
            within(x[a]) / within(x[b])
                out['interactions'].append(dict(a=a, b=b, q=both, excess=both - most,
                    type='bi-factor enhancement' if both < q(x[a]) + q(x[b]) else 'nonlinear enhancement'))
                out['ecological'].append(dict(a=a, b=b, f=f, p=min(1, 2 * min(st.f.cdf(f, n - 1, n - 1), st.f.sf(f, n \
            - 1, n - 1)))))
            print(json.dumps(out))
            """;

    @TempDir
    private Path folder;

    private JsonNode oracle(Path table, int seed) throws IOException, InterruptedException {
        Path python = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(Files.isExecutable(python), "no /usr/bin/python3");
        Process probe = new ProcessBuilder(python.toString(), "-c", "import scipy.stats")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Assumptions.assumeTrue(
                probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0, "python3-scipy is not installed");
        Path script = Files.writeString(folder.resolve("oracle.py"), SCRIPT);
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        python.toString(), "-W", "ignore", script.toString(), table.toString(), Integer.toString(seed))
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(err)).isZero();
        return JSON.readTree(out);
    }

    private static void same(JsonNode own, JsonNode theirs, String... members) {
        for (String member : members) {
            assertThat(own.path(member).isNumber()).as(member).isTrue();
            double expected = theirs.path(member).asDouble();
            assertThat(own.path(member).asDouble())
                    .as(member + " of " + theirs)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void allFourDetectorsEqualSciPy(int seed) throws Exception {
        Path table = folder.resolve("表 一.csv");
        JsonNode expected = oracle(table, seed);
        Desk.Outcome said = Desk.command(
                "geodetector",
                table.toString(),
                "--y",
                "y 值",
                "--x",
                "zone,类 型",
                "--x",
                "odd,\"name\"",
                "--x",
                "steep",
                "--permutations",
                "0",
                "--bootstrap",
                "0",
                "--json");
        assertThat(said.code()).as(said.err()).isZero();
        JsonNode found = JSON.readTree(said.out());
        assertThat(found.path("units")).isEqualTo(expected.path("units"));
        assertThat(found.path("units").asInt() + found.path("missing").asInt()).isEqualTo(180);
        assertThat(said.err()).contains("DRIVER-C04  类 型").contains("DRIVER-C06");
        for (int d = 0; d < 4; d++) {
            JsonNode own = found.path("factors").path(d);
            JsonNode theirs = expected.path("factors").path(d);
            assertThat(own.path("name")).isEqualTo(theirs.path("name"));
            same(own, theirs, "strata", "singletons", "q", "f", "pAnova", "pCompatibleSample", "pCompatiblePopulation");
        }
        for (int p = 0; p < 6; p++) {
            JsonNode own = found.path("interactions").path(p);
            JsonNode theirs = expected.path("interactions").path(p);
            assertThat(own.path("a").asText()
                            + own.path("b").asText()
                            + own.path("type").asText())
                    .isEqualTo(theirs.path("a").asText()
                            + theirs.path("b").asText()
                            + theirs.path("type").asText());
            same(own, theirs, "q", "excess");
            same(found.path("ecological").path(p), expected.path("ecological").path(p), "f", "p");
        }
        List<JsonNode> comparisons = new ArrayList<>();
        found.path("risk").forEach(r -> r.path("comparisons").forEach(comparisons::add));
        int at = 0;
        for (JsonNode theirs : expected.path("risk")) {
            String a = theirs.path("a").asText();
            String b = theirs.path("b").asText();
            JsonNode own = null;
            boolean turned = false;
            for (JsonNode risk : found.path("risk")) {
                for (JsonNode c : risk.path("name").equals(theirs.path("name"))
                        ? risk.path("comparisons")
                        : JSON.createArrayNode()) {
                    if (c.path("a").asText().equals(a) && c.path("b").asText().equals(b)
                            || c.path("a").asText().equals(b)
                                    && c.path("b").asText().equals(a)) {
                        own = c;
                        turned = c.path("a").asText().equals(b);
                    }
                }
            }
            assertThat(own).as(theirs.toString()).isNotNull();
            same(own, theirs, "df", "p");
            assertThat(turned ? -own.path("t").asDouble() : own.path("t").asDouble())
                    .isCloseTo(theirs.path("t").asDouble(), within(1e-9));
            at++;
        }
        // those with the one-unit stratum have no test
        assertThat(comparisons.stream().filter(c -> c.path("p").isNumber())).hasSize(at);
    }
}
