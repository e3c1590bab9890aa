package org.carbonscape.app.studio;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** Tables of a workspace as the page edits them. */
final class Tables {
    private final Workspace workspace;

    Tables(Workspace workspace) {
        this.workspace = workspace;
    }

    Map<String, Object> read(String name) throws IOException {
        byte[] bytes = workspace
                .read(csv(name))
                .orElseThrow(() -> new ProblemException(ProblemCode.FILE_01_MISSING, name, ""));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("file", name);
        told.put("version", Workspace.version(bytes));
        told.put("rows", CsvRecords.of(bytes).rows());
        return told;
    }

    /** Writes rows; those that are as they were keep their letters. */
    Map<String, Object> write(String name, JsonNode asked) throws IOException {
        Path file = csv(name);
        if (!asked.path("rows").isArray()) { // which would write none
            throw new ProblemException(
                    ProblemCode.STUDIO_07_REQUEST, name, Bilingual.of("the request holds no rows", "请求中没有 rows"));
        }
        byte[] before = workspace.read(file).orElse(new byte[0]);
        workspace.write(
                file, asked.path("version").asText(""), CsvRecords.of(before).with(rows(asked)));
        return read(name);
    }

    private Path csv(String name) {
        Path file = workspace.resolve(name);
        if (!name.toLowerCase(Locale.ROOT).matches(".+\\.(csv|tsv|txt)")) {
            throw new ProblemException(
                    ProblemCode.STUDIO_07_REQUEST,
                    name,
                    Bilingual.of("only .csv, .tsv and .txt are edited here", "此处只能编辑 .csv、.tsv 和 .txt"));
        }
        return file;
    }

    /** The rows of a request. */
    static List<List<String>> rows(JsonNode asked) {
        List<List<String>> rows = new ArrayList<>();
        asked.path("rows").forEach(r -> {
            List<String> row = new ArrayList<>();
            r.forEach(c -> row.add(c.asText()));
            rows.add(row);
        });
        return rows;
    }
}
