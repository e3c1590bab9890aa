package org.carbonscape.fuzz;

import java.util.List;
import java.util.Random;

/** Choices drawn from a number: the same number, the same choices. */
final class Dice {
    private final Random random;

    Dice(long number) {
        this.random = new Random(number * 2_862_933_555_777_941_757L + 7);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int any() {
        return random.nextInt();
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    @SafeVarargs
    final <T> T one(T... of) {
        return of[random.nextInt(of.length)];
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
