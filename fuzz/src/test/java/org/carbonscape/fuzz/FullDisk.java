package org.carbonscape.fuzz;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the real disk seen through a file system that is full after so many writes: every write to a file counts,
 * and from the one named on each fails as a full disk makes it fail, until the disk is asked to have room again.
 * Deleting, renaming and reading go on, unless the disk is asked to fail one of the former.
 */
final class FullDisk {
    private final AtomicLong writes = new AtomicLong();
    private volatile long room = Long.MAX_VALUE;
    private volatile boolean holds;
    private final AtomicLong changes = new AtomicLong();
    private volatile long sound = Long.MAX_VALUE;
    private volatile boolean forGood;
    private final Provider provider = new Provider();

    /** The same folder, through this file system. */
    Path of(Path folder) {
        return new Place(folder);
    }

    /** Fails the write of this number and all after it; the first is number 1. */
    void fullAt(long write) {
        writes.set(0);
        room = write;
    }

    /** Whether what a run replaced cannot be removed, as on a network's folder where somebody has a file of it open. */
    void holds(boolean replaced) {
        holds = replaced;
    }

    /**
     * Fails the move or the deletion of this number, the first is number 1, and all after it where it is for good: as
     * if the program had been killed there.
     */
    void stumblesAt(long change, boolean forGood) {
        changes.set(0);
        sound = change;
        this.forGood = forGood;
    }

    /** Moves and deletions since the last {@link #stumblesAt}. */
    long changes() {
        return changes.get();
    }

    private void change(Path file) throws IOException {
        long now = changes.incrementAndGet();
        if (now == sound || forGood && now > sound) {
            throw new FileSystemException(file.toString(), null, "Device or resource busy");
        }
    }

    /** Writes since the last {@link #fullAt}. */
    long writes() {
        return writes.get();
    }

    private void write(Path file) throws IOException {
        if (writes.incrementAndGet() >= room) {
            throw new FileSystemException(file.toString(), null, "No space left on device");
        }
    }

    private static Path real(Path path) {
        return path instanceof Place place ? place.real : path;
    }

    private final class Place implements Path {
        private final Path real;

        Place(Path real) {
            this.real = real;
        }

        private @Nullable Path wrap(@Nullable Path path) {
            return path == null ? null : new Place(path);
        }

        @Override
        public FileSystem getFileSystem() {
            return provider.system;
        }

        @Override
        public boolean isAbsolute() {
            return real.isAbsolute();
        }

        @Override
        public @Nullable Path getRoot() {
            return wrap(real.getRoot());
        }

        @Override
        public @Nullable Path getFileName() {
            return wrap(real.getFileName());
        }

        @Override
        public @Nullable Path getParent() {
            return wrap(real.getParent());
        }

        @Override
        public int getNameCount() {
            return real.getNameCount();
        }

        @Override
        public Path getName(int index) {
            return new Place(real.getName(index));
        }

        @Override
        public Path subpath(int begin, int end) {
            return new Place(real.subpath(begin, end));
        }

        @Override
        public boolean startsWith(Path other) {
            return other instanceof Place p && real.startsWith(p.real);
        }

        @Override
        public boolean endsWith(Path other) {
            return real.endsWith(real(other));
        }

        @Override
        public Path normalize() {
            return new Place(real.normalize());
        }

        @Override
        public Path resolve(Path other) {
            return new Place(real.resolve(real(other)));
        }

        @Override
        public Path relativize(Path other) {
            return new Place(real.relativize(real(other)));
        }

        @Override
        public URI toUri() {
            return real.toUri();
        }

        @Override
        public Path toAbsolutePath() {
            return new Place(real.toAbsolutePath());
        }

        @Override
        public Path toRealPath(LinkOption... options) throws IOException {
            return new Place(real.toRealPath(options));
        }

        @Override
        public File toFile() {
            return real.toFile();
        }

        @Override
        public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterator<Path> iterator() {
            Iterator<Path> names = real.iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return names.hasNext();
                }

                @Override
                public Path next() {
                    return new Place(names.next());
                }
            };
        }

        @Override
        public int compareTo(Path other) {
            return real.compareTo(real(other));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place p && real.equals(p.real);
        }

        @Override
        public int hashCode() {
            return real.hashCode();
        }

        @Override
        public String toString() {
            return real.toString();
        }
    }

    private final class Provider extends FileSystemProvider {
        private final FileSystem system = new Disk();

        private FileSystemProvider below(Path path) {
            return real(path).getFileSystem().provider();
        }

        @Override
        public String getScheme() {
            return "full-disk";
        }

        @Override
        public FileSystem newFileSystem(URI uri, Map<String, ?> env) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileSystem getFileSystem(URI uri) {
            return system;
        }

        @Override
        public Path getPath(URI uri) {
            return new Place(Path.of(uri));
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return newFileChannel(path, options, attributes);
        }

        @Override
        public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
                throws IOException {
            if (options.contains(StandardOpenOption.CREATE_NEW)) {
                write(path);
            }
            return new Channel(path, below(path).newFileChannel(real(path), options, attributes));
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            DirectoryStream<Path> entries =
                    below(folder).newDirectoryStream(real(folder), entry -> filter.accept(new Place(entry)));
            return new DirectoryStream<>() {
                @Override
                public Iterator<Path> iterator() {
                    Iterator<Path> all = entries.iterator();
                    return new Iterator<>() {
                        @Override
                        public boolean hasNext() {
                            return all.hasNext();
                        }

                        @Override
                        public Path next() {
                            return new Place(all.next());
                        }
                    };
                }

                @Override
                public void close() throws IOException {
                    entries.close();
                }
            };
        }

        @Override
        public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
            write(folder);
            below(folder).createDirectory(real(folder), attributes);
        }

        @Override
        public void createLink(Path link, Path existing) throws IOException {
            write(link);
            below(link).createLink(real(link), real(existing));
        }

        @Override
        public void delete(Path path) throws IOException {
            if (holds && path.toString().contains(".old-")) {
                throw new FileSystemException(path.toString(), null, "Device or resource busy");
            }
            change(path);
            below(path).delete(real(path));
        }

        @Override
        public void copy(Path source, Path target, CopyOption... options) throws IOException {
            write(target);
            below(source).copy(real(source), real(target), options);
        }

        @Override
        public void move(Path source, Path target, CopyOption... options) throws IOException {
            change(source);
            below(source).move(real(source), real(target), options);
        }

        @Override
        public boolean isSameFile(Path one, Path other) throws IOException {
            return below(one).isSameFile(real(one), real(other));
        }

        @Override
        public boolean isHidden(Path path) throws IOException {
            return below(path).isHidden(real(path));
        }

        @Override
        public FileStore getFileStore(Path path) throws IOException {
            return below(path).getFileStore(real(path));
        }

        @Override
        public void checkAccess(Path path, AccessMode... modes) throws IOException {
            below(path).checkAccess(real(path), modes);
        }

        @Override
        public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
            return below(path).getFileAttributeView(real(path), type, options);
        }

        @Override
        public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
                throws IOException {
            return below(path).readAttributes(real(path), type, options);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            return below(path).readAttributes(real(path), attributes, options);
        }

        @Override
        public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
            below(path).setAttribute(real(path), attribute, value, options);
        }
    }

    private final class Disk extends FileSystem {
        private final FileSystem below = FileSystems.getDefault();

        @Override
        public FileSystemProvider provider() {
            return provider;
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        @Override
        public String getSeparator() {
            return below.getSeparator();
        }

        @Override
        public Iterable<Path> getRootDirectories() {
            return below.getRootDirectories();
        }

        @Override
        public Iterable<FileStore> getFileStores() {
            return below.getFileStores();
        }

        @Override
        public Set<String> supportedFileAttributeViews() {
            return below.supportedFileAttributeViews();
        }

        @Override
        public Path getPath(String first, String... more) {
            return new Place(below.getPath(first, more));
        }

        @Override
        public PathMatcher getPathMatcher(String pattern) {
            PathMatcher matcher = below.getPathMatcher(pattern);
            return path -> matcher.matches(real(path));
        }

        @Override
        public UserPrincipalLookupService getUserPrincipalLookupService() {
            return below.getUserPrincipalLookupService();
        }

        @Override
        public WatchService newWatchService() {
            throw new UnsupportedOperationException();
        }
    }

    private final class Channel extends FileChannel {
        private final Path file;
        private final FileChannel below;

        Channel(Path file, FileChannel below) {
            this.file = file;
            this.below = below;
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return below.read(to);
        }

        @Override
        public long read(ByteBuffer[] to, int offset, int length) throws IOException {
            return below.read(to, offset, length);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            FullDisk.this.write(file);
            return below.write(from);
        }

        @Override
        public long write(ByteBuffer[] from, int offset, int length) throws IOException {
            FullDisk.this.write(file);
            return below.write(from, offset, length);
        }

        @Override
        public long position() throws IOException {
            return below.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            below.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return below.size();
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            below.truncate(size);
            return this;
        }

        @Override
        public void force(boolean metaData) throws IOException {
            // the real disk is not what is tried here, and waiting for it is slow
        }

        @Override
        public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
            return below.transferTo(position, count, target);
        }

        @Override
        public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
            FullDisk.this.write(file);
            return below.transferFrom(source, position, count);
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return below.read(to, position);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            FullDisk.this.write(file);
            return below.write(from, position);
        }

        @Override
        public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
            return below.map(mode, position, size);
        }

        @Override
        public FileLock lock(long position, long size, boolean shared) throws IOException {
            return below.lock(position, size, shared);
        }

        @Override
        public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return below.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            below.close();
        }
    }
}
