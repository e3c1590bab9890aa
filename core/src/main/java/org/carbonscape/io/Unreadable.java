package org.carbonscape.io;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Why a file could not be read or is not in order, in the user's words: what the system throws is a class, a path or
 * "Input length = 1".
 */
public final class Unreadable {
    private static final int MOST_NAMES = 10_000;

    private Unreadable() {}

    /** FILE-01 where the file has gone, FAULT-08 where the system fails, else FILE-03 with its reason. */
    public static ProblemException of(String place, IOException e) {
        if (e instanceof NoSuchFileException) {
            return missing(place, String.valueOf(((NoSuchFileException) e).getFile()));
        }
        return new ProblemException(
                SystemFault.isTold(String.valueOf(e.getMessage()))
                        ? ProblemCode.FAULT_08_SYSTEM
                        : ProblemCode.FILE_03_UNREADABLE,
                place,
                reason(e));
    }

    /** FILE-01, with what its folder holds under a name like it; FILE-03 where its folder may not be entered. */
    public static ProblemException missing(String place, Path file) {
        return locked(file)
                .map(reason -> new ProblemException(ProblemCode.FILE_03_UNREADABLE, place, reason))
                .orElseGet(() -> new ProblemException(ProblemCode.FILE_01_MISSING, place, beside(file)));
    }

    /** Why nobody can say whether a file is there: a folder above it may not be entered. Empty where it can be said. */
    public static Optional<Bilingual> locked(Path file) {
        try {
            file.getFileSystem().provider().checkAccess(file);
            return Optional.empty();
        } catch (AccessDeniedException e) {
            Path folder = file.toAbsolutePath().getParent();
            while (folder != null && !Files.isDirectory(folder)) { // below the one that is locked none is seen
                folder = folder.getParent();
            }
            return Optional.of(
                    Bilingual.of("the folder " + folder + " may not be entered", "没有进入文件夹 " + folder + " 的权限"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ProblemException missing(String place, String file) {
        try {
            return missing(place, Path.of(file));
        } catch (InvalidPathException e) { // of another machine
            return new ProblemException(ProblemCode.FILE_01_MISSING, place, "");
        }
    }

    /** What helps to find a file that is not there: a like name beside it, or that its folder is not there either. */
    public static Bilingual beside(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || file.getFileName() == null) {
            return Bilingual.same("");
        }
        if (File.separatorChar == '/' && file.getFileName().toString().indexOf('\\') >= 0) { // written on Windows
            return Bilingual.of("; here / parts folders, not \\", "；此处以 / 分隔文件夹，而不是 \\");
        }
        if (!Files.isDirectory(folder)) {
            return Bilingual.of("; nor does its folder " + folder, "，其文件夹 " + folder + " 也不存在");
        }
        try (Stream<Path> all = Files.list(folder)) {
            List<String> names = all.map(Path::getFileName)
                    .map(String::valueOf)
                    .limit(MOST_NAMES)
                    .sorted()
                    .toList();
            String name = file.getFileName().toString();
            Optional<String> alike = names.stream()
                    .filter(n -> !n.equals(name) && composed(n).equals(composed(name)))
                    .findFirst();
            if (alike.isPresent()) {
                return Bilingual.of(
                        "; its folder holds " + alike.get()
                                + ", which looks the same and has its accents coded in another "
                                + "way: rename it, or copy its name from there",
                        "；同一文件夹中有 " + alike.get() + "，看似相同但其变音符号编码方式不同：请重命名该文件，或从那里复制其名称");
            }
            List<String> near = Nearest.to(name, names);
            return near.isEmpty()
                    ? Bilingual.same("")
                    : Bilingual.of(
                            "; its folder holds " + String.join(", ", near), "；同一文件夹中有 " + String.join("、", near));
        } catch (IOException | UncheckedIOException e) {
            return Bilingual.same(""); // what is told is the file
        }
    }

    /** Macs write é as e and an accent, others as one letter. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    /**
     * What an exception says, for the place of a finding in a problem's text: in words where it is a usual one, else
     * the first line of its message; its kind where it says nothing.
     */
    public static Bilingual reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return Bilingual.of("reading is not allowed", "没有读取权限");
        }
        if (e instanceof NoSuchFileException) {
            return Bilingual.of("it has gone", "文件已不在");
        }
        if (e instanceof CharacterCodingException) {
            return Bilingual.of("its text is in another encoding", "文字编码不符");
        }
        if (e instanceof EOFException) {
            return Bilingual.of("it ends too early", "文件过早结束");
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return Bilingual.same(f.getReason());
        }
        String message = e.getMessage();
        return Bilingual.same(
                message == null || message.isBlank()
                        ? e.getClass().getSimpleName()
                        : message.lines().findFirst().orElse(""));
    }
}
