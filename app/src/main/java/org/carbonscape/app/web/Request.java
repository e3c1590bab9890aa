package org.carbonscape.app.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** What is asked, by one who may. */
public final class Request {
    private final HttpExchange exchange;
    private final Map<String, String> names;

    Request(HttpExchange exchange, Map<String, String> names) {
        this.exchange = exchange;
        this.names = names;
    }

    /** What a name in braces of the route's path stands for. */
    public String name(String name) {
        return Optional.ofNullable(names.get(name)).orElseThrow();
    }

    /** The first value of a key of the query: {@code ?key=value}. */
    public Optional<String> query(String key) {
        for (String part :
                String.valueOf(exchange.getRequestURI().getRawQuery()).split("&")) {
            if (part.startsWith(key + "=")) {
                return Route.decoded(part.substring(key.length() + 1).replace('+', ' '));
            }
        }
        return Optional.empty();
    }

    /** The first header of this name; empty text where there is none. */
    public String header(String name) {
        return first(exchange, name);
    }

    static String first(HttpExchange exchange, String header) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                .orElse("");
    }

    /** What is sent, as it comes. Its reader bounds it. */
    public InputStream body() {
        return exchange.getRequestBody();
    }

    /** All that is sent; empty where it is more than so many bytes. */
    public Optional<byte[]> bytes(int most) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        for (int n = body().read(buffer); n >= 0; n = body().read(buffer)) {
            if (out.size() + n > most) {
                return Optional.empty();
            }
            out.write(buffer, 0, n);
        }
        return Optional.of(out.toByteArray());
    }
}
