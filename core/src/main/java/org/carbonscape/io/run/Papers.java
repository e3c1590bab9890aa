package org.carbonscape.io.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.carbonscape.io.json.Json;

/**
 * What was printed of a finished run into its folder, with hashes, in a sealed {@code papers.json} beside the record,
 * which stays as the run wrote it. Papers count as files of the run while they hold what was printed: the next run
 * replaces the folder with them. A record without its seal is somebody's file, and so is what it names.
 */
public final class Papers {
    private Papers() {}

    /** Whether a file is a paper of the run that nobody changed, and may be printed again. */
    public static boolean isOwn(Path run, Path file) {
        FileHash printed = PaperRecord.of(run).get(name(run, file));
        return printed != null && printed.isIn(file);
    }

    /** Records a paper; nothing where it lies elsewhere, or where somebody's file has the record's name. */
    public static void record(Path run, Path file) {
        String name = name(run, file);
        SortedMap<String, FileHash> papers = PaperRecord.of(run);
        if (name.isEmpty()
                || papers.isEmpty() && Files.exists(run.resolve(PaperRecord.NAME), LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        papers.remove(PaperRecord.NAME);
        papers.put(name, FileHash.of(file));
        List<Object> outputs = new ArrayList<>();
        papers.forEach((paper, hash) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("file", paper);
            row.put("bytes", hash.bytes());
            row.put("sha256", hash.sha256());
            outputs.add(row);
        });
        String text = Seal.on(Json.text(Map.of("outputs", outputs)));
        WholeFile.write(run.resolve(PaperRecord.NAME), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Path within the folder, with {@code /}; empty where the file lies elsewhere. */
    private static String name(Path run, Path file) {
        Path folder = run.toAbsolutePath().normalize();
        Path place = file.toAbsolutePath().normalize();
        return place.startsWith(folder) ? folder.relativize(place).toString().replace('\\', '/') : "";
    }
}
