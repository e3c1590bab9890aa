package org.carbonscape.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FileNameTest {
    @Test
    void anAddressSurvivesAsAPathAlsoBehindAFolder() {
        Path path = FileName.path("https://Host.org/data/lu 2005.tif?key=a/b");
        assertThat(FileName.address(path)).contains("https://Host.org/data/lu 2005.tif?key=a/b");
        assertThat(FileName.text(path)).isEqualTo("https://Host.org/data/lu 2005.tif?key=a/b");
        Path resolved = Path.of("/work/study").resolve(path).normalize();
        assertThat(FileName.address(resolved)).contains("https://Host.org/data/lu 2005.tif?key=a/b");
        assertThat(FileName.address(path.resolveSibling("t.tif")))
                .contains("https://Host.org/data/lu " + "2005.tif?key=a/t.tif");
    }

    /** Of Hadoop: what its settings name as the file system. */
    @Test
    void anAddressMayNameNoHost() {
        Path path = FileName.path("hdfs:///data/lu 2005.tif");
        assertThat(FileName.address(path)).contains("hdfs:///data/lu 2005.tif");
        assertThat(FileName.address(Path.of("/work/study").resolve(path).normalize()))
                .contains("hdfs:///data/lu 2005.tif");
        assertThat(FileName.address(path.resolveSibling("b.tif"))).contains("hdfs:///data/b.tif");
        assertThat(FileName.address(FileName.path("hdfs:///a.tif"))).contains("hdfs:///a.tif");
        assertThat(FileName.address(FileName.path("hdfs://host/a.tif"))).contains("hdfs://host/a.tif");
    }

    @Test
    void filesAndListsAreNoAddresses() {
        for (String text : new String[] {"lu.tif", "/a/http/lu.tif", "a/*.tif", "{http://h/a.tif,http://h/b.tif}"}) {
            assertThat(FileName.address(FileName.path(text))).as(text).isEmpty();
        }
        assertThat(FileName.text(FileName.path("lu2005/*.tif"))).isEqualTo("lu2005/*.tif");
    }

    /** So that it is told as a file that is missing. */
    @Test
    void whatNoSystemTakesIsAPathAllTheSame() {
        assertThat(FileName.path("a\0b.csv")).isEqualTo(Path.of("a\uF000b.csv"));
        assertThat(FileName.path("C:/a /b\0:\"c\".csv "))
                .isEqualTo(Path.of("C:/a\uF020/b\uF000\uF03A\uF022c\uF022.csv\uF020"));
        assertThat(FileName.text(Path.of("a\uF020/b.csv\uF020"))).isEqualTo("a /b.csv ");
    }

    @Test
    void whatWindowsForbidsIsReadBackAsItWasWritten() {
        Path encoded = Path.of("lu\uF02A\uF03F.tif"); // as FileName.path makes it there
        assertThat(FileName.text(encoded)).isEqualTo("lu*?.tif");
        assertThat(FileName.address(Path.of("D\uF03Aa/https\uF03A/h/x.tif"))).contains("https://h/x.tif");
    }
}
