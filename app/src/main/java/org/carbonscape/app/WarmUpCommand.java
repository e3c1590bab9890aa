package org.carbonscape.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Loads the classes that short commands need, for the archive that the start script makes once. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Runnable {
    @Override
    public void run() {
        CommandLine.usage(new Carbonscape(), System.out);
        for (String name : new String[] {"run", "transitions", "demo"}) {
            new CommandLine(new Carbonscape()).execute(name, "--help");
        }
    }
}
