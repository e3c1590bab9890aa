package org.carbonscape.app.studio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.carbonscape.disk.IntoPlace;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.io.table.ZipArchive;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Files that a browser sends into a workspace: bounded in size, number and, of archives, in what they unpack to. A file
 * appears whole or not at all; one that is there is never replaced.
 */
final class Uploads {
    /**
     * What may be sent.
     *
     * @param bytes   of one file, and of all that an archive unpacks to
     * @param files   in one archive
     * @param present in the workspace, beyond which nothing is taken
     */
    record Bounds(long bytes, int files, int present) {
        static final Bounds USUAL = new Bounds(2L << 30, 1_000, 5_000);
    }

    private static final int AT_ONCE = 4;

    private final Workspace workspace;
    private final Bounds bounds;
    private final Semaphore free = new Semaphore(AT_ONCE);

    Uploads(Workspace workspace, Bounds bounds) {
        this.workspace = workspace;
        this.bounds = bounds;
    }

    /** @return names of the files that are there now; of an archive, of those in it */
    List<String> take(String name, long announced, InputStream body) throws IOException {
        Path target = workspace.resolve(name);
        if (target.getFileName().toString().startsWith(".")) {
            throw refused(name, "a name that begins with a point is not taken", "不接受以点号开头的文件名");
        }
        if (announced > bounds.bytes()) {
            throw tooLarge(name);
        }
        if (workspace.list().size() >= bounds.present()) {
            throw refused(name, "the workspace holds too many files", "工作区中的文件过多");
        }
        if (!free.tryAcquire()) {
            throw refused(name, "too many files are sent at once", "同时上传的文件过多");
        }
        Path part = workspace.own("upload-" + UUID.randomUUID());
        try {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                if (copy(body, out, bounds.bytes()) > bounds.bytes()) {
                    throw tooLarge(name);
                }
            }
            if (announced >= 0 && Files.size(part) != announced) {
                throw refused(name, "it was broken off", "传输中断");
            }
            return name.toLowerCase(Locale.ROOT).endsWith(".zip") ? unpacked(name, target, part) : placed(target, part);
        } catch (IOException e) {
            throw RunFolder.notWritten(name, e);
        } finally {
            Files.deleteIfExists(part);
            free.release();
        }
    }

    /** Copies at most one byte more than the bound. */
    private static long copy(InputStream in, OutputStream out, long bound) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        for (int n = in.read(buffer); n >= 0 && copied <= bound; n = in.read(buffer)) {
            out.write(buffer, 0, n);
            copied += n;
        }
        return copied;
    }

    private List<String> placed(Path target, Path part) throws IOException {
        Files.createDirectories(target.getParent());
        synchronized (this) {
            if (Files.exists(target)) {
                throw refused(workspace.name(target), "a file of that name is there already", "已有同名文件");
            }
            IntoPlace.move(part, target);
        }
        return List.of(workspace.name(target));
    }

    /** Into a folder of the archive's name; all of it is unpacked beside first, so that a bad one leaves nothing. */
    private List<String> unpacked(String name, Path archive, Path part) throws IOException {
        String stem = archive.getFileName().toString();
        Path folder = archive.resolveSibling(stem.substring(0, stem.length() - 4));
        if (Files.exists(folder)) {
            throw refused(name, "a folder of that name is there already", "已有同名文件夹");
        }
        Path beside = workspace.own("unpacked-" + UUID.randomUUID());
        Map<Path, Path> made = new LinkedHashMap<>();
        try (ZipFile zip = ZipArchive.open(part)) {
            Files.createDirectory(beside);
            long left = bounds.bytes();
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String inside = entry.getName().replace('\\', '/');
                if (entry.isDirectory() || inside.startsWith("__MACOSX/")) {
                    continue;
                }
                Path to = workspace.resolve(workspace.name(folder) + "/" + inside);
                if (inside.startsWith("/") || !to.startsWith(folder) || to.equals(folder)) {
                    throw refused(name, "it holds a path that leads out of it", "压缩包内有越出其外的路径");
                }
                if (made.size() >= bounds.files()) {
                    throw refused(name, "it holds too many files", "压缩包内的文件过多");
                }
                Path unpacked = beside.resolve(Integer.toString(made.size()));
                try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
                        OutputStream out = Files.newOutputStream(unpacked, StandardOpenOption.CREATE_NEW)) {
                    left -= copy(in, out, left);
                    if (left >= 0 && in.getChecksum().getValue() != entry.getCrc()) {
                        throw new ZipException(entry.getName());
                    }
                }
                if (left < 0) {
                    throw refused(name, "it unpacks to too much", "解压后过大");
                }
                if (made.putIfAbsent(to, unpacked) != null) {
                    throw refused(name, "it holds a name twice", "压缩包内有重复的文件名");
                }
            }
            if (made.isEmpty()) {
                throw refused(name, "it is no archive, or an empty one", "不是压缩包，或压缩包为空");
            }
            List<String> names = new ArrayList<>();
            for (Map.Entry<Path, Path> one : made.entrySet()) {
                names.addAll(placed(one.getKey(), one.getValue()));
            }
            return names;
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw refused(name, "it is a damaged archive, or one with a password", "压缩包已损坏或带有密码");
        } finally {
            for (Path unpacked : made.values()) {
                Files.deleteIfExists(unpacked);
            }
            try (var rest = Files.list(beside)) {
                for (Path file : rest.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(beside);
        }
    }

    private ProblemException tooLarge(String name) {
        long mb = bounds.bytes() >> 20;
        return refused(name, "it is larger than " + mb + " MB", "文件大于 " + mb + " MB");
    }

    private static ProblemException refused(String name, String en, String zh) {
        return new ProblemException(ProblemCode.STUDIO_04_UPLOAD, name, Bilingual.of(en, zh));
    }
}
