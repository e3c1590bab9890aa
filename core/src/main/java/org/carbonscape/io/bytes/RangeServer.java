package org.carbonscape.io.bytes;

import java.io.IOException;
import java.util.Optional;

/** A file elsewhere that can be read by ranges of bytes: what stands behind an address. Thread-safe. */
public interface RangeServer {
    /**
     * Bytes of the file.
     *
     * @param size    of the whole file
     * @param version what the server calls this state of it
     */
    record Answer(byte[] bytes, long size, Optional<String> version) {}

    /**
     * The bytes from a position on, as many as asked for or as there are.
     *
     * @param size of the file; -1 where it is not known yet
     * @throws IOException where asking again may help
     * @throws org.carbonscape.problem.ProblemException FILE-02 to FILE-07 where it does not
     */
    Answer ask(long position, int length, long size) throws IOException;
}
