package org.carbonscape.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.engine.PlainEngine;
import org.carbonscape.finding.Table;
import org.carbonscape.io.json.Json;
import org.carbonscape.io.json.Rows;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A command as it was called.
 *
 * @param given     values of its options
 * @param arguments what stood without an option's name
 * @param told      cautions so far
 * @param progress  tells how far it is
 */
record Call(Given given, List<String> arguments, CommandLine command, List<Problem> told, Progressing progress) {
    Call(Given given, List<String> arguments, CommandLine command) {
        this(
                given,
                arguments,
                command,
                new ArrayList<>(),
                Progressing.of(given.or(CommonOptions.LANG, Language.EN), given.or(CommonOptions.JSON_LIST, false)));
    }

    /**
     * Cautions, on standard error; they also stand in the machine output that follows. Where that is a list, they are
     * for machines there too.
     */
    void tell(List<Problem> cautions) {
        if (given.or(CommonOptions.JSON_LIST, false)) {
            cautions.forEach(c -> StandardError.line(Json.line(object(c, language()))));
        } else {
            Carbonscape.print(cautions, language());
        }
        told.addAll(cautions);
    }

    /** Problems or cautions for machines. */
    static Rows objects(List<Problem> problems, Language language) {
        return Rows.of(
                problems.stream().map(p -> object(p, language)).toList(),
                Table.named("problems").text("code", "place", "found", "remedy"));
    }

    /** A problem or caution for machines. */
    static Map<String, Object> object(Problem problem, Language language) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("code", problem.code().id());
        one.put("place", problem.place(language));
        one.put("found", problem.found(language));
        one.put("remedy", problem.remedy(language));
        return one;
    }

    /**
     * An answer for machines, with the cautions told so far under the name {@code cautions}, and under {@code
     * emptyTables} the columns of its tables that have no row.
     */
    void print(Map<String, Object> answer) {
        Map<String, Object> all = new LinkedHashMap<>(answer);
        all.put("cautions", told.stream().map(c -> c.text(language())).toList());
        Map<String, Object> empty = Rows.empty(answer);
        if (!empty.isEmpty()) {
            all.put("emptyTables", empty);
        }
        System.out.print(Json.text(all));
    }

    /** An answer as asked for: for machines, or a line for each name. */
    void answer(Map<String, Object> answer) {
        if (json()) {
            print(answer);
        } else {
            Answers.lines(answer);
        }
    }

    /** The file that a command is asked for, or that leads to all that it wrote. */
    void wrote(Path file) {
        if (json()) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("written", file.toString());
            answer.put(
                    "cautionObjects",
                    told.stream().map(c -> object(c, language())).toList());
            print(answer);
        } else {
            System.out.println(file);
        }
    }

    Language language() {
        return given.or(CommonOptions.LANG, Language.EN);
    }

    boolean json() {
        return given.or(CommonOptions.JSON, false) || given.or(CommonOptions.JSON_LIST, false);
    }

    int threads() {
        return given.find(CommonOptions.THREADS)
                .map(Long::intValue)
                .orElse(Runtime.getRuntime().availableProcessors());
    }

    Engine engine() {
        if (given.or(ClusterFaces.ENGINE, ClusterFaces.Place.HERE) == ClusterFaces.Place.SPARK) {
            return ClusterFaces.engine(this);
        }
        return threads() == 1 ? new PlainEngine(progress.work()) : new LocalEngine(threads(), progress.work());
    }

    /** Whether CSV files begin with the mark of UTF-8. */
    boolean csvMark() {
        return given.or(CommonOptions.CSV_BOM, language() == Language.ZH);
    }

    /** The value of an option that must be there. */
    <V> V require(Option<V> option) {
        require(List.of(option));
        return given.find(option).orElseThrow();
    }

    /** Options that must be there; all that are not are told together. */
    void require(List<? extends Option<?>> options) {
        List<? extends Option<?>> missing =
                options.stream().filter(o -> !given.has(o)).toList();
        if (!missing.isEmpty()) {
            throw usage(missing(missing));
        }
    }

    /** What is told of options that must be there. */
    static Bilingual missing(List<? extends Option<?>> options) {
        List<String> written = options.stream()
                .map(o -> "'--" + o.key() + "=" + o.kind().label() + "'")
                .toList();
        return Bilingual.of(
                "Missing required option" + (written.size() > 1 ? "s: " : ": ") + String.join(", ", written),
                "缺少必填选项：" + String.join("、", written));
    }

    /** Wrong usage. */
    ParameterException usage(Bilingual message) {
        return new ParameterException(command, message.in(language()));
    }

    /** Wrong usage. */
    ParameterException usage(String english, String chinese) {
        return usage(Bilingual.of(english, chinese));
    }
}
