package org.carbonscape.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodNamesTest {
    private static final List<String> IDS = Methods.ALL.stream().map(About::id).toList();

    @ParameterizedTest
    @CsvSource({
        "lisa, local-moran",
        "Anselin Local Moran's I, local-moran",
        "局部莫兰指数, local-moran",
        "gi*, hot-spots",
        "Getis-Ord Gi*, hot-spots",
        "热点分析, hot-spots",
        "hotspots, hot-spots",
        "moran, morans-i",
        "KDE, density",
        "核密度, density",
        "地理探测器, geodetector",
        "OPGD, geodetector",
        "标准差椭圆, ellipse",
        "jenks, class-breaks",
        "transfer_matrix, transitions",
        "热点, hot-spots",
        "莫兰, morans-i",
        "InVEST, stock",
        "NPV, stock",
        "碳储量, stock",
        "CASA, npp",
        "熵权法, suitability",
        "confusion matrix, area-estimate",
        "MCR, corridors"
    })
    void aNameOfPapersOrOtherProgramsIsThatMethod(String name, String id) {
        assertThat(MethodNames.near(name, IDS)).containsExactly(id);
    }

    @Test
    void everyIdIsOne() {
        for (String id : IDS) {
            assertThat(MethodNames.near(id, IDS)).first().isEqualTo(id);
        }
        for (String line : MethodNames.NAMES.stream().map(n -> n.get(0)).toList()) {
            assertThat(IDS).contains(line);
        }
    }

    @Test
    void othersAreFoundByTheirLettersAndOnlyWhatIsOffered() {
        assertThat(MethodNames.near("local-mran", IDS)).startsWith("local-moran");
        assertThat(MethodNames.near("lisa", List.of("density", "hot-spots"))).isEmpty();
        assertThat(MethodNames.find("local-mran", IDS)).isEmpty();
    }
}
