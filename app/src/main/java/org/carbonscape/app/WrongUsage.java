package org.carbonscape.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carbonscape.method.MethodNames;
import org.carbonscape.method.Methods;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Nearest;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line that cannot be read, told in the reader's language. Picocli says it in English only, so what it found
 * is put into sentences of our own; messages of our own are in the right language already.
 */
final class WrongUsage {
    private WrongUsage() {}

    /** What is wrong, what may have been meant, and where to read on: lines without an end. */
    static String text(ParameterException wrong, Language language) {
        return said(wrong, language) + language.of("\nTry: ", "\n用法见：") + help(wrong.getCommandLine());
    }

    /** The same for machines. */
    static Problem problem(ParameterException wrong) {
        return Problem.of(
                ProblemCode.USAGE_01_LINE,
                "carbonscape",
                Bilingual.of(
                        said(wrong, Language.EN).replace("\n", " "),
                        said(wrong, Language.ZH).replace("\n", " ")),
                help(wrong.getCommandLine()));
    }

    /**
     * What is wrong with a folder in quotes that ends in a backslash: {@code "my study\"}. Windows takes that for a
     * quotation mark of the name, which no name may have there, and what follows for more of it.
     */
    static Optional<Bilingual> quote(List<String> args, boolean windows) {
        return args.stream()
                .filter(a -> windows && a.matches("(?s).*\"( .*)?"))
                .findFirst()
                .map(a -> Bilingual.of(
                        "An argument has a quotation mark in it: " + a
                                + "\nWindows reads \\\" as one: leave out the backslash before the closing "
                                + "quotation mark.",
                        "参数中含有引号：" + a + "\nWindows 把 \\\" 读作引号：请去掉右引号前的反斜杠。"));
    }

    private static String help(CommandLine command) {
        return "carbonscape " + (command.getParent() == null ? "" : command.getCommandName() + " ") + "--help";
    }

    private static String said(ParameterException wrong, Language language) {
        CommandLine command = wrong.getCommandLine();
        List<String> unread = command.getUnmatchedArguments();
        // what is missing may stand there: -name, which picocli takes for an option
        ParameterException e = wrong instanceof MissingParameterException && !unread.isEmpty()
                ? new UnmatchedArgumentException(command, unread)
                : wrong;
        return found(e, language) + meant(e, language);
    }

    private static String found(ParameterException e, Language language) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, language);
        }
        if (e instanceof MissingParameterException missing) {
            if (missing.getMissing().get(0) instanceof OptionSpec option) {
                return language.of(
                        "Option '" + option.longestName() + "' needs a value: " + option.paramLabel(),
                        "选项 '" + option.longestName() + "' 缺少取值：" + option.paramLabel());
            }
            return missing(e.getCommandLine(), language);
        }
        if (e instanceof OverwrittenOptionException twice && twice.getOverwritten() instanceof OptionSpec option) {
            return language.of(
                    "Option '" + option.longestName() + "' is given more than once.",
                    "选项 '" + option.longestName() + "' 重复给出，只能写一次。");
        }
        return String.valueOf(e.getMessage());
    }

    /** All that is missing at once; picocli names the first argument only. */
    private static String missing(CommandLine command, Language language) {
        List<String> labels = command.getCommandSpec().positionalParameters().stream()
                .filter(p -> p.required() && !command.getParseResult().hasMatchedPositional(p))
                .map(ArgSpec::paramLabel)
                .toList();
        List<Option<?>> options = Commands.missing(command);
        String all = quoted(labels, language);
        return language.of("Missing required parameter" + (labels.size() > 1 ? "s: " : ": ") + all, "缺少必填参数：" + all)
                + (options.isEmpty() ? "" : "\n" + Call.missing(options).in(language));
    }

    private static String unmatched(UnmatchedArgumentException e, Language language) {
        List<String> words = e.getUnmatched();
        if (e.isUnknownOption()) {
            String first = quoted(words.subList(0, 1), language);
            return language.of("Unknown option: " + first, "未知选项：" + first);
        }
        boolean command = e.getCommandLine().getParent() == null;
        String all = quoted(command ? words.subList(0, 1) : words, language);
        if (command && Methods.ALL.stream().anyMatch(m -> m.id().equals(words.get(0)))) {
            return language.of(
                    all + " is done in a study and has no command of its own; `carbonscape explain " + words.get(0)
                            + "` says how.",
                    all + " 只在研究中进行，没有单独的命令；方法见 `carbonscape explain " + words.get(0) + "`。");
        }
        return command
                ? language.of("There is no command " + all + ".", "没有命令 " + all + "。")
                : language.of("More arguments than the command takes: " + all, "多余的参数：" + all);
    }

    private static String meant(ParameterException e, Language language) {
        List<String> near = e instanceof UnmatchedArgumentException unmatched ? near(unmatched) : List.of();
        return near.isEmpty()
                ? ""
                : language.of(
                        "\nDid you mean " + String.join(" or ", near) + "?",
                        "\n是否想写 " + String.join(" 或 ", near) + "？");
    }

    /** Options or commands that the first word may have been meant for; of further arguments nothing can be said. */
    private static List<String> near(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        String word = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            return Nearest.to(
                    word.replaceFirst("=.*", ""),
                    command.getCommandSpec().options().stream()
                            .filter(o -> !o.hidden())
                            .map(OptionSpec::longestName)
                            .toList());
        }
        return MethodNames.near(
                word,
                command.getSubcommands().entrySet().stream()
                        .filter(c ->
                                !c.getValue().getCommandSpec().usageMessage().hidden())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private static String quoted(List<String> words, Language language) {
        return words.stream().map(w -> "'" + w + "'").collect(Collectors.joining(language.of(", ", "、")));
    }
}
