package org.carbonscape.app;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether a line on standard error can be drawn again. */
final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private Terminal() {}

    static boolean redraws() {
        return mayRedraw(System.getenv()) && isTerminal();
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
