package org.carbonscape.io.run;

import java.io.IOException;
import java.io.OutputStream;

/** What a file holds, or a piece of it. */
@FunctionalInterface
public interface Content {
    /** Writes it; the stream stays open. */
    void to(OutputStream out) throws IOException;
}
