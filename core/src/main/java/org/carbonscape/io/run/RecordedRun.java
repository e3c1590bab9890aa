package org.carbonscape.io.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.carbonscape.io.Unreadable;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/**
 * What a finished run says of itself in {@code run.json}: which files it read and wrote, with their SHA-256. Whatever
 * else lies in its folder, or no longer has its hash, is somebody's work. What was printed of it
 * ({@link PaperRecord}) counts as its output.
 *
 * @param studyFile   name of the study file, without its folder; empty where the record names none
 * @param studyFolder the way from the run's folder to the study's; empty where the record names none
 * @param inputs      in the order of the record
 * @param outputs     by path within the folder, with {@code /}
 */
public record RecordedRun(
        Path folder, String studyFile, String studyFolder, List<Input> inputs, SortedMap<String, FileHash> outputs) {
    private static final JsonFactory FACTORY = new JsonFactory();
    /** What GDAL keeps beside a raster, and SQLite beside a GeoPackage: of no use to a file other than theirs. */
    private static final List<String> CACHES = List.of(".aux.xml", ".ovr", "-wal", "-shm", "-journal");

    /** A file that the run read. @param key the study key that names it @param file its name, without its folder */
    public record Input(String key, String file, FileHash written) {}

    /**
     * Reads the record of a run.
     *
     * @throws ProblemException RUN-16 if the folder holds no record or one that cannot be read
     */
    public static RecordedRun read(Path folder) {
        Path file = folder.resolve(RunFolder.RECORD);
        SortedMap<String, String> study = new TreeMap<>();
        List<Input> inputs = new ArrayList<>();
        SortedMap<String, FileHash> outputs = new TreeMap<>();
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = FACTORY.createParser(in)) {
            expect(json.nextToken() == JsonToken.START_OBJECT, folder);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "study" -> study = fields(json);
                    case "inputs" -> {
                        for (SortedMap<String, String> f : rows(json)) {
                            inputs.add(new Input(
                                    f.getOrDefault("key", ""), f.getOrDefault("file", ""), written(f, folder)));
                        }
                    }
                    case "outputs" -> {
                        for (SortedMap<String, String> f : rows(json)) {
                            outputs.put(f.getOrDefault("file", ""), written(f, folder));
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            expect(json.currentToken() == JsonToken.END_OBJECT, folder);
        } catch (JsonProcessingException | CharConversionException | NoSuchFileException e) {
            throw noRecord(folder);
        } catch (IOException e) {
            expect(Files.isDirectory(folder), folder); // each system says something else of a file's file
            throw Unreadable.of(file.toString(), e);
        }
        PaperRecord.of(folder).forEach(outputs::putIfAbsent);
        expect(outputs.keySet().stream().allMatch(RecordedRun::isWithin), folder);
        return new RecordedRun(
                folder, study.getOrDefault("file", ""), study.getOrDefault("folder", ""), inputs, outputs);
    }

    /** Whether a name leads to a place in the run's folder: a record that says otherwise was written by no run. */
    private static boolean isWithin(String name) {
        try {
            Path path = Path.of(name);
            return !name.isEmpty()
                    && !path.isAbsolute()
                    && !path.startsWith("..")
                    && path.normalize().equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** RUN-28 where there is no such folder, RUN-16 where it holds no run. */
    public static ProblemException noRecord(Path folder) {
        return Files.exists(folder)
                ? new ProblemException(ProblemCode.RUN_16_NO_RECORD, folder.toString())
                : new ProblemException(ProblemCode.RUN_28_NOT_THERE, folder.toString(), Unreadable.beside(folder));
    }

    private static void expect(boolean holds, Path folder) {
        if (!holds) {
            throw noRecord(folder);
        }
    }

    private static List<SortedMap<String, String>> rows(JsonParser json) throws IOException {
        List<SortedMap<String, String>> rows = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            while (json.nextToken() == JsonToken.START_OBJECT) {
                rows.add(fields(json));
            }
        }
        return rows;
    }

    /** Texts and numbers of the object that begins here. */
    private static SortedMap<String, String> fields(JsonParser json) throws IOException {
        SortedMap<String, String> fields = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken().isStructStart()) {
                json.skipChildren();
            } else {
                fields.put(name, json.getText());
            }
        }
        return fields;
    }

    private static FileHash written(SortedMap<String, String> fields, Path folder) {
        String bytes = fields.getOrDefault("bytes", "");
        expect(bytes.matches("\\d{1,18}"), folder);
        String version = fields.get("version");
        return version == null
                ? new FileHash(Long.parseLong(bytes), fields.getOrDefault("sha256", ""))
                : FileHash.ofVersion(Long.parseLong(bytes), version);
    }

    /**
     * Outputs that are there and hold something else than the run wrote.
     *
     * @param same whether a file holds what its hash says: by reading it, or by what is remembered of it
     */
    public List<String> changed(BiPredicate<Path, FileHash> same) {
        return outputs.keySet().stream().filter(name -> isChanged(name, same)).toList();
    }

    /** Whether an output is there and holds something else than the run wrote. */
    public boolean isChanged(String output) {
        return isChanged(output, (file, written) -> written.isIn(file));
    }

    private boolean isChanged(String output, BiPredicate<Path, FileHash> same) {
        FileHash written = outputs.get(output);
        return written != null && exists(folder.resolve(output)) && !same.test(folder.resolve(output), written);
    }

    /** Whether the record itself is as the run wrote it. */
    public boolean isSealed() {
        Path file = folder.resolve(RunFolder.RECORD);
        try {
            return Seal.holds(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Unreadable.of(file.toString(), e);
        }
    }

    /** Outputs that are no longer there. */
    public List<String> missing() {
        return outputs.keySet().stream()
                .filter(name -> !exists(folder.resolve(name)))
                .toList();
    }

    /**
     * Files in the folder that the run did not write, in the order of their names; links count as files and are not
     * followed.
     *
     * @throws IOException if the folder cannot be listed
     */
    public List<String> added() throws IOException {
        Path real = folder.toRealPath(); // a link to a folder would be one file
        try (Stream<Path> all = Files.walk(real)) {
            return all.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS))
                    .map(p -> real.relativize(p).toString().replace('\\', '/'))
                    .filter(name -> !name.equals(RunFolder.RECORD) && !outputs.containsKey(name))
                    .sorted()
                    .toList();
        }
    }

    /** Whether a file that the run did not write is what another program keeps beside one that it wrote. */
    boolean isCache(String name) {
        return CACHES.stream()
                .anyMatch(c -> name.endsWith(c) && outputs.containsKey(name.substring(0, name.length() - c.length())));
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
