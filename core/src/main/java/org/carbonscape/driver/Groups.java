package org.carbonscape.driver;

import java.util.ArrayList;
import java.util.List;

/**
 * Several drivers read as one: neighbouring drivers are put into a group whose code is their mixed-radix number, as
 * long as the group has few strata. A sum over the strata of a group holds the sums over each member (and over each
 * pair within it) as margins. One addition per unit and group replaces one per unit and driver; and the joint table of
 * two groups of two holds four pairs, so that ten drivers of six strata need 10 additions per unit for all 45 pairs.
 */
final class Groups {
    /** One group: its first driver, how many, its number of codes, and the code of each unit. */
    record Group(int first, int members, int size, Codes codes) {}

    private final List<Group> groups = new ArrayList<>();
    private final int[] groupOf;
    private final int[] stride;
    private final int[] sizes;

    /** Groups over the given code columns, each group at most {@code limit} codes unless one column alone has more. */
    Groups(Codes[] codes, int[] sizes, int limit, int mostMembers) {
        this.sizes = sizes;
        this.groupOf = new int[codes.length];
        this.stride = new int[codes.length];
        int d = 0;
        while (d < codes.length) {
            int first = d;
            int size = sizes[d];
            Codes all = codes[d];
            stride[d] = 1;
            groupOf[d] = groups.size();
            d++;
            while (d < codes.length && d - first < mostMembers && (long) size * sizes[d] <= limit) {
                stride[d] = size;
                groupOf[d] = groups.size();
                size *= sizes[d];
                all = all.plus(codes[d], stride[d], size);
                d++;
            }
            groups.add(new Group(first, d - first, size, all));
        }
    }

    static Groups of(DetectorData data, int limit, int mostMembers) {
        Codes[] codes = new Codes[data.drivers()];
        int[] sizes = new int[codes.length];
        for (int d = 0; d < codes.length; d++) {
            codes[d] = data.codes(d);
            sizes[d] = data.strata(d);
        }
        return new Groups(codes, sizes, limit, mostMembers);
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
        return code / stride[driver] % sizes[driver];
    }

    /** Sums over the strata of one driver from the sums over its group's codes. */
    void margin(long[] groupSums, int driver, long[] sums) {
        java.util.Arrays.fill(sums, 0, sizes[driver], 0);
        int step = stride[driver];
        int size = sizes[driver];
        int code = 0;
        int h = 0;
        int left = step;
        while (code < groupSums.length) {
            sums[h] += groupSums[code++];
            if (--left == 0) {
                left = step;
                h = h + 1 == size ? 0 : h + 1;
            }
        }
    }
}
