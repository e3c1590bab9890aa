package org.carbonscape.app.web;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who may ask. On the loopback address: pages of this server, by that address. A name that resolves to it, as in DNS
 * rebinding, is refused, and so are other pages and whatever would change something without telling that it comes from
 * a page of this server. On another address the token is asked for as well.
 */
final class Guard {
    private final boolean isLoopback;
    private final String own;
    private final String token; // empty on loopback
    private final String cookie;

    /** @param own how the address is written that is answered on */
    Guard(boolean isLoopback, String own, int port) {
        this.isLoopback = isLoopback;
        this.own = own;
        this.token = isLoopback ? "" : randomToken();
        this.cookie = "carbonscape-" + port; // browsers give cookies to all ports of a machine
    }

    private static String randomToken() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String token() {
        return token;
    }

    /** Why the asker gets nothing; empty where it may ask. May set the cookie that holds the token. */
    Optional<Reply.Refusal> refusal(HttpExchange exchange) {
        if (!isMeant(exchange)) {
            return Optional.of(new Reply.Refusal(403, "this server is asked for by another name or from another page"));
        }
        if (!hasToken(exchange)) {
            return Optional.of(
                    new Reply.Refusal(401, "open the address that was printed at the start, with its token"));
        }
        return Optional.empty();
    }

    private boolean isMeant(HttpExchange exchange) {
        String host = Request.first(exchange, "Host");
        String name = host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT); // names of hosts have no case
        boolean known =
                !isLoopback || List.of("localhost", "127.0.0.1", "[::1]", own).contains(name);
        String origin = Request.first(exchange, "Origin");
        boolean reads = exchange.getRequestMethod().equals("GET")
                || exchange.getRequestMethod().equals("HEAD");
        boolean isOwn = origin.isEmpty() ? reads : origin.equalsIgnoreCase("http://" + host);
        return known && !host.isEmpty() && isOwn;
    }

    private boolean hasToken(HttpExchange exchange) {
        if (token.isEmpty()) {
            return true;
        }
        for (String part :
                String.valueOf(exchange.getRequestURI().getRawQuery()).split("&")) {
            if (part.startsWith("token=") && isToken(part.substring(6))) {
                exchange.getResponseHeaders()
                        .set("Set-Cookie", cookie + "=" + token + "; HttpOnly; SameSite=Strict; Path=/");
                return true;
            }
        }
        for (String given : Request.first(exchange, "Cookie").split(";\\s*")) {
            if (given.startsWith(cookie + "=") && isToken(given.substring(cookie.length() + 1))) {
                return true;
            }
        }
        return false;
    }

    private boolean isToken(String given) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
