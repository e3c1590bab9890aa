package org.carbonscape.study.table;

import java.util.Optional;
import org.carbonscape.problem.Problems;
import org.carbonscape.study.plan.PresetOrFile;
import org.carbonscape.study.plan.Study;

/** Tables of classes where there is no legend: of their classes nothing can be said, but whether they can be read. */
public final class ClassTables {
    private ClassTables() {}

    public static void read(Study.Carbon carbon, Problems problems) {
        read(carbon.factors(), "carbon.factors", problems);
        read(carbon.stock(), "carbon.stock", problems);
    }

    private static void read(Optional<PresetOrFile> table, String key, Problems problems) {
        table.flatMap(PresetOrFile::file).ifPresent(f -> problems.attempt(() -> InputFiles.table(f, key)));
    }
}
