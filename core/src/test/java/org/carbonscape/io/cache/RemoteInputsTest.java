package org.carbonscape.io.cache;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.option.FileName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work on files of a server is kept as long as the server promises that they are the same. */
class RemoteInputsTest {
    @TempDir
    private Path root;

    private HttpServer server;
    private volatile String tag = "\"one\"";
    private volatile int length = 1000;
    private int done;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            try (x) {
                x.getResponseHeaders().set("ETag", tag);
                x.getResponseHeaders().set("Content-Range", "bytes 0-" + (length - 1) + "/" + length);
                x.sendResponseHeaders(206, length);
                x.getResponseBody().write(new byte[length]);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Path file(String name) {
        return FileName.path("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    /** How often the work was done, once another run wants it. */
    private int after(Path file) {
        StageCache cache = new StageCache(
                CacheFolder.of(root.resolve("kept"), CacheFolder.USUAL_BYTES), List::of, new PlainEngine());
        cache.begin(List.of(file));
        assertThat(cache.keep("count", List.of(file), List.of(), () -> {
                    done++;
                    return "counted";
                }))
                .isEqualTo("counted");
        return done;
    }

    @Test
    void theSameFileIsWorkedAtOnce() {
        assertThat(after(file("a.tif"))).isEqualTo(1);
        assertThat(after(file("a.tif"))).isEqualTo(1);
    }

    @Test
    void anotherTagLengthOrAddressIsAnotherFile() {
        after(file("a.tif"));
        tag = "\"two\"";
        assertThat(after(file("a.tif"))).isEqualTo(2);
        length = 1001;
        assertThat(after(file("a.tif"))).isEqualTo(3);
        assertThat(after(file("b.tif"))).isEqualTo(4);
        assertThat(after(file("b.tif"))).isEqualTo(4);
        tag = "\"one\"";
        length = 1000;
        assertThat(after(file("a.tif"))).as("as it was at first").isEqualTo(4);
    }

    @Test
    void aWeakTagPromisesNothing() {
        tag = "W/\"one\"";
        assertThat(after(file("a.tif"))).isEqualTo(1);
        assertThat(after(file("a.tif"))).isEqualTo(2);
    }

    @Test
    void aServerThatIsGoneIsNoReasonToFail() {
        assertThat(after(file("a.tif"))).isEqualTo(1);
        server.stop(0);
        // nothing can be told of the file, so the work is done, which here needs no file
        assertThat(after(file("a.tif"))).isEqualTo(2);
    }
}
