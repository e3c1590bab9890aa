package org.carbonscape.app.start;

import java.util.List;
import java.util.Optional;
import org.carbonscape.app.MachineMemory;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Reading;

/** The memory that a command line asks for. */
final class Memory {
    private Memory() {}

    /**
     * What {@code --memory} says, as Java takes it; empty where nothing, or nothing that can be had: the command itself
     * tells that.
     */
    static Optional<String> asked(String... words) {
        for (int i = words.length - 1; i >= 0; i--) {
            String size = words[i].startsWith("--memory=")
                    ? words[i].substring("--memory=".length())
                    : words[i].equals("--memory") && i + 1 < words.length ? words[i + 1] : "";
            if (!size.isEmpty()) {
                return Kinds.memory().read(List.of(size), "") instanceof Reading.Value<Long> mb
                                && mb.value() <= MachineMemory.mb()
                        ? Optional.of(mb.value() + "m")
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
