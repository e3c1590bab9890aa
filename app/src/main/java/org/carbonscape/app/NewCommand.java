package org.carbonscape.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.Language;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "new",
        description = "Writes a commented study to start from, with example tables.",
        mixinStandardHelpOptions = true)
final class NewCommand implements Callable<Integer>, Carbonscape.Speaking {
    private static final String[] FILES = {
        "study.yaml", "legend.csv", "factors.csv", "energy.csv", "stock.csv", "criteria.csv", "ahp.csv"
    };

    @Parameters(paramLabel = "DIR", description = "A new or empty folder.")
    private Path folder;

    @Mixin
    private Options options;

    @Override
    public Integer call() {
        try {
            if (Files.exists(folder)) {
                try (var entries = Files.list(folder)) {
                    if (entries.findAny().isPresent()) {
                        throw new ProblemException(ProblemCode.RUN_07_NOT_EMPTY, folder.toString());
                    }
                }
            }
            Files.createDirectories(folder);
            for (String name : FILES) {
                try (InputStream in = NewCommand.class.getResourceAsStream("new/" + inLanguage(name))) {
                    Files.copy(in, folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw RunFolder.notWritten(folder.toString(), e);
        }
        System.out.println(folder.resolve("study.yaml"));
        return 0;
    }

    /** The study file is commented in the reader's language; the tables are the same. */
    private String inLanguage(String name) {
        return language() == Language.ZH && name.equals("study.yaml") ? "study.zh.yaml" : name;
    }

    @Override
    public Language language() {
        return options.language();
    }
}
