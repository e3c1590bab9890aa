package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ClusterProblemsTest {
    @Test
    void theReasonIsTheInnermostInOneLineAndItsKindWhereItSaysNothing() {
        assertThat(ClusterProblems.reason(new IllegalStateException("outer", new TimeoutException())))
                .isEqualTo("TimeoutException");
        assertThat(ClusterProblems.reason(new IllegalStateException("outer", new TimeoutException(" first\nsecond"))))
                .isEqualTo("first");
    }
}
