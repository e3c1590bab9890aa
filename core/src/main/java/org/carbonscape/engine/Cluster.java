package org.carbonscape.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.carbonscape.problem.Problem;

/**
 * Machines that work together behind one master. The library knows this door only; whoever schedules work there stands
 * behind it, in a module of its own.
 */
public interface Cluster {
    /**
     * An engine over them, which must be closed. Problems CLUSTER-04 to 08.
     *
     * @param words what a stage of the work is called where the cluster shows its jobs
     */
    Engine engine(Work work, UnaryOperator<String> words);

    /** What each machine is, and whether it sees the files, as they are named. Problems as above. */
    List<Member> members(List<String> files);

    /**
     * A machine's process that takes work.
     *
     * @param host    its machine
     * @param runs    versions of what runs there
     * @param cores   tasks that it takes at once
     * @param data_mb memory for data
     * @param problem what is wrong with it, such as a file that it does not see
     */
    record Member(String host, String runs, int cores, long data_mb, Optional<Problem> problem) {}
}
