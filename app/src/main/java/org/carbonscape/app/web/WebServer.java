package org.carbonscape.app.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Answers a list of routes over HTTP, to those who may ask ({@link Guard}), and nothing else. */
public final class WebServer implements AutoCloseable {
    /** Many, since a thread waits for the end of each request: those that send half of one must not stop the others. */
    private static final int THREADS = 256;
    /** Seconds that a request may take to arrive: an upload of 2 GB comes at 5 Mbit/s. */
    private static final int MOST_SECONDS = 3_600;

    private static final int BACKLOG = 64;
    /** How many readers of events there may be at once. */
    private static final int READERS = 32;
    /** No inline script, nothing from elsewhere; styles set by scripts on elements are no inline styles. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    /** A run's own pages and pictures have their styles and pictures inside; no script of theirs runs. */
    private static final String POLICY_OF_FILES = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            + "font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final List<Route> routes;
    private final HttpServer server;
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    private final ExecutorService readers =
            new ThreadPoolExecutor(0, READERS, 10, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final String host;
    private final Guard guard;

    private WebServer(List<Route> routes, HttpServer server, InetAddress host) {
        this.routes = List.copyOf(routes);
        this.server = server;
        String name = host.getHostAddress();
        this.host = name.contains(":") ? "[" + name.replaceFirst("%.*", "") + "]" : name;
        this.pool.allowCoreThreadTimeOut(true);
        this.guard = new Guard(
                host.isLoopbackAddress(), this.host, server.getAddress().getPort());
    }

    /**
     * Begins to answer.
     *
     * @param address a name or number of this machine
     * @param port    0 = any that is free
     * @throws ProblemException SERVE-01 if the port is taken, SERVE-06 if it is for administrators, SERVE-03 if the
     *     address is none of this machine
     */
    public static WebServer start(List<Route> routes, String address, int port) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true"); // else tiles wait 40 ms each
        System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(MOST_SECONDS));
        InetAddress host;
        HttpServer server;
        try {
            host = InetAddress.getByName(address);
            server = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
        } catch (BindException e) {
            throw problem(String.valueOf(e.getMessage()), address, Integer.toString(port));
        } catch (UnknownHostException e) {
            throw new ProblemException(ProblemCode.SERVE_03_ADDRESS, "--address", address);
        }
        WebServer web = new WebServer(routes, server, host);
        server.setExecutor(web.pool);
        server.createContext("/", web::answer);
        server.start();
        return web;
    }

    /** What a system means that says so of an address and a port. */
    static ProblemException problem(String why, String address, String port) {
        if (why.contains("assign")) {
            return new ProblemException(ProblemCode.SERVE_03_ADDRESS, "--address", address);
        }
        return new ProblemException(
                why.contains("Permission") ? ProblemCode.SERVE_06_LOW_PORT : ProblemCode.SERVE_01_PORT, "--port", port);
    }

    /** Where the page is, with the token where one is asked for. */
    public URI address() {
        String token = guard.token();
        String query = token.isEmpty() ? "" : "?token=" + token;
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/" + query);
    }

    private void answer(HttpExchange exchange) {
        boolean later = false;
        try {
            Headers out = exchange.getResponseHeaders();
            out.set("X-Content-Type-Options", "nosniff");
            out.set("Referrer-Policy", "no-referrer");
            out.set("Cross-Origin-Resource-Policy", "same-origin");
            out.set("Cross-Origin-Opener-Policy", "same-origin");
            out.set("Cache-Control", "no-cache");
            out.set("Content-Security-Policy", POLICY);
            Reply reply = reply(exchange);
            if (reply instanceof Reply.Events events
                    && !exchange.getRequestMethod().equals("HEAD")) {
                later = follow(exchange, events);
            } else {
                send(exchange, reply);
            }
        } catch (IOException e) {
            // the browser went away, or a file of the run can no longer be read: the next request tells
        } finally {
            if (!later) {
                exchange.close();
            }
        }
    }

    private Reply reply(HttpExchange exchange) {
        Optional<Reply.Refusal> refusal = guard.refusal(exchange);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String method = exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
        String path = String.valueOf(exchange.getRequestURI().getRawPath());
        TreeSet<String> others = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> names = route.match(path);
            if (names.isPresent() && route.method().equals(method)) {
                try {
                    return route.answer().to(new Request(exchange, names.get()));
                } catch (IOException | RuntimeException e) {
                    return new Reply.Refusal(500, "it could not be read: " + e.getMessage());
                }
            }
            names.ifPresent(n -> others.add(route.method()));
        }
        if (others.isEmpty()) {
            return Reply.missing();
        }
        exchange.getResponseHeaders().set("Allow", String.join(", ", others));
        return new Reply.Refusal(405, "it is asked for by " + String.join(", ", others));
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        if (reply instanceof Reply.Whole whole) {
            Sending.whole(exchange, whole);
        } else if (reply instanceof Reply.Packed packed) {
            Sending.packed(exchange, packed);
        } else if (reply instanceof Reply.OnDisk file) {
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY_OF_FILES);
            Sending.file(exchange, file);
        } else if (reply instanceof Reply.Refusal refusal) {
            Sending.refusal(exchange, refusal);
        } else {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** Hands the exchange to a thread of its own; the threads of the server are for short answers. */
    private boolean follow(HttpExchange exchange, Reply.Events events) throws IOException {
        try {
            readers.execute(() -> {
                try (exchange) {
                    Sending.events(exchange, events);
                } catch (IOException e) {
                    // the reader has gone
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            Sending.refusal(exchange, new Reply.Refusal(503, "too many pages follow the progress; close some"));
            return false;
        }
    }

    /** Ends at once; what is being sent is broken off. */
    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
        readers.shutdownNow();
    }
}
