package org.carbonscape.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.carbonscape.io.run.WholeFile;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Problems;

/** What a command may write, looked at before it begins to work. */
final class Outputs {
    /** Between the file and what it is for: {@code 2005=lu.tif}, {@code dem=dem.tif,share of 2 in land.tif}. */
    private static final Pattern AROUND = Pattern.compile("=|,| in ");

    private Outputs() {}

    /**
     * Files to be written are no inputs, are not there yet unless the user allows their replacement, and lie in a
     * folder that can be written to.
     *
     * @param words everything else the user said: whatever of it is the name of a file is an input
     */
    static void check(Call call, List<Option<?>> options, List<String> words) {
        Map<String, Path> outputs = new LinkedHashMap<>();
        for (Option<?> option : options) {
            if (option.kind().isWritten() && call.given().has(option)) {
                outputs.put(
                        "--" + option.key(), (Path) call.given().find(option).orElseThrow());
            }
        }
        if (outputs.isEmpty()) {
            return;
        }
        Set<Path> places = new LinkedHashSet<>();
        outputs.values().forEach(out -> places.add(out.toAbsolutePath().normalize()));
        if (places.size() < outputs.size()) {
            throw call.usage(
                    String.join(" and ", outputs.keySet()) + " name the same file.",
                    String.join("、", outputs.keySet()) + " 指向同一个文件。");
        }
        List<Path> inputs = inputs(words);
        Problems problems = new Problems();
        boolean replace = call.given().or(CommonOptions.REPLACE, false);
        outputs.values()
                .forEach(out -> problems.attempt(() -> {
                    WholeFile.check(out, inputs, replace);
                    return out;
                }));
        problems.throwIfAny();
    }

    private static List<Path> inputs(List<String> words) {
        Set<String> names = new LinkedHashSet<>(words);
        words.forEach(word -> {
            int begin = 0;
            var between = AROUND.matcher(word);
            while (between
                    .find()) { // a file's own name may hold such a word: from each of them to the end and to the next
                names.add(word.substring(begin, between.start()).strip());
                names.add(word.substring(between.end()).strip());
                begin = between.end();
            }
            names.add(word.substring(begin).strip());
        });
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            try {
                Path file = Path.of(name);
                if (!name.isEmpty() && Files.isRegularFile(file)) {
                    files.add(file);
                }
            } catch (InvalidPathException e) {
                // no name of a file
            }
        }
        return files;
    }
}
