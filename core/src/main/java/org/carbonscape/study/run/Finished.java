package org.carbonscape.study.run;

import java.util.List;
import java.util.Map;
import org.carbonscape.carbon.ConservationCheck;
import org.carbonscape.problem.Problem;
import org.carbonscape.report.Report;

/**
 * What a run found and wrote, as far as its page and its record tell it. A study that differs in its title alone has
 * the same, and is not worked out again.
 *
 * @param report    as it is {@linkplain Report#shown shown}
 * @param drawings  what the page shows of each figure, by its id
 * @param tables    which files they are in
 * @param inventory whether there is one, whose reporting tables bear the title
 * @param checks    sums that were reached in two ways
 * @param cautions  beyond those of the study and its inputs
 * @param told      for the record
 */
record Finished(
        Report report,
        Map<String, String> drawings,
        RunTables tables,
        boolean inventory,
        List<ConservationCheck> checks,
        List<Problem> cautions,
        RunRecord.Told told) {}
