package org.carbonscape.spark;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files of a folder as a bucket of S3 holds them: whole or by ranges, with ETags, and listed (ListObjectsV2, one page).
 * A web server's way to give ranges is the same. What is asked for is counted.
 */
final class Bucket implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    final AtomicInteger requests = new AtomicInteger();
    final AtomicLong bytes = new AtomicLong();

    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Files have the addresses /bucket/NAME. */
    Bucket(Path folder, int port) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/bucket", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.incrementAndGet();
            String name = exchange.getRequestURI().getPath().replaceFirst("^/bucket/?", "");
            Path file = folder.resolve(name);
            boolean head = exchange.getRequestMethod().equals("HEAD");
            if (name.isEmpty()) {
                sent(exchange, 200, list().getBytes(StandardCharsets.UTF_8), head);
                return;
            }
            if (!Files.isRegularFile(file)) {
                sent(exchange, 404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8), head);
                return;
            }
            long size = Files.size(file);
            exchange.getResponseHeaders().set("ETag", "\"" + size + "\"");
            exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
            exchange.getResponseHeaders().set("Last-Modified", "Fri, 27 Nov 2026 00:00:00 GMT");
            String asked = exchange.getRequestHeaders().getFirst("Range");
            Matcher range = RANGE.matcher(asked == null ? "" : asked);
            if (head) {
                exchange.getResponseHeaders().set("Content-Length", Long.toString(size));
                exchange.sendResponseHeaders(200, -1);
            } else if (range.matches()) {
                long from = Long.parseLong(range.group(1));
                long to = range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + to + "/" + size);
                exchange.sendResponseHeaders(206, to - from + 1);
                copy(exchange, file, from, to - from + 1);
            } else {
                exchange.sendResponseHeaders(200, size);
                copy(exchange, file, 0, size);
            }
        }
    }

    private void copy(HttpExchange exchange, Path file, long from, long length) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = exchange.getResponseBody()) {
            in.skipNBytes(from);
            byte[] piece = new byte[16 << 10];
            for (long left = length; left > 0; ) {
                int n = in.read(piece, 0, (int) Math.min(left, piece.length));
                out.write(piece, 0, n);
                bytes.addAndGet(n);
                left -= n;
            }
        }
    }

    private static void sent(HttpExchange exchange, int code, byte[] text, boolean head) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(code, head ? -1 : text.length);
        if (!head) {
            exchange.getResponseBody().write(text);
        }
    }

    private String list() throws IOException {
        StringBuilder list = new StringBuilder("<ListBucketResult><Name>bucket</Name><IsTruncated>false</IsTruncated>");
        try (var all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                list.append("<Contents><Key>" + file.getFileName() + "</Key><Size>" + Files.size(file)
                        + "</Size><LastModified>2026-11-27T00:00:00.000Z</LastModified></Contents>");
            }
        }
        return list.append("</ListBucketResult>").toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
