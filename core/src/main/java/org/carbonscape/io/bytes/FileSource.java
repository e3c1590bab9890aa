package org.carbonscape.io.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Reads at positions of one open file. No mapping into memory: a file cut short meanwhile is a problem, not a crash.
 */
final class FileSource extends ByteSource {
    /** Java reads through a buffer outside the heap as large as the request and keeps it: larger requests are cut. */
    private static final int PIECE = 1 << 20;

    private final transient FileChannel channel; // of this machine

    private FileSource(Path path, FileChannel channel, long size) {
        super(path, size);
        this.channel = channel;
    }

    public static FileSource open(Path path) {
        if (!Files.isRegularFile(path) && Files.exists(path)) { // opening a pipe would wait for a writer for ever
            boolean grid = Files.exists(path.resolve("hdr.adf")); // of ArcInfo and early ArcGIS: folders
            if (Files.isDirectory(path) && !grid) {
                throw new ProblemException(ProblemCode.TIFF_19_NO_TILES, path.toString());
            }
            throw new ProblemException(
                    ProblemCode.TIFF_01_NOT_TIFF,
                    path.toString(),
                    grid
                            ? Bilingual.of("an Esri grid (a folder of .adf files)", "Esri 栅格（Grid，.adf 文件的文件夹）")
                            : Bilingual.of("a pipe or device", "管道或设备"),
                    Signature.CONVERT);
        }
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new FileSource(path, channel, channel.size());
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw Unreadable.of(path.toString(), e);
        }
    }

    @Override
    public ByteSource again() {
        FileSource again = open(path());
        if (again.size() != size()) { // on another machine it may be another file
            again.close();
            throw new ProblemException(
                    ProblemCode.FILE_10_OTHER,
                    path().toString(),
                    Bilingual.of(
                            "it had " + size() + " bytes and now has " + again.size(),
                            "原为 " + size() + " 字节，现为 " + again.size() + " 字节"));
        }
        return again;
    }

    @Override
    public void read(long position, byte[] into, int length) {
        try {
            for (int done = 0; done < length; ) {
                int n = channel.read(ByteBuffer.wrap(into, done, Math.min(PIECE, length - done)), position + done);
                if (n <= 0) {
                    throw new ProblemException(
                            ProblemCode.TIFF_02_TRUNCATED,
                            path().toString(),
                            Bilingual.of("data", "数据"),
                            position,
                            position + length,
                            position + done);
                }
                done += n;
            }
        } catch (IOException e) {
            throw Unreadable.of(path().toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw Unreadable.of(path().toString(), e);
        }
    }
}
