package org.carbonscape.carbon;

import java.util.List;

/**
 * The land of the units of a set, each unit in one or more parts: a part has one owner, whose factors hold there,
 * whichever set the unit is of. Parts are sorted by unit. Immutable as long as nobody writes into the arrays given.
 */
public final class OwnedLand {
    private final double[][] area_ha; // by unit and class
    private final int[] unit; // of each part
    private final int[] owner; // of each part
    private final double[][] part_ha; // by part and class
    private final List<String> owners;

    private OwnedLand(double[][] area_ha, int[] unit, int[] owner, double[][] part_ha, List<String> owners) {
        this.area_ha = area_ha;
        this.unit = unit;
        this.owner = owner;
        this.part_ha = part_ha;
        this.owners = List.copyOf(owners);
    }

    /**
     * Units that nobody owns: the factors for everywhere hold.
     *
     * @param area_ha by unit and class index (0 = none, not counted)
     */
    public static OwnedLand ofNobody(double[][] area_ha) {
        return new OwnedLand(area_ha, inOrder(area_ha.length), new int[area_ha.length], area_ha, List.of(""));
    }

    /**
     * Units cut by owners.
     *
     * @param area_ha by unit and class index: what the parts of a unit add up to
     * @param unit    of each part, ascending
     * @param owner   of each part: an index into the owners
     * @param part_ha by part and class index
     * @param owners  their ids; "" = nobody
     */
    public static OwnedLand cut(double[][] area_ha, int[] unit, int[] owner, double[][] part_ha, List<String> owners) {
        if (unit.length != owner.length || unit.length != part_ha.length) {
            throw new IllegalArgumentException(
                    unit.length + " parts, but owners of " + owner.length + " and areas of " + part_ha.length);
        }
        for (int i = 1; i < unit.length; i++) {
            if (unit[i] < unit[i - 1]) {
                throw new IllegalArgumentException("parts are not sorted by unit");
            }
        }
        return new OwnedLand(area_ha, unit, owner, part_ha, owners);
    }

    private static int[] inOrder(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        return order;
    }

    public int units() {
        return area_ha.length;
    }

    /** Whole area of a unit by class index. */
    double[] area_ha(int u) {
        return area_ha[u];
    }

    public int parts() {
        return unit.length;
    }

    /** The first part of a unit, or where it would stand. */
    int firstPart(int u) {
        int low = 0;
        int high = unit.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (unit[middle] < u) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The unit that a part lies in. */
    public int unit(int part) {
        return unit[part];
    }

    /** Who owns a part: an index into {@link #owners()}. */
    public int owner(int part) {
        return owner[part];
    }

    /** Ids of owners; "" = nobody. */
    public List<String> owners() {
        return owners;
    }

    /** @param classIndex from 1; index 0 is land of no class */
    public double part_ha(int part, int classIndex) {
        return part_ha[part][classIndex];
    }
}
