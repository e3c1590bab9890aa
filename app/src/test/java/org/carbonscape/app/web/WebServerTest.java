package org.carbonscape.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.carbonscape.problem.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {
    private static final Route PAGE =
            Route.get("/", request -> new Reply.Whole(200, "hello".getBytes(StandardCharsets.UTF_8), "text/plain"));

    /** It was told to be at 127.0.0.1, where nobody answered. */
    @Test
    @EnabledOnOs(OS.LINUX) // where all of 127 is this machine
    void theAddressThatIsToldIsAnsweredOn() throws Exception {
        for (String address : List.of("127.0.0.1", "127.0.0.2", "localhost")) {
            try (WebServer server = WebServer.start(List.of(PAGE), address, 0)) {
                URI told = server.address();
                assertThat(told.getHost()).isEqualTo(address.equals("localhost") ? "127.0.0.1" : address);
                assertThat(HttpClient.newHttpClient()
                                .send(HttpRequest.newBuilder(told).build(), BodyHandlers.ofString())
                                .body())
                        .isEqualTo("hello");
            }
        }
    }

    /** It was told to be in use. */
    @Test
    void aPortOfAdministratorsIsToldAsOne() {
        var told = WebServer.problem("Permission denied", "127.0.0.1", "80")
                .problems()
                .get(0);
        assertThat(told.text(Language.EN)).isEqualToNormalizingNewlines("""
                SERVE-06    --port: port 80 may be used by administrators only
                            Write a port from 1024 on, or --port 0 for any free port.""");
        assertThat(told.text(Language.ZH)).isEqualToNormalizingNewlines("""
                SERVE-06    --port：端口 80 只有管理员可以使用
                            请写 1024 及以上的端口，或写 --port 0 任选空闲端口。""");
        assertThat(WebServer.problem("Address already in use", "127.0.0.1", "80")
                        .getMessage())
                .startsWith("SERVE-01");
    }

    /** As web servers answer: clients ask by HEAD how large a file is, and write the name of the host as they like. */
    @Test
    void headSaysWhatGetWouldAndNamesOfHostsHaveNoCase(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "0123456789");
        Route onDisk = Route.get("/a.txt", request -> new Reply.OnDisk(file, "text/plain"));
        try (WebServer server = WebServer.start(List.of(PAGE, onDisk), "127.0.0.1", 0)) {
            assertThat(asked(server, "HEAD / HTTP/1.1\r\nHost: 127.0.0.1"))
                    .startsWith("http/1.1 200")
                    .contains("\r\ncontent-length: 5\r\n")
                    .endsWith("\r\n\r\n");
            assertThat(asked(server, "HEAD /a.txt HTTP/1.1\r\nRange: bytes=0-3\r\nHost: LocalHost"))
                    .startsWith("http/1.1 200")
                    .contains("\r\ncontent-length: 10\r\n")
                    .endsWith("\r\n\r\n");
            assertThat(asked(server, "GET /a.txt HTTP/1.1\r\nRange: bytes=0-3\r\nHost: LOCALHOST"))
                    .startsWith("http/1.1 206")
                    .endsWith("\r\n\r\n0123");
            assertThat(asked(server, "GET / HTTP/1.1\r\nHost: LOCALHOST.EXAMPLE"))
                    .startsWith("http/1.1 403");
        }
    }

    private static String asked(WebServer server, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        }
    }
}
