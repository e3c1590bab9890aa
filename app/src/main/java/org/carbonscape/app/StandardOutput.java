package org.carbonscape.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import org.carbonscape.io.run.FullDisk;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;

/** Where answers go. Java's own stream for it keeps silent about what could not be written. */
final class StandardOutput {
    private StandardOutput() {}

    /** A line for people, with names from files in it. */
    static void line(String text) {
        System.out.println(Carbonscape.plain(text));
    }

    /**
     * Whether all that was written there could be; tells where it could not. A reader who has seen enough (a pipe to
     * head) is no fault.
     */
    static boolean isWhole(Language language) {
        if (!System.out.checkError()) {
            return true;
        }
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write('\n'); // says again what the stream was told
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            if (FullDisk.isTold(why)) {
                Carbonscape.print(
                        List.of(Problem.of(
                                ProblemCode.RUN_25_NOT_ANSWERED, language.of("standard output", "标准输出"), why)),
                        language);
                return false;
            }
        }
        return true;
    }
}
