package org.carbonscape.io.tiff;

import java.nio.file.Path;

/** Bytes of a file on a server; all readers of one raster share what came of it. */
final class HttpSource extends ByteSource {
    private final RemoteFile file;

    HttpSource(Path path, RemoteFile file) {
        super(path, file.size());
        this.file = file;
    }

    @Override
    ByteSource again() {
        return this;
    }

    @Override
    void read(long position, byte[] into, int length) {
        file.read(position, into, length);
    }

    @Override
    boolean isFar() {
        return true;
    }

    @Override
    void expect(long[] positions, long[] lengths) {
        file.expect(positions, lengths);
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
