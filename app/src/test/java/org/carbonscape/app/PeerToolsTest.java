package org.carbonscape.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A study and the commands beside spdep (R) and esda/libpysal (Python) run on the same files: Bungo's 146 villages with
 * the net emissions of their land cover, the 23 counties with their CO2, 49 squares. Skipped, saying so, where a tool
 * or the data are absent.
 */
@Tag("slow")
class PeerToolsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NET = "net_tCO2_per_ha_2010";

    @TempDir
    private static Path folder;

    private static Desk bungo;

    private record Case(Path file, String layer, String id, String value) {
        String[] args(String command, String... more) {
            List<String> args = new ArrayList<>(
                    List.of(command, "--units", file.toString(), "--id", id, "--value", value, "--permutations", "0"));
            if (!layer.isEmpty()) {
                args.addAll(List.of("--layer", layer));
            }
            args.addAll(List.of(more));
            return args.toArray(String[]::new);
        }
    }

    private static Path shared() {
        Path data = Stream.of(
                        System.getProperty("carbonscape.shared", ""),
                        Optional.ofNullable(System.getenv("CARBONSCAPE_SHARED")).orElse(""),
                        "../shared",
                        "../../shared",
                        "/work/shared")
                .filter(s -> !s.isEmpty())
                .map(s -> Path.of(s, "data").toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(folder.resolve("absent"));
        assumeTrue(Files.isDirectory(data), "skipped: the shared data are not beside the checkout");
        return data;
    }

    /** Made-up factors that fall with the class's carbon: what matters is that both programs see one column. */
    private static Desk bungo() throws Exception {
        if (bungo != null) {
            return bungo;
        }
        Path data = shared().resolve("bungo");
        StringBuilder legend = new StringBuilder("code,class\n");
        StringBuilder factors = new StringBuilder("class,value,unit\n");
        for (TextTable.Row row : TableFile.read(data.resolve("tables/carbon_bungo.csv"), "", "carbon_bungo.csv")
                .rows()) {
            legend.append(row.text("ID")).append(",\"").append(row.text("LC")).append("\"\n");
            factors.append('"')
                    .append(row.text("LC"))
                    .append("\",")
                    .append(String.format(Locale.ROOT, "%.4f", 1 - Double.parseDouble(row.text("CARBON")) / 60))
                    .append(",tC/ha/yr\n");
        }
        Desk desk = new Desk(folder.resolve("bungo"))
                .write("legend.csv", legend.toString())
                .write("factors.csv", factors.toString())
                .write("study.yaml", """
                study: Bungo
                landUse: { legend: legend.csv, phases: { 2000: %1$s/landcover/bungo_landcover_2000r.tif, 2010: \
                %1$s/landcover/bungo_landcover_2010r.tif } }
                units: { villages: { file: %1$s/zones/bungo_villages_146.gpkg, id: KODE2010, name: DESA } }
                carbon: { factors: factors.csv }
                statistics: { units: villages, morans-i: { permutations: 0 }, local-moran: { permutations: 0 }, \
                hot-spots: { statistic: both }, local-geary: { permutations: 999 } }
                """.formatted(data.toString().replace('\\', '/')));
        Desk.Outcome done = desk.run();
        assertThat(done.code()).as(done.err()).isZero();
        bungo = desk;
        return desk;
    }

    private static Case villages() throws Exception {
        return new Case(bungo().folder().resolve("run/vectors/units.gpkg"), "villages", "id", NET);
    }

    /** The counties with a column of their CO2 of 2015, million tonnes. */
    private static Case counties() throws Exception {
        Path data = shared().resolve("changzhutan");
        List<String> lines = Files.readAllLines(data.resolve("county_co2_1997_2017_Mt.csv"));
        int column = List.of(lines.get(0).split(",")).indexOf("C2015");
        JsonNode all = JSON.readTree(data.resolve("counties.geojson").toFile());
        for (JsonNode feature : all.get("features")) {
            String code = feature.get("properties").get("Code_County").asText();
            String line = lines.stream()
                    .filter(l -> l.startsWith(code + ","))
                    .findFirst()
                    .orElseThrow();
            ((ObjectNode) feature.get("properties")).put("co2", Double.parseDouble(line.split(",")[column]));
        }
        Path file = folder.resolve("counties.geojson");
        Files.writeString(file, all.toString());
        return new Case(file, "", "Code_County", "co2");
    }

    /** 7 x 7 squares of 1 km with values from a formula: as many units as Columbus has neighbourhoods. */
    private static Case squares() {
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < 49; i++) {
            int x = 400_000 + i % 7 * 1000;
            int y = 3_100_000 - i / 7 * 1000;
            features.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"id\":\"s")
                    .append(i)
                    .append("\",\"v\":")
                    .append(10 + (i * 37 % 11) + i / 7 * 2 + i % 7)
                    .append("},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[")
                    .append(x)
                    .append(',')
                    .append(y)
                    .append("],[")
                    .append(x + 1000)
                    .append(',')
                    .append(y)
                    .append("],[")
                    .append(x + 1000)
                    .append(',')
                    .append(y + 1000)
                    .append("],[")
                    .append(x)
                    .append(',')
                    .append(y + 1000)
                    .append("],[")
                    .append(x)
                    .append(',')
                    .append(y)
                    .append("]]]}}");
        }
        Desk desk = new Desk(folder)
                .write(
                        "squares.geojson",
                        "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                                + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::4547\"}},\"features\":["
                                + features + "]}");
        return new Case(desk.folder().resolve("squares.geojson"), "", "id", "v");
    }

    private static List<Case> cases() throws Exception {
        return List.of(squares(), counties(), villages());
    }

    private static JsonNode tool(List<String> command, String script, String ending, String probe, String name)
            throws Exception {
        assumeTrue(Files.isExecutable(Path.of(command.get(0))), "skipped: no " + command.get(0));
        List<String> asked = new ArrayList<>(command);
        asked.addAll(List.of(command.get(0).endsWith("python3") ? "-c" : "-e", probe));
        Process there = new ProcessBuilder(asked)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assumeTrue(
                there.waitFor(120, TimeUnit.SECONDS) && there.exitValue() == 0,
                "skipped: " + name + " is not installed");
        Path file = Files.writeString(folder.resolve("oracle" + ending), script);
        List<String> run = new ArrayList<>(command);
        run.add(file.toString());
        Process process = new ProcessBuilder(run)
                .redirectError(folder.resolve("oracle.err").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("oracle.err")))
                .isZero();
        return JSON.readTree(out.substring(out.indexOf('{')));
    }

    private static JsonNode python(Case c, String body) throws Exception {
        return tool(
                List.of("/usr/bin/python3", "-W", "ignore"),
                """
                import json, numpy as np, geopandas as gpd, esda, libpysal
                d = gpd.read_file(%s%s)
                x = d[%s].to_numpy(float)
                w = libpysal.weights.Queen.from_dataframe(d, use_index=False); w.transform = 'r'
                b = libpysal.weights.Queen.from_dataframe(d, use_index=False)
                %s
                """.formatted(
                                quoted(c.file().toString()),
                                c.layer().isEmpty() ? "" : ", layer=" + quoted(c.layer()),
                                quoted(c.value()),
                                body.strip()),
                ".py",
                "import esda, libpysal, geopandas",
                "python3-esda");
    }

    private static JsonNode r(Case c, String body) throws Exception {
        return tool(
                List.of("/usr/bin/Rscript", "--vanilla"),
                """
                suppressWarnings(suppressMessages({library(sf); library(spdep)}))
                sf_use_s2(FALSE)
                say <- function(...) { a <- list(...); cat('{', paste(sprintf('"%%s": [%%s]', names(a), sapply(a, \
                function(v) paste(ifelse(is.finite(v), format(v, digits = 17, trim = TRUE), 'null'), collapse = \
                ','))), collapse = ', '), '}\\n') }
                d <- st_read(%s%s, quiet = TRUE)
                x <- d[[%s]]
                nb <- suppressWarnings(suppressMessages(poly2nb(d, queen = TRUE, snap = 1e-9)))
                w <- nb2listw(nb, style = 'W'); b <- nb2listw(nb, style = 'B')
                %s
                """.formatted(
                                quoted(c.file().toString()),
                                c.layer().isEmpty() ? "" : ", layer = " + quoted(c.layer()),
                                quoted(c.value()),
                                body.strip()),
                ".R",
                "library(sf); library(spdep)",
                "r-cran-spdep");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "/") + "'";
    }

    private static JsonNode said(String... args) throws Exception {
        Desk.Outcome done = Desk.command(args);
        assertThat(done.code()).as(done.err()).isZero();
        return JSON.readTree(done.out());
    }

    /** Columns of a local command's table, in the order of the file. */
    private static double[] column(Case c, String command, String column, String... more) throws Exception {
        List<String> args = new ArrayList<>(List.of(c.args(command, more)));
        Path out = folder.resolve("local.csv");
        args.addAll(List.of("--out", out.toString(), "--replace"));
        Desk.Outcome done = Desk.command(args.toArray(String[]::new));
        assertThat(done.code()).as(done.err()).isZero();
        return TableFile.read(out, "", "local.csv").rows().stream()
                .mapToDouble(r -> r.findText(column)
                        .filter(t -> !t.isEmpty())
                        .map(Double::parseDouble)
                        .orElse(Double.NaN))
                .toArray();
    }

    private static void same(String what, JsonNode expected, double got) {
        double e = (expected.isArray() ? expected.get(0) : expected).asDouble();
        assertThat(got).as(what).isCloseTo(e, within(Math.max(1e-12, Math.abs(e) * 1e-9)));
    }

    private static void same(String what, JsonNode expected, double[] got) {
        assertThat(got.length).as(what).isEqualTo(expected.size());
        IntStream.range(0, got.length).filter(i -> !expected.get(i).isNull()).forEach(i -> {
            double e = expected.get(i).asDouble();
            assertThat(got[i]).as(what + "[" + i + "]").isCloseTo(e, within(Math.max(1e-10, Math.abs(e) * 1e-9)));
        });
    }

    @Test
    void underTheConventionOfEsdaTheCommandsGiveItsNumbers() throws Exception {
        for (Case c : cases()) {
            JsonNode o = python(c, """
                    m = esda.Moran(x, w, permutations=0); g = esda.Geary(x, w, permutations=0); l = \
                    esda.Moran_Local(x, w, permutations=0)
                    s = esda.G_Local(x, b, transform='B', star=True, permutations=0); i = esda.G_Local(x, b, \
                    transform='B', star=False, permutations=0)
                    print(json.dumps(dict(links=w.n and sum(len(v) for v in w.neighbors.values()), I=m.I, E=m.EI, \
                    V=m.VI_norm, z=m.z_norm, p=m.p_norm, VR=m.VI_rand,
                        zr=m.z_rand, C=g.C, VC=g.VC_norm, zc=-g.z_norm, Is=list(l.Is), \
                    zl=list((l.Is*(x.size-1)/x.size*0+l.Is)), star=list(s.Zs), gi=list(i.Zs))))
                    """);
            JsonNode ours = said(c.args("morans-i", "--convention", "esda", "--json"));
            assertThat(ours.get("neighbours").get("links").asInt())
                    .as("neighbours of " + c.file())
                    .isEqualTo(o.get("links").asInt());
            same("I", o.get("I"), ours.get("i").asDouble());
            same("E", o.get("E"), ours.get("expected").asDouble());
            same("V_N", o.get("V"), ours.get("variance").asDouble());
            same("z", o.get("z"), ours.get("z").asDouble());
            same("p", o.get("p"), ours.get("p").asDouble());
            JsonNode random = said(c.args("morans-i", "--convention", "esda", "--variance", "randomisation", "--json"));
            same("V_R", o.get("VR"), random.get("variance").asDouble());
            same("z_R", o.get("zr"), random.get("z").asDouble());
            same("C", o.get("C"), ours.get("geary").get("c").asDouble());
            same("V_N(C)", o.get("VC"), ours.get("geary").get("variance").asDouble());
            same("z(C)", o.get("zc"), ours.get("geary").get("z").asDouble());
            same("local I", o.get("Is"), column(c, "local-moran", "i", "--convention", "esda"));
            same("Gi*", o.get("star"), column(c, "hot-spots", "z", "--convention", "esda", "--style", "binary"));
            same(
                    "Gi",
                    o.get("gi"),
                    column(c, "hot-spots", "z", "--convention", "esda", "--style", "binary", "--without-self"));
        }
    }

    @Test
    void underTheConventionOfSpdepTheCommandsGiveItsNumbers() throws Exception {
        for (Case c : cases()) {
            JsonNode o = r(c, """
                    m <- moran.test(x, w); g <- geary.test(x, w); l <- localmoran(x, w, alternative = 'two.sided')
                    s <- localG(x, nb2listw(include.self(nb), style = 'B')); i <- localG(x, w)
                    positive <- if (min(x) >= 0) globalG.test(x, b) else NULL
                    G <- if (is.null(positive)) rep(NA, 3) else positive$estimate
                    say(links = sum(card(nb)), I = m$estimate[[1]], E = m$estimate[[2]], V = m$estimate[[3]], z = \
                    m$statistic[[1]], p = m$p.value, C = g$estimate[[1]], VC = g$estimate[[3]],
                        zc = g$statistic[[1]], G = G[[1]], EG = G[[2]], VG = G[[3]], Ii = l[, 1], Ei = l[, 2], Vi = \
                    l[, 3], Zi = l[, 4], Pi = l[, 5], star = as.numeric(s), gi = as.numeric(i))
                    """);
            JsonNode ours = said(c.args("morans-i", "--convention", "spdep", "--json"));
            assertThat(ours.get("neighbours").get("links").asInt())
                    .as("neighbours of " + c.file())
                    .isEqualTo(o.get("links").get(0).asInt());
            same("I", o.get("I"), ours.get("i").asDouble());
            same("E", o.get("E"), ours.get("expected").asDouble());
            same("V_R", o.get("V"), ours.get("variance").asDouble());
            same("z", o.get("z"), ours.get("z").asDouble());
            same("p", o.get("p"), ours.get("p").asDouble());
            same("C", o.get("C"), ours.get("geary").get("c").asDouble());
            same("V_R(C)", o.get("VC"), ours.get("geary").get("variance").asDouble());
            same("z(C)", o.get("zc"), ours.get("geary").get("z").asDouble());
            if (!o.get("G").get(0).isNull()) {
                same("G", o.get("G"), ours.get("generalG").get("g").asDouble());
                same("E(G)", o.get("EG"), ours.get("generalG").get("expected").asDouble());
                same("V(G)", o.get("VG"), ours.get("generalG").get("variance").asDouble());
            }
            same("local I", o.get("Ii"), column(c, "local-moran", "i", "--convention", "spdep"));
            same("E(local I)", o.get("Ei"), column(c, "local-moran", "expected", "--convention", "spdep"));
            same("V(local I)", o.get("Vi"), column(c, "local-moran", "variance", "--convention", "spdep"));
            same("z(local I)", o.get("Zi"), column(c, "local-moran", "z", "--convention", "spdep"));
            same("p(local I)", o.get("Pi"), column(c, "local-moran", "p", "--convention", "spdep"));
            same("Gi*", o.get("star"), column(c, "hot-spots", "z", "--convention", "spdep"));
            same("Gi", o.get("gi"), column(c, "hot-spots", "z", "--convention", "spdep", "--without-self"));
        }
    }

    /**
     * GeoDa's local I has the divisor n-1; ArcGIS leaves the unit out of its variance. Neither runs here: their
     * formulas do.
     */
    @Test
    void geodaAndArcgisDifferByTheirVariances() throws Exception {
        Case c = squares();
        double[] x = IntStream.range(0, 49)
                .mapToDouble(i -> 10 + (i * 37 % 11) + i / 7 * 2 + i % 7)
                .toArray();
        double mean = Arrays.stream(x).average().orElseThrow();
        double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
        double[] n = column(c, "local-moran", "i", "--convention", "spdep");
        double[] geoda = column(c, "local-moran", "i", "--convention", "geoda");
        double[] arcgis = column(c, "local-moran", "i", "--convention", "arcgis");
        for (int i = 0; i < 49; i++) {
            double z = x[i] - mean;
            assertThat(geoda[i]).isCloseTo(n[i] * 48 / 49, within(1e-12));
            assertThat(arcgis[i]).isCloseTo(n[i] * (squares / 49) / ((squares - z * z) / 48), within(1e-12));
        }
    }

    @Test
    void theStudysTablesAreWhatEsdaMakesOfItsUnits() throws Exception {
        Case c = villages();
        JsonNode o = python(c, """
                a = d[[k for k in d.columns if k.endswith('_km2_2010')]]
                lead = a.to_numpy().argmax(1); first = int(np.bincount(lead).argmax())
                j = esda.Join_Counts((lead == first).astype(int), b, permutations=0)
                m = esda.Moran(x, w, permutations=0); l = esda.Moran_Local(x, w, permutations=0)
                s = esda.G_Local(x, b, transform='B', star=True, permutations=0); i = esda.G_Local(x, b, \
                transform='B', star=False, permutations=0)
                lg = esda.Geary_Local(connectivity=w, permutations=9, seed=1, n_jobs=1).fit(x)
                print(json.dumps(dict(I=m.I, V=m.VI_rand, z=m.z_rand, lead=a.columns[first][:-len('_km2_2010')], \
                BB=j.bb, BW=j.bw, WW=j.ww, Is=list(l.Is*146/145), star=list(s.Zs), gi=list(i.Zs),
                    geary=list(lg.localG*145/146), ids=list(d['id'].astype(str)))))
                """);
        TextTable.Row moran = bungo().table("global-autocorrelation").rows().stream()
                .filter(r -> r.text("statistic").equals("morans-i")
                        && r.text("year").equals("2010")
                        && r.text("variable").equals("net_tCO2_per_ha"))
                .findFirst()
                .orElseThrow();
        same("I", o.get("I"), Double.parseDouble(moran.text("value")));
        same("V_R", o.get("V"), Double.parseDouble(moran.text("variance")));
        same("z", o.get("z"), Double.parseDouble(moran.text("z")));
        for (String kind : List.of("bb", "bw", "ww")) {
            TextTable.Row joins = bungo().table("global-autocorrelation").rows().stream()
                    .filter(r -> r.text("statistic").equals("join-count-" + kind)
                            && r.text("year").equals("2010")
                            && r.text("variable")
                                    .equals("leading_" + o.get("lead").asText()))
                    .findFirst()
                    .orElseThrow();
            same("joins " + kind, o.get(kind.toUpperCase(Locale.ROOT)), Double.parseDouble(joins.text("value")));
        }
        same("local I", o.get("Is"), table(o, "local-moran", "i", ""));
        same("Gi*", o.get("star"), table(o, "hot-spots", "z", "gi-star"));
        same("Gi", o.get("gi"), table(o, "hot-spots", "z", "gi"));
        same("local Geary", o.get("geary"), table(o, "local-geary", "c", ""));
    }

    /** Net emissions of 2010 by the oracle's order of units. */
    private static double[] table(JsonNode o, String name, String column, String statistic) throws Exception {
        List<TextTable.Row> rows = bungo().table(name).rows();
        List<String> ids = new ArrayList<>();
        o.get("ids").forEach(i -> ids.add(i.asText()));
        return ids.stream()
                .mapToDouble(id -> rows.stream()
                        .filter(r -> r.text("unit").equals(id)
                                && r.text("year").equals("2010")
                                && r.text("variable").equals("net_tCO2_per_ha")
                                && (statistic.isEmpty() || r.text("statistic").equals(statistic)))
                        .mapToDouble(r -> Double.parseDouble(r.text(column)))
                        .findFirst()
                        .orElseThrow())
                .toArray();
    }
}
