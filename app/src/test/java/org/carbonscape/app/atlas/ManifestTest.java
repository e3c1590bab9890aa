package org.carbonscape.app.atlas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final Manifest.Vector CORRIDORS = new Manifest.Vector("c", "vectors/zones.gpkg", "corridors");

    @Test
    void aLayerWithoutFeaturesIsLeftOutAndADamagedOneIsTold() {
        assertThat(Manifest.filled(v -> failing(ProblemCode.VECTOR_05_NO_FEATURES, v.file(), "corridors"), CORRIDORS))
                .isEmpty();
        assertThatThrownBy(() -> Manifest.filled(v -> failing(ProblemCode.FILE_02_EMPTY, v.file()), CORRIDORS))
                .isInstanceOf(ProblemException.class);
    }

    private static <T> T failing(ProblemCode code, String place, Object... said) {
        throw new ProblemException(List.of(Problem.of(code, place, said)));
    }
}
