package org.carbonscape.driver;

import java.util.Arrays;

/**
 * The stratum of each unit: a byte each where there are few strata, so that ten drivers of a large raster fit in
 * memory.
 */
final class Codes {
    /** Strata a byte can number. */
    private static final int FEW = Byte.MAX_VALUE + 1;

    private final boolean isFew;
    private final byte[] few;
    private final int[] many;

    private Codes(byte[] few) {
        this.isFew = true;
        this.few = few;
        this.many = new int[0];
    }

    private Codes(int[] many) {
        this.isFew = false;
        this.few = new byte[0];
        this.many = many;
    }

    /** Takes the code of each unit from what is given: below the size, or {@link Strata#MISSING}. */
    interface Source {
        int at(int unit);
    }

    static Codes of(int units, int size, Source source) {
        if (size <= FEW) {
            byte[] few = new byte[units];
            for (int i = 0; i < units; i++) {
                few[i] = (byte) source.at(i);
            }
            return new Codes(few);
        }
        int[] many = new int[units];
        for (int i = 0; i < units; i++) {
            many[i] = source.at(i);
        }
        return new Codes(many);
    }

    /** The array is not copied where there are many strata. */
    static Codes of(int[] codes, int size) {
        if (size > FEW) {
            return new Codes(codes);
        }
        byte[] few = new byte[codes.length];
        for (int i = 0; i < few.length; i++) {
            few[i] = (byte) codes[i];
        }
        return new Codes(few);
    }

    /** Two numbers in one: {@code own + step * other}, below the size. */
    Codes plus(Codes other, int step, int size) {
        if (size <= FEW) {
            byte[] both = few.clone();
            for (int i = 0; i < both.length; i++) {
                both[i] += (byte) (other.few[i] * step);
            }
            return new Codes(both);
        }
        int[] both = !isFew ? many.clone() : ints();
        if (other.isFew) {
            for (int i = 0; i < both.length; i++) {
                both[i] += other.few[i] * step;
            }
        } else {
            for (int i = 0; i < both.length; i++) {
                both[i] += other.many[i] * step;
            }
        }
        return new Codes(both);
    }

    /** Those that units have, ascending. */
    int[] met(int size) {
        boolean[] met = new boolean[size];
        if (isFew) {
            for (byte code : few) {
                met[code] = true;
            }
        } else {
            for (int code : many) {
                met[code] = true;
            }
        }
        int[] codes = new int[size];
        int count = 0;
        for (int c = 0; c < size; c++) {
            if (met[c]) {
                codes[count++] = c;
            }
        }
        return Arrays.copyOf(codes, count);
    }

    /** Each by its place among those kept, of all that units have. */
    Codes among(int[] kept, int size) {
        int[] number = new int[size];
        for (int k = 0; k < kept.length; k++) {
            number[kept[k]] = k;
        }
        return of(length(), kept.length, i -> number[at(i)]);
    }

    int at(int unit) {
        return isFew ? few[unit] : many[unit];
    }

    int length() {
        return isFew ? few.length : many.length;
    }

    boolean areFew() {
        return isFew;
    }

    /** Only where there are few strata; not to be written to. */
    byte[] bytes() {
        return few;
    }

    /** As whole numbers: the array itself where there are many strata, else a copy. */
    int[] ints() {
        if (!isFew) {
            return many;
        }
        int[] all = new int[few.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = few[i];
        }
        return all;
    }
}
