package org.carbonscape.io.bytes;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * A file elsewhere, read by ranges. What a header needs comes in pieces of 64 kB; blocks that are expected
 * come together where they lie together, and are kept for a while ({@link Pieces}). A server that
 * stumbles is asked again, four times, after longer and longer pauses. A file that changes while it is read is a
 * problem. Thread-safe.
 */
public final class RemoteFile {
    private static final int PIECE = 64 << 10;
    /** Bytes that nobody asked for and that are still cheaper than another request. */
    private static final int GAP = 4 << 10;
    /** Bytes of one request at most. */
    private static final int MOST_AT_ONCE = 8 << 20;

    private static final int ATTEMPTS = 5;
    private static final long FIRST_PAUSE_NANOS = 200_000_000;

    private final String address;
    private final RangeServer server;
    private final long size;
    private final Optional<String> version;
    private final Pieces.Of kept = Pieces.ALL.ofFile();

    private RemoteFile(String address, RangeServer server, RangeServer.Answer first) {
        this.address = address;
        this.server = server;
        this.size = first.size();
        this.version = first.version();
        kept.keep(0, first.bytes());
    }

    public static RemoteFile open(String address) {
        RangeServer server = server(address);
        return new RemoteFile(address, server, ask(address, server, 0, PIECE, -1));
    }

    /** The same file, opened in another place. */
    static RemoteFile again(String address, long size, Optional<String> version) {
        RemoteFile file = open(address);
        if (file.size != size || !file.version.equals(version)) {
            throw new ProblemException(ProblemCode.FILE_07_CHANGED, address);
        }
        return file;
    }

    /** What the scheme of an address names; others than these are Hadoop's, which knows what its class path holds. */
    private static RangeServer server(String address) {
        String scheme = address.substring(0, address.indexOf(':'));
        return switch (scheme) {
            case "http", "https" -> HttpRanges.of(address);
            case "s3" -> ObjectStore.open(address);
            default -> HadoopDoor.open(address);
        };
    }

    public long size() {
        return size;
    }

    /** What the server calls this state of the file (ETag, else the time it was written). */
    public Optional<String> version() {
        return version;
    }

    void read(long position, byte[] into, int length) {
        if (length == 0 || kept.read(position, into, length)) {
            return;
        }
        long end = Math.min(size, position + Math.max(length, PIECE));
        byte[] bytes = range(position, (int) (end - position));
        System.arraycopy(bytes, 0, into, 0, length);
        if (length < PIECE) { // of a header: its neighbours are wanted soon
            kept.keep(position, bytes);
        }
    }

    /** Fetches what is not there, in as few requests as can be. */
    void expect(long[] positions, long[] lengths) {
        for (int i = 0; i < positions.length; ) {
            if (lengths[i] > MOST_AT_ONCE
                    || kept.holding(positions[i], lengths[i]).isPresent()) {
                i++;
                continue;
            }
            int next = i + 1;
            long end = positions[i] + lengths[i];
            while (next < positions.length
                    && positions[next] >= end
                    && positions[next] - end <= GAP
                    && positions[next] + lengths[next] - positions[i] <= MOST_AT_ONCE
                    && kept.holding(positions[next], lengths[next]).isEmpty()) {
                end = positions[next] + lengths[next];
                next++;
            }
            byte[] bytes = range(positions[i], (int) (end - positions[i]));
            for (int k = i; k < next; k++) {
                int from = (int) (positions[k] - positions[i]);
                kept.keep(positions[k], Arrays.copyOfRange(bytes, from, (int) (from + lengths[k])));
            }
            i = next;
        }
    }

    private byte[] range(long position, int length) {
        RangeServer.Answer answer = ask(address, server, position, length, size);
        if (answer.size() != size || !answer.version().equals(version)) {
            throw new ProblemException(ProblemCode.FILE_07_CHANGED, address);
        }
        return answer.bytes();
    }

    /** @param size of the file; -1 where it is not known: then fewer bytes may come */
    private static RangeServer.Answer ask(String address, RangeServer server, long position, int length, long size) {
        return patiently(address, () -> server.ask(position, length, size));
    }

    /** What is asked of a server. */
    interface Question<T> {
        T ask() throws IOException;
    }

    /** Asked again where the server stumbles. */
    static <T> T patiently(String address, Question<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.ask();
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new ProblemException(ProblemCode.FILE_08_SERVER, address, Unreadable.reason(e), ATTEMPTS);
                }
                LockSupport.parkNanos(FIRST_PAUSE_NANOS << attempt - 1);
            }
        }
    }
}
