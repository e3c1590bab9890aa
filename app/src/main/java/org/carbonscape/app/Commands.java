package org.carbonscape.app;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.carbonscape.option.Given;
import org.carbonscape.option.Option;
import org.carbonscape.option.Reading;
import org.carbonscape.problem.Language;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Makes the command line from the faces: each declared option becomes one of picocli's, with help in the language asked
 * for.
 */
final class Commands {
    /** Of flags; help shows nothing in its place. */
    private static final String NO_LABEL = "flag";

    private final Language language;

    Commands(Language language) {
        this.language = language;
    }

    /** A command as lists of commands show it, without its options. */
    CommandLine heading(Face face) {
        CommandSpec spec = CommandSpec.create().name(face.name());
        spec.usageMessage().description(plain(face.summary().in(language))).hidden(face.hidden());
        return new CommandLine(spec);
    }

    /** What a command ends with; the last line of every help. */
    static String exitCodes(Language language) {
        return language.of(
                "Exit codes: 0 done, 1 problems in the input, 2 wrong usage, 3 a fault of the program or the machine.",
                "退出码：0 完成，1 输入有问题，2 用法有误，3 程序或机器的故障。");
    }

    CommandLine of(Face face) {
        List<Option<?>> options = options(face);
        Runner runner = new Runner(face, options);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(runner).name(face.name());
        spec.usageMessage()
                .description(plain(face.summary().in(language)))
                .hidden(face.hidden())
                .footer(exitCodes(language))
                .sortOptions(false)
                .autoWidth(true);
        for (Option<?> option : options) {
            spec.addOption(option(option, option.key(), false));
            option.alsoCalled().forEach(n -> spec.addOption(option(option, n, true)));
        }
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(language.of("Show this help and end.", "显示本帮助并退出。"))
                .build());
        for (int i = 0; i < face.arguments().size(); i++) {
            spec.addPositional(argument(face.arguments().get(i), i));
        }
        if (language == Language.ZH) {
            spec.usageMessage().synopsisHeading("用法：").optionListHeading("");
        }
        CommandLine command = new CommandLine(spec).setHelpFactory(FlagsWithoutValue::new);
        if (language == Language.ZH) {
            int width = "用法：".length() * 2; // on a terminal
            command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, help -> help.synopsis(width));
        }
        command.getHelpSectionMap().replaceAll((key, section) -> help -> WholeWords.shown(section.render(help)));
        runner.command = command;
        return command;
    }

    /** A command's own options and those of all commands. */
    static List<Option<?>> options(Face face) {
        List<Option<?>> options = new ArrayList<>(face.options());
        if (options.stream().anyMatch(o -> o.kind().isWritten())) {
            options.add(CommonOptions.REPLACE);
        }
        options.add(CommonOptions.THREADS);
        options.add(CommonOptions.MEMORY);
        options.add(CommonOptions.LANG);
        return options;
    }

    /** Help that shows {@code --json} where picocli, since a flag may have a value, shows {@code --json=PARAM}. */
    private static final class FlagsWithoutValue extends Help {
        FlagsWithoutValue(CommandSpec spec, ColorScheme colours) {
            super(spec, colours);
        }

        @Override
        public IParamLabelRenderer parameterLabelRenderer() {
            IParamLabelRenderer usual = super.parameterLabelRenderer();
            return new IParamLabelRenderer() {
                @Override
                public Ansi.Text renderParameterLabel(ArgSpec argument, Ansi ansi, List<Ansi.IStyle> styles) {
                    return argument.paramLabel().equals(NO_LABEL)
                            ? ansi.text("")
                            : usual.renderParameterLabel(argument, ansi, styles);
                }

                @Override
                public String separator() {
                    return usual.separator();
                }
            };
        }
    }

    /** The options that a command needs and its line has not. */
    static List<Option<?>> missing(CommandLine command) {
        return command.getCommandSpec().userObject() instanceof Runner runner
                ? runner.missing(command.getParseResult())
                : List.of();
    }

    /** @param hidden of other names, which are understood but would only make help longer */
    private OptionSpec option(Option<?> option, String name, boolean hidden) {
        boolean flag = option.kind().schema().get("type") instanceof String type && type.equals("boolean");
        String required = option.required() ? language.of(" Required.", "必填。") : "";
        OptionSpec.Builder builder = OptionSpec.builder("--" + name)
                .hidden(hidden)
                .description(WholeWords.kept(plain(option.text(language) + required)));
        if (flag) {
            return builder.arity("0..1")
                    .type(String.class)
                    .fallbackValue("true")
                    .preprocessor((words, command, argument, how) -> {
                        // "--json a.tif": a file that follows is not the flag's value; "--json=false" and "--json
                        // false" are
                        boolean given = "=".equals(how.get("separator"))
                                || !words.isEmpty()
                                        && option.kind().read(List.of(words.peek()), "") instanceof Reading.Value<?>;
                        if (!given) {
                            words.push("true");
                        }
                        return false;
                    })
                    .hideParamSyntax(true)
                    .paramLabel(NO_LABEL)
                    .build();
        }
        builder.paramLabel(option.kind().label());
        return option.kind().isList()
                ? builder.arity("1")
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .build()
                : builder.arity("1").type(String.class).build();
    }

    private PositionalParamSpec argument(Face.Argument argument, int index) {
        String end = argument.many() ? "*" : Integer.toString(index);
        return PositionalParamSpec.builder()
                .index(argument.many() ? index + "..*" : end)
                .paramLabel(argument.label())
                .arity(argument.many() ? argument.least() + "..*" : argument.least() == 0 ? "0..1" : "1")
                .required(argument.least() > 0)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(WholeWords.kept(plain(argument.doc().in(language))))
                .build();
    }

    /** Picocli formats descriptions. */
    private static String plain(String text) {
        return text.replace("%", "%%");
    }

    /** A face as picocli calls it. */
    private static final class Runner implements Callable<Integer>, Carbonscape.Speaking {
        private final Face face;
        private final List<Option<?>> options;
        private CommandLine command = new CommandLine(CommandSpec.create());
        private Language spoken = Language.EN;

        Runner(Face face, List<Option<?>> options) {
            this.face = face;
            this.options = options;
        }

        @Override
        public Integer call() throws Exception {
            ParseResult parsed = command.getParseResult();
            List<Option<?>> missing = missing(parsed);
            if (!missing.isEmpty()) {
                throw new ParameterException(command, Call.missing(missing).in(language(parsed)));
            }
            Given given = new Given("");
            for (Option<?> option : options) {
                take(option, parsed, given);
            }
            spoken = given.or(CommonOptions.LANG, Language.EN);
            given.find(CommonOptions.MEMORY).ifPresent(this::had);
            List<String> arguments = new ArrayList<>();
            for (PositionalParamSpec p : command.getCommandSpec().positionalParameters()) {
                if (parsed.hasMatchedPositional(p)) {
                    if (p.stringValues().contains("")) { // a variable without a value, not the folder of the start
                        throw new ParameterException(
                                command,
                                spoken.of("'" + p.paramLabel() + "' is empty.", "'" + p.paramLabel() + "' 为空。"));
                    }
                    arguments.addAll(p.stringValues());
                }
            }
            Call call = new Call(given, arguments, command);
            Outputs.check(call, options, words(parsed));
            call.progress().work().stage(face.name());
            try (Progressing telling = call.progress().watch()) {
                return face.action().run(call);
            } catch (OutOfMemoryError e) {
                throw new Needs.Unmet(call.progress().needed_mb(), e);
            }
        }

        /** Memory that the machine has; the start has seen to it that this Java may take it. */
        private void had(long mb) {
            long all = MachineMemory.mb();
            if (mb > all) {
                throw new ParameterException(
                        command,
                        spoken.of("'--memory' asks for ", "“--memory” 要求 ")
                                + mb
                                + spoken.of(" MB; this machine has ", " MB，而本机只有 ")
                                + all
                                + " MB");
            }
        }

        /** Everything that was said but what names a file to write. */
        private List<String> words(ParseResult parsed) {
            List<String> words = new ArrayList<>();
            for (Option<?> option : options) {
                if (!option.kind().isWritten()) {
                    names(option)
                            .filter(parsed::hasMatchedOption)
                            .forEach(n -> words.addAll(parsed.matchedOption(n).stringValues()));
                }
            }
            for (PositionalParamSpec p : command.getCommandSpec().positionalParameters()) {
                words.addAll(p.stringValues());
            }
            return words;
        }

        private List<Option<?>> missing(ParseResult parsed) {
            return options.stream()
                    .filter(o -> o.required() && names(o).noneMatch(parsed::hasMatchedOption))
                    .toList();
        }

        private static Stream<String> names(Option<?> option) {
            return Stream.concat(Stream.of(option.key()), option.alsoCalled().stream())
                    .map(n -> "--" + n);
        }

        private <V> void take(Option<V> option, ParseResult parsed, Given given) {
            String name =
                    names(option).filter(parsed::hasMatchedOption).findFirst().orElse("--" + option.key());
            if (!parsed.hasMatchedOption(name)) {
                return;
            }
            List<String> texts = parsed.matchedOption(name).stringValues();
            List<String> items = option.kind().isList()
                    ? texts.stream()
                            .flatMap(t -> option.kind().split(t).stream())
                            .toList()
                    : texts.subList(texts.size() - 1, texts.size());
            Reading<V> reading = option.kind().read(items, name);
            if (reading instanceof Reading.Value<V> read) {
                given.put(option, read.value(), name);
                return;
            }
            Reading.Wrong wrong = ((Reading.Misread<V>) reading).wrongs().get(0);
            Language told = given.or(CommonOptions.LANG, language(parsed));
            throw new ParameterException(
                    command,
                    told.of("Invalid value for option '", "选项 '")
                            + name
                            + told.of("': \"", "' 的值无效：“")
                            + (wrong.item() >= 0 && wrong.item() < items.size()
                                    ? items.get(wrong.item())
                                    : String.join(",", items))
                            + told.of("\": ", "”：")
                            + wrong.found().in(told)
                            + told.of("; needed: ", "；需要：")
                            + wrong.wanted().in(told));
        }

        /** As asked for, whatever else is wrong. */
        private static Language language(ParseResult parsed) {
            return parsed.hasMatchedOption("--lang")
                            && parsed.matchedOption("--lang").stringValues().stream()
                                    .anyMatch(t -> t.equalsIgnoreCase("zh"))
                    ? Language.ZH
                    : Language.EN;
        }

        @Override
        public Language language() {
            return spoken;
        }
    }
}
