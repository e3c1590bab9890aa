package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RangesTest {
    /** From a web server, S3 by our client and by Hadoop's, and an HDFS: the same counts, and these bytes for them. */
    @Test
    void atMostATenthIsReadThatNobodyNeeds(@TempDir Path dir) throws Exception {
        Process bench = RangesBench.again(dir).redirectErrorStream(true).start();
        String text = new String(bench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bench.waitFor()).as(text).isZero();
        List<String[]> rows = text.lines()
                .filter(l -> l.contains("://") && l.startsWith("| "))
                .map(l -> l.substring(2).split(" \\| "))
                .toList();
        assertThat(rows).extracting(r -> r[0]).containsExactly("http://", "s3://", "s3a://", "hdfs://");
        assertThat(rows).allSatisfy(r -> {
            assertThat(Double.parseDouble(r[3])).as(r[0]).isBetween(0.99, 1.1);
            assertThat(Integer.parseInt(r[4].replace(" |", ""))).as(r[0]).isBetween(2, 100);
        });
    }
}
