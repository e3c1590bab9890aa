package org.carbonscape.io.bytes;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** A file behind {@code http(s)}, whose server knows ranges. */
final class HttpRanges implements RangeServer {
    private static final int TIMEOUT_MS = 30_000;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    private final String address;
    private final URL url;
    private final UnaryOperator<Map<String, String>> signed;

    private HttpRanges(String address, URL url, UnaryOperator<Map<String, String>> signed) {
        this.address = address;
        this.url = url;
        this.signed = signed;
    }

    static HttpRanges of(String address) {
        return new HttpRanges(address, url(address), headers -> headers);
    }

    /**
     * @param address as the user wrote it
     * @param url     where it is asked for
     * @param signed  the headers of a request with those that prove who asks
     */
    static HttpRanges of(String address, URI url, UnaryOperator<Map<String, String>> signed) {
        try {
            return new HttpRanges(address, url.toURL(), signed);
        } catch (IOException | IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.FILE_03_UNREADABLE, address, Unreadable.reason(e));
        }
    }

    /** With letters that an address may not hold written as it must. */
    private static URL url(String address) {
        try {
            Matcher m =
                    Pattern.compile("(https?)://([^/?]+)([^?]*)(?:\\?(.*))?").matcher(address);
            if (!m.matches()) {
                throw new URISyntaxException(address, "?");
            }
            URI uri = address.contains("%")
                    ? new URI(address)
                    : new URI(m.group(1), m.group(2), m.group(3), m.group(4), null);
            return new URI(uri.toASCIIString()).toURL();
        } catch (URISyntaxException | IOException | IllegalArgumentException e) {
            throw new ProblemException(ProblemCode.FILE_03_UNREADABLE, address, Unreadable.reason(e));
        }
    }

    @Override
    public Answer ask(long position, int length, long size) throws IOException {
        HttpURLConnection connection =
                asked(size, Map.of("Range", "bytes=" + position + "-" + (position + length - 1)));
        if (connection.getResponseCode() != HttpURLConnection.HTTP_PARTIAL) {
            connection.disconnect(); // the whole file is on its way
            throw new ProblemException(ProblemCode.FILE_06_NO_RANGES, address);
        }
        Matcher range = RANGE.matcher(String.valueOf(connection.getHeaderField("Content-Range")));
        if (!range.matches() || Long.parseLong(range.group(1)) != position) {
            throw new ProblemException(ProblemCode.FILE_06_NO_RANGES, address);
        }
        long total = Long.parseLong(range.group(3));
        int wanted = (int) Math.min(length, total - position);
        byte[] bytes;
        try (InputStream in = connection.getInputStream()) {
            bytes = in.readNBytes(Math.max(0, wanted));
        }
        if (bytes.length < wanted || size >= 0 && wanted < length && total == size) {
            throw new Stumble(bytes.length + " / " + length + " bytes @ " + position);
        }
        String tag = connection.getHeaderField("ETag");
        return new Answer(
                bytes, total, Optional.ofNullable(tag == null ? connection.getHeaderField("Last-Modified") : tag));
    }

    /** All of an answer that is a text. */
    String text() throws IOException {
        try (InputStream in = asked(-1, Map.of()).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A connection whose answer is there; one that asking again would not change is a problem. */
    private HttpURLConnection asked(long size, Map<String, String> headers) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setUseCaches(false);
        signed.apply(headers).forEach(connection::setRequestProperty);
        connection.setRequestProperty("Accept-Encoding", "identity");
        int status = connection.getResponseCode();
        switch (status) {
            case 200, 206 -> {}
            case 401, 403, 407 -> throw new ProblemException(ProblemCode.FILE_04_DENIED, address, status);
            case 404, 410 -> throw new ProblemException(ProblemCode.FILE_05_NOT_THERE, address, status);
            case 416 ->
                throw new ProblemException(size < 0 ? ProblemCode.FILE_02_EMPTY : ProblemCode.FILE_07_CHANGED, address);
            default -> {
                if (status == 408 || status == 429 || status >= 500) {
                    throw new Stumble("HTTP " + status);
                }
                throw new ProblemException(ProblemCode.FILE_03_UNREADABLE, address, Bilingual.same("HTTP " + status));
            }
        }
        return connection;
    }

    /** Part of an answer that may be better the next time. */
    private static final class Stumble extends IOException {
        private static final long serialVersionUID = 1;

        Stumble(String message) {
            super(message);
        }
    }
}
