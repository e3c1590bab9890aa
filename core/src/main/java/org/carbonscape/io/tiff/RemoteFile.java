package org.carbonscape.io.tiff;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A file behind {@code http(s)}, read by ranges. What a header needs comes in pieces of 64 kB; blocks that are expected
 * come together where they lie together, and are kept until they have been read, at most 64 MB of them. A server that
 * stumbles is asked again, four times, after longer and longer pauses. A file that changes while it is read is a
 * problem. Thread-safe.
 */
final class RemoteFile {
    private static final int PIECE = 64 << 10;
    private static final int MOST_KEPT = 64 << 20;
    /** Bytes that nobody asked for and that are still cheaper than another request. */
    private static final int GAP = 4 << 10;
    /** Bytes of one request at most. */
    private static final int MOST_AT_ONCE = 8 << 20;

    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_NANOS = 200_000_000;
    private static final int TIMEOUT_MS = 30_000;
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    private final String address;
    private final URL url;
    private final long size;
    private final Optional<String> version;
    /** By position. */
    private final LinkedHashMap<Long, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);

    private long keptBytes;

    private record Answer(byte[] bytes, long size, Optional<String> version) {}

    /** Part of an answer that may be better the next time. */
    private static final class Stumble extends IOException {
        private static final long serialVersionUID = 1;

        Stumble(String message) {
            super(message);
        }
    }

    private RemoteFile(String address, URL url, Answer first) {
        this.address = address;
        this.url = url;
        this.size = first.size;
        this.version = first.version;
        keep(0, first.bytes);
    }

    static RemoteFile open(String address) {
        URL url = url(address);
        return new RemoteFile(address, url, ask(address, url, 0, PIECE, -1));
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

    long size() {
        return size;
    }

    /** What the server calls this state of the file (ETag, else the time it was written). */
    Optional<String> version() {
        return version;
    }

    void read(long position, byte[] into, int length) {
        if (length == 0 || fromKept(position, into, length)) {
            return;
        }
        long end = Math.min(size, position + Math.max(length, PIECE));
        byte[] bytes = range(position, (int) (end - position));
        System.arraycopy(bytes, 0, into, 0, length);
        if (length < PIECE) { // of a header: its neighbours are wanted soon
            keep(position, bytes);
        }
    }

    private synchronized boolean fromKept(long position, byte[] into, int length) {
        byte[] exact = kept.get(position);
        if (exact != null && exact.length >= length) {
            System.arraycopy(exact, 0, into, 0, length);
            return true;
        }
        for (Map.Entry<Long, byte[]> piece : kept.entrySet()) {
            long from = position - piece.getKey();
            if (from >= 0 && from + length <= piece.getValue().length) {
                System.arraycopy(piece.getValue(), (int) from, into, 0, length);
                return true;
            }
        }
        return false;
    }

    private synchronized boolean isKept(long position, long length) {
        byte[] exact = kept.get(position);
        return exact != null && exact.length >= length
                || kept.entrySet().stream()
                        .anyMatch(p -> position >= p.getKey() && position + length <= p.getKey() + p.getValue().length);
    }

    private synchronized void keep(long position, byte[] bytes) {
        byte[] before = kept.put(position, bytes);
        keptBytes += bytes.length - (before == null ? 0 : before.length);
        while (keptBytes > MOST_KEPT && kept.size() > 1) {
            Map.Entry<Long, byte[]> eldest = kept.entrySet().iterator().next();
            keptBytes -= eldest.getValue().length;
            kept.remove(eldest.getKey());
        }
    }

    /** Fetches what is not there, in as few requests as can be. */
    void expect(long[] positions, long[] lengths) {
        for (int i = 0; i < positions.length; ) {
            if (lengths[i] > MOST_AT_ONCE || isKept(positions[i], lengths[i])) {
                i++;
                continue;
            }
            int next = i + 1;
            long end = positions[i] + lengths[i];
            while (next < positions.length
                    && positions[next] >= end
                    && positions[next] - end <= GAP
                    && positions[next] + lengths[next] - positions[i] <= MOST_AT_ONCE
                    && !isKept(positions[next], lengths[next])) {
                end = positions[next] + lengths[next];
                next++;
            }
            byte[] bytes = range(positions[i], (int) (end - positions[i]));
            for (int k = i; k < next; k++) {
                int from = (int) (positions[k] - positions[i]);
                keep(positions[k], java.util.Arrays.copyOfRange(bytes, from, (int) (from + lengths[k])));
            }
            i = next;
        }
    }

    private byte[] range(long position, int length) {
        Answer answer = ask(address, url, position, length, size);
        if (answer.size != size || !answer.version.equals(version)) {
            throw new ProblemException(ProblemCode.FILE_07_CHANGED, address);
        }
        return answer.bytes;
    }

    /** @param size of the file; -1 where it is not known: then fewer bytes may come */
    private static Answer ask(String address, URL url, long position, int length, long size) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(address, url, position, length, size);
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new ProblemException(
                            ProblemCode.FILE_08_SERVER,
                            address,
                            e instanceof Stumble
                                    ? Bilingual.same(String.valueOf(e.getMessage()))
                                    : Unreadable.reason(e),
                            ATTEMPTS);
                }
                LockSupport.parkNanos(FIRST_PAUSE_NANOS << attempt - 1);
            }
        }
    }

    private static Answer once(String address, URL url, long position, int length, long size) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(TIMEOUT_MS);
        connection.setReadTimeout(TIMEOUT_MS);
        connection.setUseCaches(false);
        connection.setRequestProperty("Range", "bytes=" + position + "-" + (position + length - 1));
        connection.setRequestProperty("Accept-Encoding", "identity");
        int status = connection.getResponseCode();
        switch (status) {
            case 206 -> {}
            case 200 -> {
                connection.disconnect(); // the whole file is on its way
                throw new ProblemException(ProblemCode.FILE_06_NO_RANGES, address);
            }
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
}
