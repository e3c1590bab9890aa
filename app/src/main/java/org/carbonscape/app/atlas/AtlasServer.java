package org.carbonscape.app.atlas;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Hands out an atlas over HTTP: GET and HEAD only, byte ranges of files, nothing outside its tree. On the loopback
 * address it answers only requests that name it by that address (a name that resolves to it, as in DNS rebinding, is
 * refused) and that come from its own pages. On another address it also asks for the token that its address shows.
 */
public final class AtlasServer implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int BACKLOG = 64;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
    private static final String COOKIE = "carbonscape";
    /** No inline script, nothing from elsewhere; styles set by scripts on elements are no inline styles. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** The report is a page of its own with its styles and pictures inside; it has no script. */
    private static final String REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final AtlasTree tree;
    private final HttpServer server;
    private final ExecutorService pool;
    private final boolean isLoopback;
    private final String token; // empty on loopback
    private final Map<String, byte[]> packed = new ConcurrentHashMap<>(); // of the page's own files

    private AtlasServer(AtlasTree tree, HttpServer server, boolean isLoopback, String token) {
        this.tree = tree;
        this.server = server;
        this.isLoopback = isLoopback;
        this.token = token;
        this.pool = Executors.newFixedThreadPool(THREADS);
    }

    /**
     * Begins to answer.
     *
     * @param address a name or number of this machine
     * @param port    0 = any that is free
     * @throws ProblemException SERVE-01 if the port is taken, SERVE-03 if the address is none of this machine
     */
    public static AtlasServer start(AtlasTree tree, String address, int port) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else tiles wait 40 ms each
        InetAddress host;
        HttpServer server;
        try {
            host = InetAddress.getByName(address);
            server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        } catch (BindException e) {
            throw String.valueOf(e.getMessage()).contains("assign")
                    ? new ProblemException(ProblemCode.SERVE_03_ADDRESS, "--address", address)
                    : new ProblemException(ProblemCode.SERVE_01_PORT, "--port", Integer.toString(port));
        } catch (java.net.UnknownHostException e) {
            throw new ProblemException(ProblemCode.SERVE_03_ADDRESS, "--address", address);
        }
        AtlasServer atlas =
                new AtlasServer(tree, server, host.isLoopbackAddress(), host.isLoopbackAddress() ? "" : randomToken());
        server.setExecutor(atlas.pool);
        server.createContext("/", atlas::answer);
        server.start();
        return atlas;
    }

    private static String randomToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Where the page is, with the token where one is asked for. */
    public URI address() {
        InetSocketAddress at = server.getAddress();
        String host = isLoopback ? "127.0.0.1" : at.getAddress().getHostAddress();
        if (host.contains(":")) {
            host = "[" + host.replaceFirst("%.*", "") + "]";
        }
        return URI.create("http://" + host + ":" + at.getPort() + "/" + (token.isEmpty() ? "" : "?token=" + token));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers out = exchange.getResponseHeaders();
            out.set("X-Content-Type-Options", "nosniff");
            out.set("Referrer-Policy", "no-referrer");
            out.set("Cross-Origin-Resource-Policy", "same-origin");
            out.set("Cross-Origin-Opener-Policy", "same-origin");
            out.set("Cache-Control", "no-cache");
            out.set("Content-Security-Policy", POLICY);
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                out.set("Allow", "GET, HEAD");
                refuse(exchange, 405, "only GET and HEAD are answered");
            } else if (!isMeant(exchange)) {
                refuse(exchange, 403, "this atlas is asked for by another name or from another page");
            } else if (!hasToken(exchange)) {
                refuse(exchange, 401, "open the address that was printed at the start, with its token");
            } else {
                send(exchange);
            }
        } catch (IOException e) {
            // the browser went away, or a file of the run can no longer be read: the next request tells
        }
    }

    /** Whether the Host and Origin headers are this server's own: no DNS rebinding, no reading by other pages. */
    private boolean isMeant(HttpExchange exchange) {
        String host = first(exchange, "Host");
        String name = host.replaceFirst(":\\d+$", "");
        boolean known = !isLoopback || name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
        String origin = first(exchange, "Origin");
        return known && !host.isEmpty() && (origin.isEmpty() || origin.equals("http://" + host));
    }

    private boolean hasToken(HttpExchange exchange) {
        if (token.isEmpty()) {
            return true;
        }
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        for (String part : query.split("&")) {
            if (part.startsWith("token=") && isToken(part.substring(6))) {
                exchange.getResponseHeaders()
                        .set("Set-Cookie", COOKIE + "=" + token + "; HttpOnly; SameSite=Strict; Path=/");
                return true;
            }
        }
        for (String cookie : first(exchange, "Cookie").split(";\\s*")) {
            if (cookie.startsWith(COOKIE + "=") && isToken(cookie.substring(COOKIE.length() + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static String first(HttpExchange exchange, String header) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                .orElse("");
    }

    private static void refuse(HttpExchange exchange, int status, String why) throws IOException {
        byte[] text = (why + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, exchange.getRequestMethod().equals("HEAD") ? -1 : text.length);
        if (!exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(text);
        }
    }

    /** The path within the tree, as it is after decoding once; the tree knows exact names only. */
    private static String path(HttpExchange exchange) {
        String path;
        try {
            path = String.valueOf(new URI(exchange.getRequestURI().toString()).getPath());
        } catch (URISyntaxException e) {
            return "\0";
        }
        String name = path.replaceFirst("^/", "");
        return name.isEmpty() ? "index.html" : name;
    }

    private void send(HttpExchange exchange) throws IOException {
        String path = path(exchange);
        Optional<AtlasTree.Content> content = tree.find(path);
        if (content.isEmpty()) {
            refuse(exchange, 404, "there is no such file in this atlas");
            return;
        }
        Headers out = exchange.getResponseHeaders();
        out.set("Content-Type", content.get().type());
        if (path.endsWith("/report.html")) {
            out.set("Content-Security-Policy", REPORT_POLICY);
        }
        if (content.get() instanceof AtlasTree.OnDisk disk) {
            try (FileChannel file = FileChannel.open(disk.file())) {
                range(exchange, file);
            }
        } else if (content.get() instanceof AtlasTree.Made made) {
            whole(exchange, path, made);
        }
    }

    private void whole(HttpExchange exchange, String path, AtlasTree.Made made) throws IOException {
        byte[] bytes = made.bytes();
        if (bytes.length > 1400 && first(exchange, "Accept-Encoding").contains("gzip")) {
            boolean own = path.startsWith("assets/");
            byte[] known = packed.get(path);
            bytes = own && known != null ? known : gzip(bytes);
            if (own) {
                packed.put(path, bytes);
            }
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(200, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static void range(HttpExchange exchange, FileChannel file) throws IOException {
        long size = file.size();
        Headers out = exchange.getResponseHeaders();
        out.set("Accept-Ranges", "bytes");
        long from = 0;
        long to = size - 1;
        int status = 200;
        Matcher m = RANGE.matcher(first(exchange, "Range"));
        if (m.matches() && !(m.group(1).isEmpty() && m.group(2).isEmpty())) {
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
        boolean head = exchange.getRequestMethod().equals("HEAD");
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

    /** Ends at once; what is being sent is broken off. */
    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
