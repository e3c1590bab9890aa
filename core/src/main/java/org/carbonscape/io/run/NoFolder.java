package org.carbonscape.io.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Where something is to be written and there is no folder for it. */
final class NoFolder {
    private NoFolder() {}

    /** In the user's words; empty where the failure is another. */
    static Optional<ProblemException> told(String place, IOException e) {
        Optional<File> parent =
                Optional.ofNullable(new File(place).getAbsoluteFile().getParentFile());
        Optional<File> there = parent.flatMap(p -> Stream.iterate(p, Objects::nonNull, File::getParentFile)
                .filter(File::exists)
                .findFirst());
        if (there.filter(File::isFile).isPresent()) {
            String name = there.get().getName();
            return Optional.of(new ProblemException(
                    ProblemCode.RUN_04_NOT_WRITTEN,
                    place,
                    Bilingual.of(name + " is a file, not a folder", name + " 是文件，不是文件夹")));
        }
        if (!(e instanceof NoSuchFileException)) {
            return Optional.empty();
        }
        return Optional.of(
                there.equals(parent) // as of /proc
                        ? new ProblemException(
                                ProblemCode.RUN_04_NOT_WRITTEN,
                                place,
                                Bilingual.of("its folder takes no new files", "所在文件夹不接受新文件"))
                        : new ProblemException(ProblemCode.RUN_12_NO_FOLDER, place));
    }
}
