package org.carbonscape.app;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carbonscape.engine.Cluster;
import org.carbonscape.engine.Engine;
import org.carbonscape.option.Choice;
import org.carbonscape.option.FileName;
import org.carbonscape.option.Kinds;
import org.carbonscape.option.Option;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.carbonscape.study.run.StageNames;
import org.carbonscape.study.run.StudyRun;

/** Machines beyond this one: how a command is told to work there, and the command that tries them. */
final class ClusterFaces {
    /** Where the work is done. */
    enum Place {
        HERE,
        SPARK
    }

    static final Option<Place> ENGINE = Option.of(
                    "engine",
                    Kinds.choice(List.of(
                            Choice.of(Place.HERE, "local", "this machine", "本机"),
                            Choice.of(Place.SPARK, "spark", "an Apache Spark cluster", "Apache Spark 集群"))),
                    "Where rasters are counted and written: this machine, or the Spark of --master. Results do not "
                            + "depend on it.",
                    "栅格计数与写出在何处进行：本机，或 --master 所指的 Spark；结果与之无关。")
            .standard(Place.HERE);
    static final Option<String> MASTER = Option.of(
                    "master",
                    Kinds.text(),
                    "The master of --engine spark: local[*], spark://HOST:7077, yarn, k8s://https://HOST:PORT.",
                    "--engine spark 的主节点：local[*]、spark://HOST:7077、yarn、k8s://https://HOST:PORT。")
            .standard("that of spark-submit, else local[*]", "spark-submit 的主节点，否则 local[*]");

    /** Behind the door; a name only, since the module may not be there. */
    private static final String SPARK = "org.carbonscape.spark.SparkCluster";

    private ClusterFaces() {}

    static Face face() {
        return Face.of(
                "cluster-check",
                Bilingual.of(
                        "Asks every executor of a Spark cluster what it is, and whether it sees the inputs of a study.",
                        "逐一询问 Spark 集群的执行器：版本、核心、内存，以及能否读到研究的输入文件。"),
                List.of(Face.atMostOne(
                        "STUDY", "The study file (or a folder that holds study.yaml).", "研究文件（或含 study.yaml 的文件夹）。")),
                List.of(MASTER, CommonOptions.JSON),
                ClusterFaces::check);
    }

    /** @throws ProblemException CLUSTER-02 where the module is not there */
    private static Cluster cluster(Call call) {
        try {
            return (Cluster) Class.forName(SPARK)
                    .getConstructor(String.class, Integer.class)
                    .newInstance(
                            call.given().or(MASTER, System.getProperty("spark.master", "local[*]")), call.threads());
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new ProblemException(ProblemCode.CLUSTER_02_NO_PART, "--engine spark");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Engine engine(Call call) {
        return cluster(call).engine(call.progress().work(), stage -> StageNames.of(stage, call.language()));
    }

    private static int check(Call call) {
        List<String> files = call.arguments().isEmpty()
                ? List.of()
                : StudyRun.rasters(FileName.path(call.arguments().get(0))).stream()
                        .map(FileName::text)
                        .toList();
        List<Cluster.Member> members = cluster(call).members(files);
        List<Problem> problems =
                members.stream().flatMap(m -> m.problem().stream()).toList();
        if (call.json()) {
            List<Object> all = new ArrayList<>();
            for (Cluster.Member m : members) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("host", m.host());
                one.put("runs", m.runs());
                one.put("cores", m.cores());
                one.put("data_mb", m.data_mb());
                m.problem().ifPresent(p -> one.put("problem", Call.object(p, call.language())));
                all.add(one);
            }
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("inputs", files.size());
            answer.put("executors", all);
            call.print(answer);
        } else {
            for (Cluster.Member m : members) {
                System.out.println(call.language()
                        .of(
                                m.host() + ": " + m.runs() + ", " + m.cores() + " cores, " + m.data_mb() + " MB",
                                m.host() + "：" + m.runs() + "，" + m.cores() + " 核，" + m.data_mb() + " MB"));
            }
            Carbonscape.print(problems, call.language());
            System.out.println(call.language()
                    .of(
                            members.size() + (members.size() == 1 ? " executor; " : " executors; ") + files.size()
                                    + " inputs seen by " + (members.size() - problems.size()) + " of them",
                            "执行器 " + members.size() + " 个；" + files.size() + " 个输入文件，其中 "
                                    + (members.size() - problems.size()) + " 个执行器可读"));
        }
        return Faults.code(problems);
    }
}
