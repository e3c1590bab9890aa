package org.carbonscape.study.run;

import java.util.List;
import org.carbonscape.problem.Problem;
import org.carbonscape.study.plan.Study;

/** A study without problems, and the cautions met in its file. */
record ReadStudy(Study study, List<Problem> cautions) {}
