package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several drivers read as one: neighbouring drivers are put into a group whose code is their mixed-radix number, as
 * long as the group has few strata. A sum over the strata of a group holds the sums over each member (and over each
 * pair within it) as margins. One addition per unit and group replaces one per unit and driver; and the joint table of
 * two groups of two holds four pairs, so that ten drivers of six strata need 10 additions per unit for all 45 pairs.
 * Where a group would have too many strata, those that units have may be numbered anew: drivers that go together leave
 * most of them empty.
 */
final class Groups {
    /** Strata among which those that units have are looked for. */
    private static final int MOST_SOUGHT = 1 << 16;

    /** One group: its first driver, how many, its number of codes, and the code of each unit. */
    record Group(int first, int members, int size, Codes codes) {}

    private final List<Group> groups = new ArrayList<>();
    private final int[] groupOf;
    /** By driver: its stratum within each code of its group. */
    private final int[][] strata;

    /**
     * Groups over the given code columns, each group at most {@code limit} codes unless one column alone has more.
     *
     * @param seeks whether codes that no unit has may be left out
     */
    Groups(Codes[] codes, int[] sizes, int limit, int mostMembers, boolean seeks) {
        this.groupOf = new int[codes.length];
        this.strata = new int[codes.length][];
        int d = 0;
        while (d < codes.length) {
            int first = d;
            int size = sizes[d];
            Codes all = codes[d];
            strata[d] = counted(size);
            groupOf[d] = groups.size();
            d++;
            while (d < codes.length && d - first < mostMembers) {
                long product = (long) size * sizes[d];
                if (product > limit && !(seeks && product <= MOST_SOUGHT)) {
                    break;
                }
                Codes both = all.plus(codes[d], size, (int) product);
                int[] kept = product > limit ? both.met((int) product) : counted((int) product);
                if (kept.length > limit) {
                    break;
                }
                for (int m = first; m < d; m++) {
                    strata[m] = through(strata[m], kept, 1, size);
                }
                strata[d] = through(counted(sizes[d]), kept, size, sizes[d]);
                all = product > limit ? both.among(kept, (int) product) : both;
                size = kept.length;
                groupOf[d] = groups.size();
                d++;
            }
            groups.add(new Group(first, d - first, size, all));
        }
    }

    private static int[] counted(int size) {
        int[] codes = new int[size];
        Arrays.setAll(codes, c -> c);
        return codes;
    }

    /** Of each code kept, what stands for the digit that it has at the step. */
    private static int[] through(int[] ofDigit, int[] kept, int step, int size) {
        int[] of = new int[kept.length];
        Arrays.setAll(of, c -> ofDigit[kept[c] / step % size]);
        return of;
    }

    static Groups of(DetectorData data, int limit, int mostMembers, boolean seeks) {
        Codes[] codes = new Codes[data.drivers()];
        int[] sizes = new int[codes.length];
        for (int d = 0; d < codes.length; d++) {
            codes[d] = data.codes(d);
            sizes[d] = data.strata(d);
        }
        return new Groups(codes, sizes, limit, mostMembers, seeks);
    }

    int count() {
        return groups.size();
    }

    Group get(int group) {
        return groups.get(group);
    }

    int groupOf(int driver) {
        return groupOf[driver];
    }

    /** The stratum of one driver within a group's code. */
    int stratum(int driver, int code) {
        return strata[driver][code];
    }

    /** Sums over the strata of one driver, as many as {@code sums} has, from the sums over its group's codes. */
    void margin(long[] groupSums, int driver, long[] sums) {
        int[] of = strata[driver];
        Arrays.fill(sums, 0);
        for (int code = 0; code < of.length; code++) {
            sums[of[code]] += groupSums[code];
        }
    }
}
