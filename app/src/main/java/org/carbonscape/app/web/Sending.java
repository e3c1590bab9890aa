package org.carbonscape.app.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.carbonscape.io.json.Json;

/** Replies as bytes of HTTP. */
final class Sending {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final int WORTH_PACKING = 1400;

    private Sending() {}

    static void refusal(HttpExchange exchange, Reply.Refusal refusal) throws IOException {
        byte[] text = (refusal.why() + "\n").getBytes(StandardCharsets.UTF_8);
        whole(exchange, new Reply.Whole(refusal.status(), text, "text/plain; charset=utf-8"));
    }

    static void whole(HttpExchange exchange, Reply.Whole reply) throws IOException {
        boolean pack = reply.bytes().length > WORTH_PACKING && takesGzip(exchange);
        send(exchange, reply, pack ? gzip(reply.bytes()) : reply.bytes(), pack);
    }

    static void packed(HttpExchange exchange, Reply.Packed reply) throws IOException {
        boolean pack = reply.bytes().length > WORTH_PACKING && takesGzip(exchange);
        send(exchange, new Reply.Whole(200, reply.bytes(), reply.type()), pack ? reply.gzip() : reply.bytes(), pack);
    }

    private static boolean takesGzip(HttpExchange exchange) {
        return Request.first(exchange, "Accept-Encoding").contains("gzip");
    }

    private static void send(HttpExchange exchange, Reply.Whole reply, byte[] bytes, boolean isPacked)
            throws IOException {
        Headers out = exchange.getResponseHeaders();
        out.set("Content-Type", reply.type());
        if (isPacked) {
            out.set("Content-Encoding", "gzip");
            out.set("Vary", "Accept-Encoding");
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) { // as GET would say it: downloads ask first how large a file is
            out.set("Content-Length", Integer.toString(bytes.length));
        }
        exchange.sendResponseHeaders(reply.status(), head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array takes all
        }
        return out.toByteArray();
    }

    static void file(HttpExchange exchange, Reply.OnDisk reply) throws IOException {
        try (FileChannel file = FileChannel.open(reply.file())) {
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            range(exchange, file);
        } catch (NoSuchFileException e) {
            refusal(exchange, new Reply.Refusal(404, "this file is no longer there"));
        }
    }

    private static void range(HttpExchange exchange, FileChannel file) throws IOException {
        long size = file.size();
        Headers out = exchange.getResponseHeaders();
        out.set("Accept-Ranges", "bytes");
        long from = 0;
        long to = size - 1;
        int status = 200;
        boolean head = exchange.getRequestMethod().equals("HEAD");
        Matcher m = RANGE.matcher(Request.first(exchange, "Range"));
        // a range is of GET alone (RFC 9110, 14.2)
        if (!head && m.matches() && !(m.group(1).isEmpty() && m.group(2).isEmpty())) {
            if (m.group(1).isEmpty()) { // the last so many bytes
                from = Math.max(0, size - Long.parseLong(m.group(2)));
            } else {
                from = Long.parseLong(m.group(1));
                to = m.group(2).isEmpty() ? to : Math.min(to, Long.parseLong(m.group(2)));
            }
            if (from > to || from >= size) {
                out.set("Content-Range", "bytes */" + size);
                exchange.sendResponseHeaders(416, -1);
                return;
            }
            out.set("Content-Range", "bytes " + from + "-" + to + "/" + size);
            status = 206;
        }
        long length = to - from + 1;
        if (head) {
            out.set("Content-Length", Long.toString(length));
        }
        exchange.sendResponseHeaders(status, head || length == 0 ? -1 : length);
        if (!head && length > 0) {
            copy(file, from, length, exchange.getResponseBody());
        }
    }

    private static void copy(FileChannel file, long from, long length, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(length, 1 << 16));
        long left = length;
        for (long at = from; left > 0; ) {
            buffer.clear().limit((int) Math.min(left, buffer.capacity()));
            int n = file.read(buffer, at);
            if (n < 0) {
                throw new IOException("the file ends early");
            }
            out.write(buffer.array(), 0, n);
            at += n;
            left -= n;
        }
    }

    static void events(HttpExchange exchange, Reply.Events reply) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        reply.source().sendTo(new Reply.Outlet() {
            @Override
            public void event(String name, Object value) throws IOException {
                send("event: " + name + "\ndata: " + Json.line(value) + "\n\n");
            }

            @Override
            public void alive() throws IOException {
                send(": alive\n\n");
            }

            private void send(String text) throws IOException {
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        });
    }
}
