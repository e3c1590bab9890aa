package org.carbonscape.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.carbonscape.stats.Samples.PLAIN;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.carbonscape.weights.Contiguity;
import org.carbonscape.weights.Distances;
import org.carbonscape.weights.Kernel;
import org.carbonscape.weights.Lattice;
import org.carbonscape.weights.Rule;
import org.carbonscape.weights.Standardisation;
import org.carbonscape.weights.Weights;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PySAL as a live oracle, where Debian's python3-esda is installed (or on PYTHONPATH). */
@Tag("slow")
class EsdaOracleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private JsonNode python(String script) throws IOException, InterruptedException {
        Path file = folder.resolve("oracle.py");
        Files.writeString(
                file, "import warnings; warnings.filterwarnings('ignore')\nimport json, numpy as np\n" + script);
        Path python = Path.of("/usr/bin/python3");
        Assumptions.assumeTrue(Files.isExecutable(python), "no /usr/bin/python3");
        Process probe = new ProcessBuilder(python.toString(), "-c", "import esda, libpysal")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Assumptions.assumeTrue(
                probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0, "python3-esda is not installed");
        Process process = new ProcessBuilder(python.toString(), "-W", "ignore", file.toString())
                .redirectError(folder.resolve("err").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(() -> {
                    try {
                        return Files.readString(folder.resolve("err"));
                    } catch (IOException e) {
                        return e.toString();
                    }
                })
                .isZero();
        return JSON.readTree(out);
    }

    private static String list(double[] values) {
        return DoubleStream.of(values).mapToObj(Double::toString).collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void statisticsOnALatticeEqualEsda() throws Exception {
        double[] x =
                DoubleStream.of(Samples.random(99, 4)).map(v -> Math.abs(v) + 1).toArray();
        JsonNode o = python("""
                import esda, libpysal
                x = np.array(%s)
                w = libpysal.weights.lat2W(9, 11, rook=False); w.transform = 'r'
                b = libpysal.weights.lat2W(9, 11, rook=False)
                m = esda.Moran(x, w, permutations=0); l = esda.Moran_Local(x, w, permutations=0)
                c = esda.Geary(x, w, permutations=0); g = esda.G(x, b, permutations=0)
                s = esda.G_Local(x, b, transform='B', star=True, permutations=0)
                i = esda.G_Local(x, b, transform='B', star=False, permutations=0)
                lg = esda.Geary_Local(connectivity=w, permutations=9, seed=1, n_jobs=1).fit(x)
                print(json.dumps(dict(I=m.I, vn=m.VI_norm, vr=m.VI_rand, zr=m.z_rand, pn=m.p_norm, C=c.C, \
                vcn=c.VC_norm, vcr=c.VC_rand,
                    G=g.G, vg=g.VG, zg=g.z_norm, pg=g.p_norm, pcn=c.p_norm, Is=list(l.Is), E=list(l.EIc), \
                V=list(l.VIc), star=list(s.Zs), gi=list(i.Zs),
                    geary=list(lg.localG))))
                """.formatted(list(x)));
        Weights w = Lattice.of(11, 9, Rule.QUEEN).with(Standardisation.ROW);
        GlobalOptions options = GlobalOptions.of(Convention.ESDA).withPermutations(0);
        GlobalStatistic normal = GlobalMoran.of(x, w, options, PLAIN);
        GlobalStatistic random =
                GlobalMoran.of(x, w, options.withVariance(GlobalOptions.Variance.RANDOMISATION), PLAIN);
        assertThat(normal.value()).isCloseTo(o.get("I").asDouble(), within(1e-12));
        assertThat(normal.normal().variance()).isCloseTo(o.get("vn").asDouble(), within(1e-12));
        assertThat(normal.normal().p()).isCloseTo(o.get("pn").asDouble(), within(1e-10));
        assertThat(random.normal().variance()).isCloseTo(o.get("vr").asDouble(), within(1e-12));
        assertThat(random.normal().z()).isCloseTo(o.get("zr").asDouble(), within(1e-10));
        assertThat(GearyC.of(x, w, options, PLAIN).value()).isCloseTo(o.get("C").asDouble(), within(1e-12));
        assertThat(GearyC.of(x, w, options, PLAIN).normal().variance())
                .isCloseTo(o.get("vcn").asDouble(), within(1e-12));
        assertThat(GearyC.of(x, w, options.withVariance(GlobalOptions.Variance.RANDOMISATION), PLAIN)
                        .normal()
                        .variance())
                .isCloseTo(o.get("vcr").asDouble(), within(1e-12));
        assertThat(GearyC.of(x, w, GlobalOptions.of(Convention.ESDA, GlobalOptions.Statistic.GEARY), PLAIN)
                        .normal()
                        .p())
                .isCloseTo(o.get("pcn").asDouble(), within(1e-12));
        Weights b = w.with(Standardisation.NONE);
        GlobalStatistic g = GeneralG.of(x, b, options, PLAIN);
        assertThat(GeneralG.of(x, b, GlobalOptions.of(Convention.ESDA, GlobalOptions.Statistic.GENERAL_G), PLAIN)
                        .normal()
                        .p())
                .isCloseTo(o.get("pg").asDouble(), within(1e-8));
        assertThat(g.value()).isCloseTo(o.get("G").asDouble(), within(1e-12));
        assertThat(g.normal().variance()).isCloseTo(o.get("vg").asDouble(), within(1e-14));
        assertThat(g.normal().z()).isCloseTo(o.get("zg").asDouble(), within(1e-8));
        LocalMoran.Result local =
                LocalMoran.of(x, w, LocalMoran.Options.of(Convention.ESDA).withPermutations(0), PLAIN);
        LocalMoran.Result divisorN = LocalMoran.of(x, w, LocalMoran.Options.of(Convention.SPDEP), PLAIN);
        GetisOrd.Result star = GetisOrd.of(x, b, GetisOrd.Options.defaults().withPermutations(0), PLAIN);
        GetisOrd.Result gi = GetisOrd.of(
                x, b, GetisOrd.Options.defaults().withPermutations(0).withStar(false), PLAIN);
        LocalGeary.Result geary = LocalGeary.of(
                x,
                w,
                new LocalGeary.Options(
                        LocalGeary.Divisor.N_MINUS_1,
                        new LocalOptions(9, Alternative.TWO_SIDED, Correction.NONE, 0.05, 1)),
                PLAIN);
        for (int i = 0; i < 99; i++) {
            assertThat(local.i(i)).isCloseTo(o.get("Is").get(i).asDouble(), within(1e-11));
            assertThat(local.expected(i)).isCloseTo(o.get("E").get(i).asDouble(), within(1e-11));
            assertThat(local.variance(i)).isCloseTo(o.get("V").get(i).asDouble(), within(1e-11));
            assertThat(local.z(i)).isCloseTo(divisorN.z(i), within(1e-10)); // of one divisor, not of two
            assertThat(divisorN.expected(i)).isCloseTo(o.get("E").get(i).asDouble(), within(1e-11));
            assertThat(divisorN.variance(i)).isCloseTo(o.get("V").get(i).asDouble(), within(1e-11));
            assertThat(star.z(i)).isCloseTo(o.get("star").get(i).asDouble(), within(1e-10));
            assertThat(gi.z(i)).isCloseTo(o.get("gi").get(i).asDouble(), within(1e-10));
            assertThat(geary.c(i) * 99 / 98)
                    .isCloseTo(o.get("geary").get(i).asDouble(), within(1e-10)); // esda: divisor n
        }
    }

    @Test
    void neighboursOfTheCountiesEqualLibpysal() throws Exception {
        RealCases.Units counties = RealCases.counties();
        JsonNode o =
                python("""
                import libpysal, shapely.geometry as sg
                f = json.load(open(%s))['features']
                p = [sg.shape(g['geometry']) for g in f]
                def rows(w): return [sorted(int(j) for j in w.neighbors[i]) for i in range(len(p))]
                q = libpysal.weights.Queen.from_iterable(p); r = libpysal.weights.Rook.from_iterable(p)
                c = np.array([(g.centroid.x, g.centroid.y) for g in p])
                k = libpysal.weights.KNN.from_array(c, k=4)
                d = libpysal.weights.min_threshold_distance(c)
                a = libpysal.weights.Kernel(c, k=4, fixed=False, function='triangular')
                print(json.dumps(dict(q=rows(q), r=rows(r), k=rows(k), d=d, x=list(c[:, 0]), y=list(c[:, 1]),
                    a=[[float(v) for j, v in sorted(zip(a.neighbors[i], a.weights[i])) if j != i] for i in \
                range(len(p))])))
                """.formatted(JSON.writeValueAsString(counties.file().toString())));
        assertThat(rows(Contiguity.queen(counties.polygons(), PLAIN)))
                .isEqualTo(o.get("q").toString());
        assertThat(rows(Contiguity.rook(counties.polygons(), PLAIN)))
                .isEqualTo(o.get("r").toString());
        double[] x = JSON.treeToValue(o.get("x"), double[].class);
        double[] y = JSON.treeToValue(o.get("y"), double[].class);
        assertThat(rows(Distances.nearest(x, y, 4, PLAIN))).isEqualTo(o.get("k").toString());
        assertThat(Distances.nobodyIsolated(x, y, PLAIN)).isCloseTo(o.get("d").asDouble(), within(1e-12));
        Weights kernel = Distances.adaptive(x, y, Kernel.TRIANGULAR, 4, PLAIN);
        double[] raw = new double[kernel.maxDegree()];
        for (int i = 0; i < x.length; i++) {
            kernel.raw(i, raw);
            List<Double> theirs = List.of(JSON.treeToValue(o.get("a").get(i), Double[].class));
            assertThat(kernel.degree(i)).isEqualTo(theirs.size());
            for (int k = 0; k < theirs.size(); k++) {
                assertThat(raw[k]).isCloseTo(theirs.get(k), within(1e-9));
            }
        }
    }

    private static String rows(Weights w) {
        StringBuilder out = new StringBuilder("[");
        int[] ids = new int[w.maxDegree()];
        for (int i = 0; i < w.size(); i++) {
            int degree = w.neighbours(i, ids);
            out.append(i == 0 ? "[" : ",[");
            for (int k = 0; k < degree; k++) {
                out.append(k == 0 ? "" : ",").append(ids[k]);
            }
            out.append(']');
        }
        return out.append(']').toString();
    }
}
