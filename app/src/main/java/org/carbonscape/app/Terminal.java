package org.carbonscape.app;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Whether standard error is a terminal, where a line can be drawn again, and how wide it is. */
final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    static boolean redraws() {
        return mayRedraw(System.getenv()) && isTerminal();
    }

    /** How wide it is, found as for help; empty where lines go into a file or to a program, which wants them whole. */
    static OptionalInt columns() {
        return redraws() ? OptionalInt.of(new UsageMessageSpec().autoWidth(true).width()) : OptionalInt.empty();
    }

    /** A dumb terminal and a CI log keep every line. */
    static boolean mayRedraw(Map<String, String> environment) {
        return !environment.getOrDefault("TERM", "").equals("dumb") && !environment.containsKey("CI");
    }

    private static boolean isTerminal() {
        if (Files.isSymbolicLink(STANDARD_ERROR)) { // Java's console only knows of input and output
            try {
                String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
                return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try { // from Java 22 on there is one without a terminal too
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
