package org.carbonscape.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.grid.Crs;
import org.carbonscape.grid.Grid;
import org.carbonscape.grid.ValueRaster;
import org.carbonscape.grid.Window;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rasters behind a server of this test's own on loopback, which counts what it sends and fails when it is told to. */
class RemoteRasterTest {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");
    private static final int COLUMNS = 2600;
    private static final int ROWS = 1500;

    @TempDir
    Path dir;

    private HttpServer server;
    private ExecutorService threads;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private volatile byte[] content = new byte[0];
    private volatile String tag = "\"one\"";
    private volatile int status;
    private final AtomicInteger stumbles = new AtomicInteger();
    private volatile boolean ranges = true;
    private final AtomicInteger shortAnswers = new AtomicInteger();

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        threads = Executors.newFixedThreadPool(2);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange x) throws IOException {
        requests.incrementAndGet();
        try (x) {
            if (status != 0) {
                x.sendResponseHeaders(status, -1);
                return;
            }
            if (stumbles.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                x.sendResponseHeaders(503, -1);
                return;
            }
            byte[] all = content;
            Matcher m = RANGE.matcher(String.valueOf(x.getRequestHeaders().getFirst("Range")));
            x.getResponseHeaders().set("ETag", tag);
            if (!ranges || !m.matches()) {
                x.sendResponseHeaders(200, all.length);
                x.getResponseBody().write(all);
                return;
            }
            int from = Integer.parseInt(m.group(1));
            int end = (int) Math.min(all.length, Long.parseLong(m.group(2)) + 1);
            x.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + all.length);
            x.sendResponseHeaders(206, end - from);
            int n = shortAnswers.getAndUpdate(k -> Math.max(0, k - 1)) > 0 ? (end - from) / 2 : end - from;
            x.getResponseBody().write(all, from, n);
            sent.addAndGet(n);
        } catch (IOException e) {
            // the client has gone, or was sent less than promised
        }
    }

    private Path address() {
        return FileName.path("http://127.0.0.1:" + server.getAddress().getPort() + "/data/lu 土地.tif");
    }

    private Path local() throws IOException {
        Path path = dir.resolve("lu.tif");
        Grid grid = WriterTest.grid(COLUMNS, ROWS, Crs.epsg(32648));
        try (TiffWriter out = TiffWriter.values(
                path, grid, "", "", new TiffOptions(TiffOptions.Compression.DEFLATE, false, true, 23))) {
            out.write(new PlainEngine(), WriterTest.values(grid));
            out.finish();
        }
        content = Files.readAllBytes(path);
        return path;
    }

    private static float[] cells(TiffFile file, Window w) {
        float[] cells = new float[w.cells()];
        try (ValueRaster.Reader reader = file.values().open()) {
            reader.read(w, cells);
        }
        return cells;
    }

    @Test
    void aRemoteRasterIsReadWithFewRequestsAndHardlyAByteTooMany() throws Exception {
        TiffFile here = TiffFile.open(local());
        TiffFile there = TiffFile.open(address());
        assertThat(requests.get()).isEqualTo(1); // all directories of a COG come first
        assertThat(there.grid()).isEqualTo(here.grid());
        assertThat(there.bytes()).isEqualTo(content.length);
        long header = sent.get();
        Window all = new Window(0, 0, COLUMNS, ROWS);
        long full = here.layout().index().stored();
        try (ValueRaster.Reader reader = there.values().open()) {
            for (int i = 0; i < there.tiling().count(); i++) {
                Window w = there.tiling().window(i);
                float[] block = new float[w.cells()];
                reader.read(w, block);
                assertThat(block).isEqualTo(cells(here, w));
            }
        }
        assertThat((sent.get() - header) / (double) full).isLessThanOrEqualTo(1.1);
        assertThat(requests.get() - 1).isLessThanOrEqualTo(there.tiling().count());
        assertThat(there.tiling().count()).isLessThan(here.tiling().count() / 3);

        TiffFile again = TiffFile.open(address());
        long before = sent.get();
        int asked = requests.get();
        assertThat(cells(again, all)).isEqualTo(cells(here, all));
        assertThat((sent.get() - before) / (double) full).isLessThanOrEqualTo(1.1);
        assertThat(requests.get() - asked).isLessThanOrEqualTo(1 + (int) (full >> 22));

        before = sent.get();
        Window part = new Window(1000, 700, 300, 300);
        assertThat(cells(TiffFile.open(address()), part)).isEqualTo(cells(here, part));
        assertThat(sent.get() - before).isLessThan(full / 3);
    }

    @Test
    void aServerThatStumblesIsAskedAgain() throws Exception {
        TiffFile here = TiffFile.open(local());
        stumbles.set(2);
        TiffFile there = TiffFile.open(address());
        shortAnswers.set(1);
        Window w = new Window(0, 0, COLUMNS, 512);
        assertThat(cells(there, w)).isEqualTo(cells(here, w));
    }

    @Test
    void whatAServerRefusesIsAProblemWithTheAddress() throws Exception {
        local();
        String shown = "http://127.0.0.1:" + server.getAddress().getPort() + "/data/lu 土地.tif";
        for (int[] each : new int[][] {{403, 4}, {401, 4}, {404, 5}, {410, 5}, {400, 3}}) {
            status = each[0];
            requests.set(0);
            assertThatThrownBy(() -> TiffFile.open(address()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessageStartingWith("FILE-0" + each[1] + "     " + shown)
                    .hasMessageContaining("HTTP " + each[0]);
            assertThat(requests.get()).isEqualTo(1); // it would not change its mind
        }
        status = 0;
        ranges = false;
        assertThatThrownBy(() -> TiffFile.open(address())).hasMessageStartingWith("FILE-06     " + shown);
        ranges = true;
        TiffFile there = TiffFile.open(address());
        tag = "\"two\"";
        assertThatThrownBy(() -> cells(there, new Window(0, 0, 2000, 1200))).hasMessageStartingWith("FILE-07");
        tag = "\"one\"";
        content = Arrays.copyOf(content, content.length - 1000);
        assertThatThrownBy(() -> cells(there, new Window(0, 0, 2600, 1500))).hasMessageStartingWith("FILE-07");
        stumbles.set(5);
        assertThatThrownBy(() -> TiffFile.open(address()))
                .hasMessageStartingWith("FILE-08")
                .hasMessageContaining("HTTP 503; it was asked 5 times");
        content = "<html>no raster</html>".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> TiffFile.open(address()))
                .hasMessageStartingWith("FILE-03     " + shown + ": it cannot be read: it is a web page (HTML)");
        content = "no raster".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> TiffFile.open(address())).hasMessageStartingWith("TIFF-01     " + shown + ": ");
    }

    @Test
    void aMosaicMayHaveRemoteTiles() throws Exception {
        TiffFile here = TiffFile.open(local());
        Path vrt = dir.resolve("m.vrt");
        Gdal.run(
                "/usr/bin/gdalbuildvrt",
                "-q",
                vrt.toString(),
                dir.resolve("lu.tif").toString());
        Files.writeString(
                vrt,
                Files.readString(vrt)
                        .replace(
                                "relativeToVRT=\"1\">lu.tif",
                                "relativeToVRT=\"0\">/vsicurl/" + FileName.text(address())));
        Window w = new Window(100, 50, 900, 400);
        assertThat(cells(TiffFile.open(vrt), w)).isEqualTo(cells(here, w));
        assertThat(requests.get()).isPositive();
    }

    @Test
    void problemsOfServersAreWhole() {
        String[][] texts = {
            {
                "FILE-04     u: the server does not let it be read (HTTP 403)\n            Check that the address is "
                        + "public"
                        + " or signed and has not run out; or download the file and name that.",
                "FILE-04     u：服务器不允许读取（HTTP 403）\n            请确认该地址公开或带有效签名；也可先下载，再指定本地文件。"
            },
            {
                "FILE-05     u: the server has no such file (HTTP 404)\n            Check the address in a browser.",
                "FILE-05     u：服务器上没有该文件（HTTP 404）\n            请在浏览器中核对地址。"
            },
            {
                "FILE-06     u: the server sends whole files only, no ranges of bytes\n            Download the file "
                        + "and"
                        + " name that, or put it on a server with ranges, as object stores and most web servers have.",
                "FILE-06     u：服务器只能发送整个文件，不支持按字节范围读取\n            " + "请先下载再指定本地文件，或改用支持范围请求的服务器（对象存储及多数网站服务器均支持）。"
            },
            {
                "FILE-07     u: it changed on the server while it was read\n            Run again once nobody writes "
                        + "to it.",
                "FILE-07     u：读取期间服务器上的文件有变动\n            请待其不再变动后重新运行。"
            },
            {
                "FILE-08     u: the server did not send it: x; it was asked 5 times\n            Check the connection "
                        + "and"
                        + " try again; or download the file and name that.",
                "FILE-08     u：服务器未能送达：x；已请求 5 次\n            请检查网络后重试；也可先下载，再指定本地文件。"
            }
        };
        Problem[] problems = {
            Problem.of(ProblemCode.FILE_04_DENIED, "u", 403),
            Problem.of(ProblemCode.FILE_05_NOT_THERE, "u", 404),
            Problem.of(ProblemCode.FILE_06_NO_RANGES, "u"),
            Problem.of(ProblemCode.FILE_07_CHANGED, "u"),
            Problem.of(ProblemCode.FILE_08_SERVER, "u", "x", 5)
        };
        for (int i = 0; i < problems.length; i++) {
            assertThat(problems[i].text(Language.EN)).isEqualTo(texts[i][0]);
            assertThat(problems[i].text(Language.ZH)).isEqualTo(texts[i][1]);
        }
    }
}
