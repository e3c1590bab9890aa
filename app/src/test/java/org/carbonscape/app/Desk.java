package org.carbonscape.app;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carbonscape.io.table.TableFile;
import org.carbonscape.io.table.TextTable;

/** A folder in which a test keeps a study and runs commands as a user would. */
record Desk(Path folder) {
    /** What a command did: exit code, standard output, standard error. */
    record Outcome(int code, String out, String err) {
        /** Standard error without its progress lines. */
        String told() {
            return err.lines().filter(l -> !l.matches("\\[ *[0-9.]+ s] .*")).reduce("", (a, b) -> a + b + "\n");
        }
    }

    Desk write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Desk write(String name, byte[] bytes) {
        try {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.write(folder.resolve(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Desk write(String name, PlainTiff tiff) {
        tiff.write(folder.resolve(name));
        return this;
    }

    /** A study of six classes with these phases and these further lines. */
    Desk study(String phases, String more) {
        return write("study.yaml", "study: desk\nlandUse: { legend: cnlucc-6, phases: { " + phases + " } }\n" + more);
    }

    /** A GeoJSON of rectangles given as "id west south east north", in a projected system. */
    Desk squares(String name, int epsg, String... squares) {
        List<String> features = new ArrayList<>();
        for (String square : squares) {
            String[] s = square.split(" ");
            features.add("""
                    {"type":"Feature","properties":{"id":"%1$s","name":"unit \
                    %1$s"},"geometry":{"type":"Polygon","coordinates":
                    [[[%2$s,%3$s],[%4$s,%3$s],[%4$s,%5$s],[%2$s,%5$s],[%2$s,\
                    %3$s]]]}}""".formatted(s[0], s[1], s[2], s[3], s[4]));
        }
        return write(
                name,
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\","
                        + "\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::"
                        + epsg + "\"}},\"features\":[" + String.join(",", features) + "]}");
    }

    Outcome run(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "run",
                folder.resolve("study.yaml").toString(),
                "--out",
                folder.resolve("run").toString()));
        args.addAll(List.of(more));
        return command(args.toArray(String[]::new));
    }

    /** Of the program under test, for a process of its own. */
    static String classPath() {
        return Carbonscape.class.getClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    static Outcome command(String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
        try {
            int code = Carbonscape.run(args);
            return new Outcome(
                    code, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    TextTable table(String name) {
        return TableFile.read(folder.resolve("run/tables/" + name + ".csv"), "", name);
    }

    /** Rows of a table by their first columns, as the texts of all. */
    Map<String, List<String>> rows(String name, int keys) {
        TextTable table = table(name);
        Map<String, List<String>> rows = new TreeMap<>();
        for (TextTable.Row row : table.rows()) {
            List<String> cells = table.columns().stream()
                    .map(c -> row.findText(c).orElse(""))
                    .toList();
            if (rows.put(String.join(" ", cells.subList(0, keys)), cells) != null) {
                throw new AssertionError(name + " has two rows " + cells.subList(0, keys));
            }
        }
        return rows;
    }

    /** One number of a table, by the first columns joined and the column's name. */
    double number(String name, int keys, String key, String column) {
        List<String> row = rows(name, keys).get(key);
        if (row == null) {
            throw new AssertionError(
                    name + " has no row " + key + ", only " + rows(name, keys).keySet());
        }
        return Double.parseDouble(row.get(table(name).columns().indexOf(column)));
    }

    /** Everything in the folder, to see that nothing was added. */
    List<String> listing() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(p -> folder.relativize(p).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files of the run by name; the record apart, which holds times. */
    SortedMap<String, byte[]> files(String run) {
        try (Stream<Path> all = Files.walk(folder.resolve(run))) {
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(p -> !p.endsWith("run.json"))
                    .toList()) {
                files.put(folder.resolve(run).relativize(file).toString(), Files.readAllBytes(file));
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
