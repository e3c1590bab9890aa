package org.carbonscape.study.account;

import java.util.function.Consumer;
import org.carbonscape.engine.Engine;
import org.carbonscape.io.cache.StageCache;
import org.carbonscape.io.run.RunFolder;
import org.carbonscape.problem.Language;

/**
 * What the stages of a run work with beside their data.
 *
 * @param language of pictures, styles and the report
 * @param stage    told the name of each stage as it begins
 * @param audit    takes problems, cautions and checks
 * @param cache    of results of earlier runs
 */
public record RunContext(
        RunFolder folder, Language language, Engine engine, Consumer<String> stage, Audit audit, StageCache cache) {}
