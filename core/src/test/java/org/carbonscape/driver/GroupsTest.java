package org.carbonscape.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GroupsTest {
    private static final int UNITS = 3000;

    /** Drivers that follow each other by one or two strata at most. */
    private static Codes[] alike(SplittableRandom random, int[] sizes) {
        int[][] codes = new int[sizes.length][UNITS];
        for (int i = 0; i < UNITS; i++) {
            double level = random.nextDouble();
            for (int d = 0; d < sizes.length; d++) {
                codes[d][i] = Math.min(sizes[d] - 1, (int) (level * sizes[d]) + random.nextInt(2));
            }
        }
        Codes[] all = new Codes[sizes.length];
        for (int d = 0; d < all.length; d++) {
            all[d] = Codes.of(codes[d], sizes[d]);
        }
        return all;
    }

    @Test
    void everyUnitKeepsItsStrataInItsGroupsCode() {
        SplittableRandom random = new SplittableRandom(4);
        for (int[] sizes :
                new int[][] {{3}, {8, 3, 8, 8, 8}, {200, 4, 5}, {4, 200, 5}, {20, 30, 40, 50}, {2, 300, 300}}) {
            Codes[] codes = alike(random, sizes);
            for (int limit : new int[] {1, 64, 300, 2048}) {
                for (boolean seeks : new boolean[] {false, true}) {
                    Groups groups = new Groups(codes, sizes, limit, 4, seeks);
                    int members = 0;
                    for (int g = 0; g < groups.count(); g++) {
                        Groups.Group group = groups.get(g);
                        assertThat(group.first()).isEqualTo(members);
                        assertThat(group.members() == 1 || group.size() <= limit && group.members() <= 4)
                                .isTrue();
                        members += group.members();
                        for (int d = group.first(); d < members; d++) {
                            assertThat(groups.groupOf(d)).isEqualTo(g);
                            keepsItsStrata(groups, group, d, codes[d], sizes[d]);
                        }
                    }
                    assertThat(members).isEqualTo(sizes.length);
                }
            }
        }
    }

    private static void keepsItsStrata(Groups groups, Groups.Group group, int driver, Codes own, int size) {
        long[] ofGroup = new long[group.size()];
        long[] expected = new long[size];
        for (int i = 0; i < UNITS; i++) {
            int code = group.codes().at(i);
            assertThat(groups.stratum(driver, code)).isEqualTo(own.at(i));
            ofGroup[code] += i;
            expected[own.at(i)] += i;
        }
        long[] margin = new long[size];
        groups.margin(ofGroup, driver, margin);
        assertThat(margin).isEqualTo(expected);
    }

    @Test
    void driversThatGoTogetherAreOneGroupThoughTheirProductIsLarge() {
        int[] sizes = {8, 8, 8, 8, 8};
        Codes[] codes = alike(new SplittableRandom(5), sizes);
        assertThat(new Groups(codes, sizes, 512, 5, false).count()).isEqualTo(2);
        assertThat(new Groups(codes, sizes, 512, 5, true).count()).isEqualTo(1);
    }
}
