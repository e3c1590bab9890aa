package org.carbonscape.app;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.io.run.Version;
import org.carbonscape.method.MethodNames;
import org.carbonscape.option.Reading;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. Exit codes: 0 done, 1 problems in the input, 2 wrong usage, 3 a fault of ours or the machine. */
public final class Carbonscape {
    /** Problems in the input. */
    static final int PROBLEMS = 1;
    /** Wrong usage. */
    static final int USAGE = 2;
    /** A fault of the program or the machine. */
    static final int FAULT = 3;

    private Carbonscape() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** A command line inside this program; the exit code. */
    public static int run(String... written) {
        String[] args = helped(typed(written));
        try {
            CommandLine commands = commandLine(language(args), asked(args));
            int code = commands.execute(Spelling.ours(commands, args));
            return StandardOutput.isWhole(language(args)) ? code : FAULT;
        } catch (Throwable fault) { // errors too: none may end the program with a bare trace and the code of a problem
            return AtEnd.isNow() ? FAULT : Faults.tell(fault, language(args), isJson(args));
        }
    }

    /** The arguments with hyphens where an editor made dashes of them, and the user's folder for {@code ~/}. */
    public static String[] typed(String... args) {
        return Spelling.typed(System.getProperty("user.home"), args);
    }

    /** {@code help run} is {@code run --help}, {@code help LISA} that of the command that others call so. */
    private static String[] helped(String... args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        List<String> words = new ArrayList<>(List.of(args).subList(1, args.length));
        List<String> commands = faces().stream().map(Face::name).toList();
        if (words.size() > 2 && words.get(0).equals("--lang")) {
            Collections.rotate(words, -2);
        }
        if (!words.isEmpty() && !words.get(0).startsWith("-")) {
            String command = MethodNames.find(words.get(0), commands).orElse(words.get(0));
            if (!commands.contains(command)) {
                return words.toArray(String[]::new); // which is told as no command; its help would be that of all
            }
            words.set(0, command);
        }
        words.add("--help");
        return words.toArray(String[]::new);
    }

    /** The commands, in the order of their list. */
    static List<Face> faces() {
        List<Face> faces = new ArrayList<>(StudyFaces.all().subList(0, 4));
        faces.addAll(RunFaces.all());
        faces.add(CompareFace.face());
        faces.add(ReportFace.face());
        faces.add(InspectFace.face());
        faces.addAll(AtlasFaces.all());
        faces.add(StudioFace.face());
        faces.add(CacheFaces.face());
        faces.add(ClusterFaces.face());
        faces.addAll(MethodFaces.all());
        faces.addAll(LandFaces.all());
        faces.add(AreaFace.face());
        faces.addAll(UnitFaces.all());
        faces.addAll(StatisticFaces.all());
        faces.add(DetectorFace.face());
        faces.add(AhpFace.face());
        faces.addAll(StudyFaces.all().subList(4, StudyFaces.all().size()));
        faces.add(Declarations.face());
        faces.add(WarmUp.face());
        return faces;
    }

    /** Known before the line is read, since help needs nothing else to be right. */
    public static Language language(String... args) {
        List<String> words =
                Arrays.stream(args).map(a -> a.toLowerCase(Locale.ROOT)).toList();
        int at = words.indexOf("--lang");
        boolean chinese = words.contains("--lang=zh")
                || at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("zh");
        return chinese ? Language.ZH : Language.EN;
    }

    /**
     * Which commands need their options: those that the line names. Where it holds words and names none, all: one of
     * them may be meant.
     */
    private static Predicate<Face> asked(String... args) {
        List<String> words = Arrays.stream(args).filter(w -> !w.startsWith("-")).toList();
        boolean named = words.stream()
                .anyMatch(w -> faces().stream().anyMatch(f -> f.name().equals(w)));
        return named || words.stream().allMatch(w -> w.equals("en") || w.equals("zh"))
                ? face -> words.contains(face.name())
                : face -> true;
    }

    /** @param whole the commands whose options are made; making all of them is most of a start */
    static CommandLine commandLine(Language language, Predicate<Face> whole) {
        CommandSpec spec = CommandSpec.create().name("carbonscape");
        spec.version("Carbonscape " + Version.TEXT);
        spec.usageMessage()
                .description(language.of("Regional carbon studies in one reproducible run.", "以一次可复现的运行完成区域碳研究。"))
                .footer(Commands.exitCodes(language))
                .sortOptions(false)
                .autoWidth(true);
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description(language.of("Show this help and end.", "显示本帮助并退出。"))
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description(language.of("Show the version and end.", "显示版本并退出。"))
                .build());
        spec.addOption(OptionSpec.builder("--lang")
                .arity("1")
                .type(String.class)
                .paramLabel("en|zh")
                .description(language.of("Language of this help (default: en).", "本帮助的语言（默认 en）。"))
                .build());
        Commands commands = new Commands(language);
        for (Face face : faces()) {
            spec.addSubcommand(face.name(), whole.test(face) ? commands.of(face) : commands.heading(face));
        }
        if (language == Language.ZH) {
            spec.usageMessage().synopsisHeading("用法：").commandListHeading("命令：%n");
        }
        CommandLine line = new CommandLine(spec);
        return line.setExecutionStrategy(parsed -> execute(line, parsed))
                .setExecutionExceptionHandler((e, command, parsed) ->
                        failed(e, command, isJson(parsed.originalArgs().toArray(String[]::new))))
                .setParameterExceptionHandler(Carbonscape::wrongUsage);
    }

    /** Without a command, help. */
    private static int execute(CommandLine line, CommandLine.ParseResult parsed) {
        if (parsed.isUsageHelpRequested() && !parsed.unmatched().isEmpty()) { // which picocli forgives for --help
            throw new UnmatchedArgumentException(line, parsed.unmatched());
        }
        if (!parsed.hasSubcommand() && !parsed.isUsageHelpRequested() && !parsed.isVersionHelpRequested()) {
            line.usage(System.out);
            return 0;
        }
        String[] args = parsed.originalArgs().toArray(String[]::new);
        WrongUsage.quote(List.of(args), File.separatorChar == '\\').ifPresent(told -> {
            CommandLine command =
                    parsed.hasSubcommand() ? parsed.subcommand().commandSpec().commandLine() : line;
            throw new ParameterException(command, told.in(language(args)));
        });
        return new CommandLine.RunLast().execute(parsed);
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        StandardError.line(folded(plain(WrongUsage.text(e, language(args))), 0, Terminal.columns()));
        if (isJson(args)) {
            Faults.print(List.of(WrongUsage.problem(e)), language(args));
        }
        return USAGE;
    }

    private static int failed(Exception e, CommandLine command, boolean json) {
        if (AtEnd.isNow()) { // Ctrl-C: files vanish under the threads that still write
            return FAULT;
        }
        Object user = command.getCommandSpec().userObject();
        return Faults.tell(e, user instanceof Speaking speaking ? speaking.language() : Language.EN, json);
    }

    /** Whether the line asks for an answer in JSON: what keeps it from one is told in JSON, too. */
    private static boolean isJson(String... args) {
        List<String> words = List.of(args);
        int at = words.indexOf("--json");
        String value = words.stream()
                .filter(w -> w.startsWith("--json="))
                .findFirst()
                .map(w -> w.substring("--json=".length()))
                .orElse(at >= 0 && at + 1 < words.size() ? words.get(at + 1) : "");
        return CommonOptions.JSON.kind().read(List.of(value), "") instanceof Reading.Value<Boolean> read
                ? read.value()
                : at >= 0;
    }

    /** Tells what keeps this command line from being carried out, before it is read. */
    public static void tell(List<Problem> problems, String... args) {
        Faults.tell(problems, language(args), isJson(args));
    }

    /** A command with a language option. */
    interface Speaking {
        Language language();
    }

    static void print(List<Problem> problems, Language language) {
        OptionalInt columns = problems.isEmpty() ? OptionalInt.empty() : Terminal.columns();
        for (Problem p : problems) {
            StandardError.line(folded(plain(p.text(language)), Problem.INDENT, columns));
        }
    }

    private static String folded(String text, int indent, OptionalInt columns) {
        return columns.isPresent() ? Folded.text(text, indent, columns.getAsInt()) : text;
    }

    /** Names come from files: what would move the cursor or colour the screen is shown as what it is. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean control = c != '\n' && c != '\t' && Character.isISOControl(c)
                    || c >= 0x202a && c <= 0x202e // turns the direction of what follows
                    || c >= 0x2066 && c <= 0x2069;
            if (control) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
