package org.carbonscape.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * Why a file could not be read or is not in order, in the user's words: what the system throws is a class, a path or
 * "Input length = 1".
 */
public final class Unreadable {
    private Unreadable() {}

    /** FILE-01 where the file has gone, else FILE-03 with its reason. */
    public static ProblemException of(String place, IOException e) {
        return e instanceof NoSuchFileException
                ? new ProblemException(ProblemCode.FILE_01_MISSING, place)
                : new ProblemException(ProblemCode.FILE_03_UNREADABLE, place, reason(e));
    }

    /**
     * What an exception says, for the place of a finding in a problem's text: in words where it is a usual one, else
     * the first line of its message; its kind where it says nothing.
     */
    public static Bilingual reason(Exception e) {
        if (e instanceof AccessDeniedException) {
            return Bilingual.of("reading is not allowed", "没有读取权限");
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
