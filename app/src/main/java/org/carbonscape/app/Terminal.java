package org.carbonscape.app;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Whether standard error is a terminal, where a line can be drawn again, and how wide it is. */
final class Terminal {
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

    private static final File TERMINAL = new File("/dev/tty");
    private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,4})");

    /** What picocli takes a narrower terminal for: a line drawn again would leave its first half behind each time. */
    private static final int LEAST_OF_HELP = 55;

    /** Below it nothing can be read. */
    private static final int LEAST = 20;

    private Terminal() {}

    static boolean redraws() {
        return mayRedraw(System.getenv()) && isTerminal();
    }

    /** How wide it is, found as for help; empty where lines go into a file or to a program, which wants them whole. */
    static OptionalInt columns() {
        if (!redraws()) {
            return OptionalInt.empty();
        }
        int known = new UsageMessageSpec().autoWidth(true).width();
        return OptionalInt.of(known > LEAST_OF_HELP ? known : narrow().orElse(known));
    }

    /** Of a terminal so narrow that help goes beyond it; empty where that is not told, as on Windows. */
    private static OptionalInt narrow() {
        try {
            Process asked = new ProcessBuilder("stty", "size")
                    .redirectInput(TERMINAL)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return columns(new String(asked.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** @param size rows and columns as {@code stty size} tells them; 0 where the terminal does not know */
    static OptionalInt columns(String size) {
        Matcher m = SIZE.matcher(size.strip());
        return m.matches() ? OptionalInt.of(Math.max(LEAST, Integer.parseInt(m.group(1)))) : OptionalInt.empty();
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
