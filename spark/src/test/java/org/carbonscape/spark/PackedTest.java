package org.carbonscape.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.carbonscape.grid.Crs;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Bilingual;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemCode;
import org.carbonscape.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedTest {
    /** Two that know each other, neither of which says that it can be serialised. */
    private static class Node {
        private final String name;
        private final Optional<Path> file;
        Optional<Node> other = Optional.empty();
        private transient Optional<String> own = Optional.of("here");
        private final int[][] numbers = {{1, 2}, {3}};

        Node(String name, Path file) {
            this.name = name;
            this.file = Optional.of(file);
        }
    }

    private static final class Below extends Node {
        private final double more = 0.5;

        Below(String name, Path file) {
            super(name, file);
        }
    }

    private record Pair(Node one, Node two, OptionalInt count, OptionalDouble none, Map<String, Node> named) {}

    private interface Operator extends IntUnaryOperator, Serializable {}

    @Test
    void objectsOfOursComeOutAsTheyWereWithTheirCycles() {
        Node a = new Node("a", FileName.path("https://h/a.tif"));
        Below b = new Below("b", Path.of("b.tif"));
        a.other = Optional.of(b);
        b.other = Optional.of(a);
        TreeMap<String, Node> named = new TreeMap<>(Map.of("x", a, "y", b));
        Pair pair = Packed.open(Packed.of(new Pair(a, b, OptionalInt.of(4), OptionalDouble.empty(), named)));
        assertThat(pair.one.name).isEqualTo("a");
        assertThat(FileName.address(pair.one.file.orElseThrow())).contains("https://h/a.tif");
        assertThat(pair.one.other.orElseThrow()).isSameAs(pair.two).isInstanceOf(Below.class);
        assertThat(pair.two.other).containsSame(pair.one);
        assertThat(((Below) pair.two).more).isEqualTo(0.5);
        assertThat(pair.one.numbers).isDeepEqualTo(new int[][] {{1, 2}, {3}});
        assertThat(pair.one.own).isEmpty();
        assertThat(pair.count).hasValue(4);
        assertThat(pair.none).isEmpty();
        assertThat(pair.named.get("y")).isSameAs(pair.two);
        List<?> same = Packed.open(Packed.of(List.of(a, a)));
        assertThat(same.get(0)).isSameAs(same.get(1));
    }

    @Test
    void whatJavaLacksIsTaught() {
        int by = 3;
        Operator times = i -> i * by;
        assertThat((Packed.<Operator>open(Packed.of(times))).applyAsInt(5)).isEqualTo(15);
        assertThat(Packed.<ByteOrder>open(Packed.of(ByteOrder.LITTLE_ENDIAN))).isSameAs(ByteOrder.LITTLE_ENDIAN);
        assertThat((Packed.<Crs>open(Packed.of(Crs.epsg(4547)))).sameAs(Crs.epsg(4547)))
                .isTrue();
        ProblemException e = new ProblemException(List.of(
                Problem.of(ProblemCode.FILE_03_UNREADABLE, "a.tif", Bilingual.of("x", "某")),
                Problem.of(ProblemCode.FILE_01_MISSING, "b.tif")));
        assertThat((Packed.<ProblemException>open(Packed.of(e))).problems()).isEqualTo(e.problems());
    }

    @Test
    void countsTravelAsWhatTheyHold() {
        long[] counts = new long[1 << 20];
        counts[7] = 5;
        counts[counts.length - 1] = -1;
        byte[] packed = Packed.of(counts);
        assertThat(packed).hasSizeLessThan(1000);
        assertThat(Packed.<long[]>open(packed)).isEqualTo(counts);
        long[] full = new long[1000];
        Arrays.setAll(full, i -> i + 1);
        assertThat(Packed.<long[]>open(Packed.of(full))).isEqualTo(full);
    }

    /** A raster is its place and the few numbers that open it. */
    @Test
    void aRasterTravelsInAFewBytesHoweverManyBlocksItHas(@TempDir Path dir) {
        int few = Packed.of(ScaleBench.phases(dir, 2).get(0)).length;
        int many = Packed.of(ScaleBench.phases(dir, 64).get(0)).length; // 16,384 tiles
        assertThat(many).isBetween(few, few + 200);
    }

    @Test
    void whatIsBoundToThisMachineIsRefusedByName() {
        IntUnaryOperator bound = i -> i;
        assertThatThrownBy(() -> Packed.of(List.of(bound)))
                .isInstanceOf(Packed.NotSerialisable.class)
                .hasMessageContaining("PackedTest$$Lambda");
        assertThatThrownBy(() -> Packed.of(new Object[] {new Thread()}))
                .isInstanceOf(Packed.NotSerialisable.class)
                .hasMessageContaining("java.lang.Thread");
    }
}
