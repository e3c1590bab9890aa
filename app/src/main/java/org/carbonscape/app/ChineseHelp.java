package org.carbonscape.app;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import picocli.CommandLine;

/** The help of commands in Chinese, from {@code help_zh.properties}; the English texts stand with the options themselves. */
final class ChineseHelp {
    private ChineseHelp() {}

    /** Whether the command line asks for {@code --lang zh}: known before it is read, since help needs nothing else to be right. */
    static boolean isWanted(String... args) {
        List<String> words = Arrays.stream(args)
                .map(a -> a.toLowerCase(java.util.Locale.ROOT))
                .toList();
        int at = words.indexOf("--lang");
        return words.contains("--lang=zh")
                || at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("zh");
    }

    static CommandLine in(CommandLine commands) {
        ResourceBundle texts = texts();
        commands.setResourceBundle(texts);
        commands.getSubcommands().values().forEach(c -> c.setResourceBundle(texts));
        return commands;
    }

    private static ResourceBundle texts() {
        try (Reader in = new InputStreamReader(
                ChineseHelp.class.getResourceAsStream("help_zh.properties"), StandardCharsets.UTF_8)) {
            return new PropertyResourceBundle(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
