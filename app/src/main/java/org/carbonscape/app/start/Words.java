package org.carbonscape.app.start;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carbonscape.app.Carbonscape;

/**
 * The words of the command line. Java reads them by the locale: where that knows ASCII only, or a name is written in
 * another encoding, they come in damaged, and the system is asked for its bytes (Linux).
 *
 * @param unreadable a name that is not UTF-8, as it was probably meant; a name that no program of Java can open
 */
record Words(String[] all, Optional<String> unreadable) {
    private static final Path BYTES = Path.of("/proc/self/cmdline");
    private static final char LOST = '\ufffd';

    static Words asWritten(String... args) throws IOException {
        boolean whole = !isBlind();
        for (String word : args) {
            whole &= word.indexOf(LOST) < 0;
        }
        if (whole || !BYTES.toFile().exists()) {
            return new Words(Carbonscape.typed(args), Optional.empty());
        }
        List<byte[]> written = words(Files.readAllBytes(BYTES));
        String[] all = new String[args.length];
        for (int i = 0; i < args.length; i++) { // ours are the last ones
            byte[] word = written.get(written.size() - args.length + i);
            try {
                all[i] = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(word))
                        .toString();
            } catch (CharacterCodingException e) {
                return new Words(args, Optional.of(new String(word, Charset.forName("GB18030"))));
            }
        }
        return new Words(Carbonscape.typed(all), Optional.empty());
    }

    /** The options of this Java, as the system has them (Linux): what stands before the jar or the class path. */
    static List<String> ofJava() throws IOException {
        return words(Files.readAllBytes(BYTES)).stream()
                .skip(1)
                .map(word -> new String(word, StandardCharsets.UTF_8))
                .takeWhile(word -> word.startsWith("-") && !word.equals("-jar") && !word.equals("-cp"))
                .toList();
    }

    /** Each ends with a zero byte. */
    private static List<byte[]> words(byte[] bytes) {
        List<byte[]> words = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                words.add(Arrays.copyOfRange(bytes, from, i));
                from = i + 1;
            }
        }
        return words;
    }

    /** Whether Java here sees no names beyond ASCII: the locale C of containers and services. */
    static boolean isBlind() {
        String names = System.getProperty("sun.jnu.encoding", "").toUpperCase(Locale.ROOT);
        return System.getProperty("os.name").equals("Linux")
                && (names.startsWith("ANSI_X3") || names.endsWith("ASCII") || names.equals("ISO-8859-1"));
    }
}
