package org.carbonscape.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkJavaTest {
    @TempDir
    private Path dir;

    @Test
    void isAskedForByTheEngineOrTheCommandAndNotForHelp() {
        assertThat(SparkJava.isAsked("run", "s", "--engine", "spark")).isTrue();
        assertThat(SparkJava.isAsked("run", "s", "--engine=spark")).isTrue();
        assertThat(SparkJava.isAsked("cluster-check", "--master", "yarn")).isTrue();
        assertThat(SparkJava.isAsked("run", "s", "--engine", "local")).isFalse();
        assertThat(SparkJava.isAsked("run", "s", "--engine")).isFalse();
        assertThat(SparkJava.isAsked("cluster-check", "--help")).isFalse();
        assertThat(SparkJava.isAsked()).isFalse();
    }

    @Test
    void whatIsNotThereOrOfAnotherVersionIsTold() throws IOException {
        String jar = dir.resolve("carbonscape.jar").toString();
        assertThatThrownBy(() -> SparkJava.of(jar, Optional.empty()))
                .hasMessageStartingWith(
                        "CLUSTER-01  --engine spark: no Apache Spark was found (SPARK_HOME is not set)");
        assertThatThrownBy(() -> SparkJava.of(jar, Optional.of(dir.resolve("no").toString())))
                .hasMessageContaining("(SPARK_HOME=" + dir.resolve("no") + ")");
        Path jars = Files.createDirectories(dir.resolve("home/jars"));
        Optional<String> home = Optional.of(dir.resolve("home").toString());
        assertThatThrownBy(() -> SparkJava.of(jar, home)).hasMessageStartingWith("CLUSTER-01");
        Path old = Files.createFile(jars.resolve("spark-core_2.12-3.5.9.jar"));
        assertThatThrownBy(() -> SparkJava.of(jar, home))
                .hasMessageStartingWith("CLUSTER-03  " + jars + ": it holds Spark 3.5.9; Spark 4 is needed");
        Files.delete(old);
        Files.createFile(jars.resolve("spark-core_2.13-4.1.3.jar"));
        assertThatThrownBy(() -> SparkJava.of(jar, home)).hasMessageStartingWith("CLUSTER-02  --engine spark");
        Path part = Files.createFile(dir.resolve("carbonscape-spark.jar"));
        List<String> main = SparkJava.of(jar, home).main("run", "s", "--master=yarn");
        assertThat(main.get(1))
                .as("Spark's own jars come first")
                .startsWith(
                        String.join(File.pathSeparator, dir.resolve("home/conf").toString(), jars + "/*"))
                .endsWith(part + File.pathSeparator + jar);
        assertThat(main.subList(2, main.size()))
                .containsExactly(
                        "org.apache.spark.deploy.SparkSubmit",
                        "--master",
                        "yarn",
                        "--name",
                        "Carbonscape",
                        "--class",
                        "org.carbonscape.app.start.Launch",
                        "--jars",
                        part + "," + jar,
                        "spark-internal");
    }

    @Test
    void whatAMasterNeedsIsAskedBeforeSparkBegins() throws IOException {
        Path jars = Files.createDirectories(dir.resolve("whole/jars"));
        Files.createFile(jars.resolve("spark-core_2.13-4.2.0.jar"));
        Files.createFile(dir.resolve("carbonscape-spark.jar"));
        SparkJava java = SparkJava.of(
                dir.resolve("carbonscape.jar").toString(),
                Optional.of(dir.resolve("whole").toString()));
        Map<String, String> variables = new HashMap<>();
        Function<String, Optional<String>> variable = name -> Optional.ofNullable(variables.get(name));
        assertThatThrownBy(() -> java.reaching(variable, "run", "s", "--master", "yarn"))
                .hasMessageStartingWith(
                        "CLUSTER-10  yarn: what leads there is missing: HADOOP_CONF_DIR names no folder");
        variables.put("HADOOP_CONF_DIR", dir.toString());
        assertThatThrownBy(() -> java.reaching(variable, "run", "s", "--master", "yarn"))
                .hasMessageStartingWith(
                        "CLUSTER-10  yarn: what leads there is missing: spark-yarn is not among " + jars);
        assertThatThrownBy(() -> java.reaching(variable, "run", "s", "--master", "k8s://https://h:6443"))
                .hasMessageContaining("spark-kubernetes is not among");
        Files.createFile(jars.resolve("spark-yarn_2.13-4.2.0.jar"));
        Files.createFile(jars.resolve("spark-kubernetes_2.13-4.2.0.jar"));
        for (String master : new String[] {"yarn", "k8s://https://h:6443", "local[2]", "spark://h:7077"}) {
            assertThat(java.reaching(variable, "run", "s", "--master=" + master))
                    .isSameAs(java);
        }
        for (String none : new String[] {"mesos://h:5050", "h:7077", "YARN", ""}) {
            assertThatThrownBy(() -> java.reaching(variable, "run", "s", "--master", none))
                    .hasMessageStartingWith("CLUSTER-09  " + none + ": it names no master");
        }
    }

    /** An installation may bring its Spark. */
    @Test
    void aFolderSparkBesideTheJarWillDo() throws IOException {
        Path jars = Files.createDirectories(dir.resolve("spark/jars"));
        Files.createFile(jars.resolve("spark-core_2.13-4.2.0.jar"));
        Files.createFile(dir.resolve("carbonscape-spark.jar"));
        assertThat(SparkJava.of(dir.resolve("carbonscape.jar").toString(), Optional.empty())
                        .jars())
                .isEqualTo(jars);
    }
}
