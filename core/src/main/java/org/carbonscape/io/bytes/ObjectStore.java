package org.carbonscape.io.bytes;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.carbonscape.disk.Sha256;

/**
 * Objects of S3 and of stores that speak like it ({@code s3://bucket/key}), read by signed requests (AWS Signature
 * Version 4). Keys, region and address come from the variables that AWS' own tools read: {@code AWS_ACCESS_KEY_ID},
 * {@code AWS_SECRET_ACCESS_KEY}, {@code AWS_SESSION_TOKEN}, {@code AWS_REGION} or {@code AWS_DEFAULT_REGION}, and
 * {@code AWS_ENDPOINT_URL_S3} or {@code AWS_ENDPOINT_URL} for another store, whose buckets then stand in the path.
 * Without keys requests are not signed, as public buckets allow.
 */
final class ObjectStore {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** SHA-256 of nothing: a request has no body. */
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Pattern NEXT = Pattern.compile("<NextContinuationToken>([^<]*)</NextContinuationToken>");

    private ObjectStore() {}

    /** Who asks, and of which part of the world. */
    record Keys(String id, String secret, Optional<String> session, String region) {}

    static RangeServer open(String address) {
        return open(address, ObjectStore::variable, Instant::now);
    }

    /** Objects whose keys begin so, up to the next slash or beyond. */
    static FolderServer folder(String address) {
        return folder(address, ObjectStore::variable, Instant::now);
    }

    private static String variable(String name) {
        return System.getenv().getOrDefault(name, "");
    }

    static RangeServer open(String address, UnaryOperator<String> variables, Supplier<Instant> clock) {
        Store store = Store.of(address, variables, clock);
        URI uri = URI.create(store.url + "/" + encoded(store.key, "/"));
        return HttpRanges.of(address, uri, headers -> store.proved(uri, headers));
    }

    static FolderServer folder(String address, UnaryOperator<String> variables, Supplier<Instant> clock) {
        Store store = Store.of(address, variables, clock);
        String prefix = store.key.isEmpty() ? "" : store.key.replaceFirst("/*$", "/");
        return within -> {
            List<String> names = new ArrayList<>();
            String token = "";
            do {
                String query = (token.isEmpty() ? "" : "continuation-token=" + encoded(token, "") + "&")
                        + (within ? "" : "delimiter=%2F&")
                        + "encoding-type=url&list-type=2&prefix="
                        + encoded(prefix, "");
                URI uri = URI.create(store.url + "/?" + query);
                String page = HttpRanges.of(address, uri, headers -> store.proved(uri, headers))
                        .text();
                KEY.matcher(page)
                        .results()
                        .map(r -> URLDecoder.decode(r.group(1), StandardCharsets.UTF_8)
                                .substring(prefix.length()))
                        .filter(n -> !n.isEmpty())
                        .forEach(names::add);
                token = NEXT.matcher(page)
                        .results()
                        .findFirst()
                        .map(r -> r.group(1))
                        .orElse("");
            } while (!token.isEmpty());
            return names;
        };
    }

    /** A bucket and a key in it, where they are asked for, and how it is proved who asks. */
    private record Store(String url, String key, Optional<Keys> keys, Supplier<Instant> clock) {
        static Store of(String address, UnaryOperator<String> variables, Supplier<Instant> clock) {
            String rest = address.substring(address.indexOf("://") + 3);
            int slash = rest.indexOf('/');
            String bucket = slash < 0 ? rest : rest.substring(0, slash);
            String region = first(variables, "AWS_REGION", "AWS_DEFAULT_REGION").orElse("us-east-1");
            Optional<String> endpoint = first(variables, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
            String url = endpoint.map(e -> e.replaceFirst("/+$", "") + "/" + bucket)
                    .orElse(
                            bucket.contains(".") // whose certificate would not fit a host with dots
                                    ? "https://s3." + region + ".amazonaws.com/" + bucket
                                    : "https://" + bucket + ".s3." + region + ".amazonaws.com");
            Optional<Keys> keys = first(variables, "AWS_ACCESS_KEY_ID")
                    .map(id -> new Keys(
                            id,
                            variables.apply("AWS_SECRET_ACCESS_KEY").strip(),
                            first(variables, "AWS_SESSION_TOKEN"),
                            region));
            return new Store(url, slash < 0 ? "" : rest.substring(slash + 1), keys, clock);
        }

        Map<String, String> proved(URI uri, Map<String, String> headers) {
            return keys.map(k -> signed(uri, headers, k, clock.get())).orElse(headers);
        }
    }

    private static Optional<String> first(UnaryOperator<String> variables, String... names) {
        for (String name : names) {
            if (!variables.apply(name).isBlank()) {
                return Optional.of(variables.apply(name).strip());
            }
        }
        return Optional.empty();
    }

    /** As the signature wants a path or a query: bytes of UTF-8, each but the plainest as %XX. */
    private static String encoded(String key, String kept) {
        StringBuilder out = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            if (kept.indexOf(b) >= 0 || PLAIN.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return out.toString();
    }

    /** Headers of a GET with the signature among them; HttpURLConnection adds the host as it is signed. */
    static Map<String, String> signed(URI uri, Map<String, String> headers, Keys keys, Instant at) {
        TreeMap<String, String> all = new TreeMap<>();
        headers.forEach((name, value) -> all.put(name.toLowerCase(Locale.ROOT), value));
        all.put("x-amz-content-sha256", EMPTY);
        all.put("x-amz-date", TIME.format(at));
        keys.session.ifPresent(s -> all.put("x-amz-security-token", s));
        TreeMap<String, String> named = new TreeMap<>(all);
        named.put("host", uri.getRawAuthority());
        StringBuilder lines = new StringBuilder();
        named.forEach(
                (name, value) -> lines.append(name).append(':').append(value).append('\n'));
        String names = String.join(";", named.keySet());
        String query = Optional.ofNullable(uri.getRawQuery()).orElse(""); // its parameters stand in order
        String request = String.join("\n", "GET", uri.getRawPath(), query, lines.toString(), names, EMPTY);
        String day = TIME.format(at).substring(0, 8);
        String scope = day + "/" + keys.region + "/s3/aws4_request";
        String text = String.join("\n", "AWS4-HMAC-SHA256", TIME.format(at), scope, Sha256.of(request));
        byte[] key = ("AWS4" + keys.secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        all.put(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + keys.id + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + hex(hmac(key, text)));
        return all;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
