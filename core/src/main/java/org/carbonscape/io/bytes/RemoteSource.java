package org.carbonscape.io.bytes;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes of a file elsewhere; all readers of one raster share what came of it. Sent to another machine it is opened
 * there, and must still be the same file.
 */
final class RemoteSource extends ByteSource {
    private final String address;
    private final Optional<String> version;
    private transient Optional<RemoteFile> file;

    RemoteSource(Path path, String address, RemoteFile file) {
        super(path, file.size());
        this.address = address;
        this.version = file.version();
        this.file = Optional.of(file);
    }

    @Override
    public ByteSource again() {
        return this;
    }

    private synchronized RemoteFile file() {
        if (file.isEmpty()) {
            file = Optional.of(RemoteFile.again(address, size(), version));
        }
        return file.orElseThrow();
    }

    @Override
    public void read(long position, byte[] into, int length) {
        file().read(position, into, length);
    }

    @Override
    public boolean isFar() {
        return true;
    }

    @Override
    public void expect(long[] positions, long[] lengths) {
        file().expect(positions, lengths);
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
