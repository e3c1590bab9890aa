package org.carbonscape.io.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carbonscape.io.Unreadable;

/** The record of papers that {@link Papers} writes, read back. */
final class PaperRecord {
    static final String NAME = "papers.json";

    private static final JsonFactory FACTORY = new JsonFactory();

    private PaperRecord() {}

    /** Papers that are there, and their record, by path within the folder; none where the record has no seal. */
    static SortedMap<String, FileHash> of(Path folder) {
        Path record = folder.resolve(NAME);
        SortedMap<String, FileHash> papers = new TreeMap<>();
        try {
            if (Files.isRegularFile(record, LinkOption.NOFOLLOW_LINKS)) {
                String text = new String(Files.readAllBytes(record), StandardCharsets.UTF_8);
                if (Seal.holds(text)) {
                    read(text, papers);
                    papers.keySet().removeIf(name -> !Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS));
                    papers.put(NAME, FileHash.of(record));
                }
            }
            return papers;
        } catch (IOException e) {
            throw Unreadable.of(record.toString(), e);
        }
    }

    /** Each paper's file, bytes and hash follow one another. */
    private static void read(String text, SortedMap<String, FileHash> papers) throws IOException {
        String file = "";
        long bytes = 0;
        try (JsonParser json = FACTORY.createParser(text)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token.isScalarValue()) {
                    switch (json.currentName()) {
                        case "file" -> file = json.getText();
                        case "bytes" -> bytes = json.getLongValue();
                        case "sha256" -> papers.put(file, new FileHash(bytes, json.getText()));
                        default -> {}
                    }
                }
            }
        }
    }
}
