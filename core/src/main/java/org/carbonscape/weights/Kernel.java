package org.carbonscape.weights;

import java.util.Arrays;
import java.util.Optional;

/**
 * Kernels over u = distance / bandwidth, 1 at the centre and 0 beyond the bandwidth. The quartic is also called
 * bisquare (or biweight).
 */
public enum Kernel {
    /** 1. */
    UNIFORM(0),
    /** 1 - u. */
    TRIANGULAR(-1),
    /** 1 - u^2. */
    EPANECHNIKOV(1),
    /** (1 - u^2)^2. */
    QUARTIC(2),
    /** (1 - u^2)^3. */
    TRIWEIGHT(3),
    /** exp(-8 u^2): the standard deviation is a quarter of the bandwidth, cut off at four deviations. */
    GAUSSIAN(-1),
    /** cos(pi u / 2). */
    COSINE(-1);

    private final int power;

    Kernel(int power) {
        this.power = power;
    }

    /** A kernel by its name: {@code quartic}, which the literature of weights calls bisquare. */
    public static Optional<Kernel> find(String name) {
        return name.equalsIgnoreCase("bisquare") || name.equalsIgnoreCase("biweight")
                ? Optional.of(QUARTIC)
                : Arrays.stream(values())
                        .filter(k -> k.name().equalsIgnoreCase(name))
                        .findFirst();
    }

    /** p where the kernel is (1 - u^2)^p, or -1. */
    public int power() {
        return power;
    }

    /** The kernel at u, at least 0; 0 beyond 1. */
    public double at(double u) {
        if (u > 1) {
            return 0;
        }
        return switch (this) {
            case UNIFORM -> 1;
            case TRIANGULAR -> 1 - u;
            case GAUSSIAN -> StrictMath.exp(-8 * u * u);
            case COSINE -> u == 1 ? 0 : StrictMath.cos(Math.PI / 2 * u);
            default -> {
                double t = 1 - u * u;
                yield power == 1 ? t : power == 2 ? t * t : t * t * t;
            }
        };
    }

    /**
     * Integral over the unit disk, the volume that makes a density of the shape: pi, pi/3, pi/2, pi/3, pi/4,
     * pi/8 (1 - exp(-8)) and 4 - 8/pi.
     */
    public double volume() {
        return switch (this) {
            case UNIFORM -> Math.PI;
            case TRIANGULAR, QUARTIC -> Math.PI / 3;
            case EPANECHNIKOV -> Math.PI / 2;
            case TRIWEIGHT -> Math.PI / 4;
            case GAUSSIAN -> Math.PI / 8 * (1 - StrictMath.exp(-8)); // cut off at the rim, like all of them
            case COSINE -> 4 - 8 / Math.PI;
        };
    }
}
