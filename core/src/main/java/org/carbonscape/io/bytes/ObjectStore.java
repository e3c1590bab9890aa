package org.carbonscape.io.bytes;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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

    private ObjectStore() {}

    /** Who asks, and of which part of the world. */
    record Keys(String id, String secret, Optional<String> session, String region) {}

    static RangeServer open(String address) {
        return open(address, name -> System.getenv().getOrDefault(name, ""), Instant::now);
    }

    static RangeServer open(String address, UnaryOperator<String> variables, Supplier<Instant> clock) {
        String rest = address.substring(address.indexOf("://") + 3);
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        String key = slash < 0 ? "" : rest.substring(slash + 1);
        String region = first(variables, "AWS_REGION", "AWS_DEFAULT_REGION").orElse("us-east-1");
        Optional<String> endpoint = first(variables, "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
        String url = endpoint.map(e -> e.replaceFirst("/+$", "") + "/" + bucket)
                        .orElse(
                                bucket.contains(".") // whose certificate would not fit a host with dots
                                        ? "https://s3." + region + ".amazonaws.com/" + bucket
                                        : "https://" + bucket + ".s3." + region + ".amazonaws.com")
                + "/" + encoded(key);
        URI uri = URI.create(url);
        String id = variables.apply("AWS_ACCESS_KEY_ID");
        if (id.isBlank()) {
            return HttpRanges.of(address, uri, headers -> headers);
        }
        Keys keys = new Keys(
                id.strip(),
                variables.apply("AWS_SECRET_ACCESS_KEY").strip(),
                first(variables, "AWS_SESSION_TOKEN"),
                region);
        return HttpRanges.of(address, uri, headers -> signed(uri, headers, keys, clock.get()));
    }

    private static Optional<String> first(UnaryOperator<String> variables, String... names) {
        for (String name : names) {
            if (!variables.apply(name).isBlank()) {
                return Optional.of(variables.apply(name).strip());
            }
        }
        return Optional.empty();
    }

    /** As the signature wants a path: bytes of UTF-8, each but the plainest as %XX. */
    private static String encoded(String key) {
        StringBuilder out = new StringBuilder();
        for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
            if (b == '/' || PLAIN.indexOf(b) >= 0) {
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
        String request = String.join("\n", "GET", uri.getRawPath(), "", lines.toString(), names, EMPTY);
        String day = TIME.format(at).substring(0, 8);
        String scope = day + "/" + keys.region + "/s3/aws4_request";
        String text = String.join("\n", "AWS4-HMAC-SHA256", TIME.format(at), scope, hex(sha256(request)));
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

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
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
