package org.carbonscape.app;

import java.io.PrintStream;
import java.util.List;
import org.carbonscape.engine.AtEnd;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 done, 1 problems in the input, 2 wrong usage, 3 a fault of ours. */
@Command(
        name = "carbonscape",
        description = "Regional carbon studies in one reproducible run.",
        mixinStandardHelpOptions = true,
        versionProvider = Carbonscape.VersionText.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        subcommands = {
            DemoCommand.class,
            NewCommand.class,
            CheckCommand.class,
            RunCommand.class,
            MethodsCommand.class,
            ExplainCommand.class,
            TransitionsCommand.class,
            AccountCommand.class,
            DensityCommand.class,
            EllipseCommand.class,
            WeightsCommand.class,
            MoransICommand.class,
            GearysCCommand.class,
            GeneralGCommand.class,
            JoinCountsCommand.class,
            LocalMoranCommand.class,
            LocalGearyCommand.class,
            HotSpotsCommand.class,
            ClassBreaksCommand.class,
            GeodetectorCommand.class,
            AhpCommand.class,
            SuitabilityCommand.class,
            ZonesCommand.class,
            WarmUpCommand.class
        })
public final class Carbonscape implements Runnable {
    /** Problems in the input. */
    static final int PROBLEMS = 1;
    /** Wrong usage. */
    static final int USAGE = 2;
    /** A fault of ours. */
    static final int FAULT = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--lang", paramLabel = "en|zh", description = "Language of this help (default: en).")
    private Language language;

    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Carbonscape " + Version.TEXT};
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        try {
            CommandLine commands = commandLine();
            return (ChineseHelp.isWanted(args) ? ChineseHelp.in(commands) : commands)
                    .execute(Spelling.ours(commands, args));
        } catch (Throwable fault) { // errors too: none may end the program with a bare trace and the code of a problem
            return AtEnd.isNow() ? FAULT : Faults.tell(fault, language(args));
        }
    }

    private static Language language(String... args) {
        return ChineseHelp.isWanted(args) ? Language.ZH : Language.EN;
    }

    static CommandLine commandLine() {
        return new CommandLine(new Carbonscape())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command))
                .setParameterExceptionHandler(Carbonscape::wrongUsage);
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        PrintStream err = System.err;
        err.println(e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(
                e, e.getCommandLine().getErr());
        err.println("Try: carbonscape "
                + (e.getCommandLine().getParent() == null
                        ? ""
                        : e.getCommandLine().getCommandName() + " ") + "--help");
        return USAGE;
    }

    private static int failed(Exception e, CommandLine command) {
        if (AtEnd.isNow()) { // Ctrl-C: files vanish under the threads that still write
            return FAULT;
        }
        Object user = command.getCommandSpec().userObject();
        return Faults.tell(e, user instanceof Speaking speaking ? speaking.language() : Language.EN);
    }

    /** A command with a language option. */
    interface Speaking {
        Language language();
    }

    static void print(List<Problem> problems, Language language) {
        for (Problem p : problems) {
            System.err.println(plain(p.text(language)));
        }
    }

    /** Names come from files: what would move the cursor or colour the screen is shown as what it is. */
    static String plain(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean control = c != '\n' && c != '\t' && Character.isISOControl(c)
                    || c >= 0x202a && c <= 0x202e // turns the direction of what follows
                    || c >= 0x2066 && c <= 0x2069;
            if (control) {
                out.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }
}
