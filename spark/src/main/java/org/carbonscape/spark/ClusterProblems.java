package org.carbonscape.spark;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;

/** What a cluster has to tell, in the user's words. */
final class ClusterProblems {
    private static final int MOST_TEXT = 300;

    private ClusterProblems() {}

    /** A file that was opened here and is missing there is seen from here only. */
    static ProblemException seenFromHere(ProblemException e, String host) {
        List<Problem> told = e.problems().stream()
                .map(p -> p.code() == ProblemCode.FILE_01_MISSING
                        ? Problem.of(ProblemCode.CLUSTER_06_NOT_SEEN, p.place(), host)
                        : p)
                .toList();
        return new ProblemException(told);
    }

    /** Of a task whose classes are others than here: Spark names the executor's machine before the failure. */
    private static final Pattern OTHER = Pattern.compile("\\((\\S+) executor [^)]*\\): (\\S*(?:InvalidClassException|"
            + "ClassNotFoundException|NoClassDefFoundError|NoSuchMethodError|NoSuchFieldError|AbstractMethodError|"
            + "IncompatibleClassChangeError)[^\\n]*|[^\\n]*Invalid lambda deserialization[^\\n]*)");

    /** A job that failed of the cluster itself. */
    static ProblemException failed(Throwable e, String master) {
        if (e instanceof ProblemException told) {
            return told;
        }
        for (Throwable at = e; at != null; at = at.getCause()) {
            Matcher other = OTHER.matcher(String.valueOf(at.getMessage()));
            if (other.find()) {
                String what = shortened(other.group(2));
                return new ProblemException(
                        ProblemCode.CLUSTER_07_VERSIONS,
                        master,
                        other.group(1),
                        Bilingual.of("another version (" + what + ")", "其他版本（" + what + "）"),
                        SparkCluster.runs());
            }
        }
        return new ProblemException(ProblemCode.CLUSTER_08_GAVE_UP, master, Bilingual.same(reason(e)));
    }

    /** The innermost reason, in one line; its kind where it says nothing. */
    static String reason(Throwable e) {
        Throwable at = e;
        while (at.getCause() != null && at.getCause() != at) {
            at = at.getCause();
        }
        String said = at.getMessage();
        String text = said == null ? at.getClass().getSimpleName() : said.strip();
        int line = text.indexOf('\n');
        String first = line < 0 ? text : text.substring(0, line);
        return shortened(first);
    }

    private static String shortened(String text) {
        return text.length() > MOST_TEXT ? text.substring(0, MOST_TEXT) + "..." : text;
    }
}
