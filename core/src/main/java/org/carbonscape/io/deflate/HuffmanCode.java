package org.carbonscape.io.deflate;

import java.util.Arrays;

/** A canonical prefix code of bounded length for given counts (Huffman's, shortened where it is too deep). */
final class HuffmanCode {
    private final int most;
    private final int[] packed; // reversed code << 4 | length
    private final long[] order;
    private final int[] weight;
    private final int[] parent;
    private final int[] perLength = new int[33];
    private int used;

    HuffmanCode(int symbols, int most) {
        this.most = most;
        this.packed = new int[symbols];
        this.order = new long[symbols];
        this.weight = new int[2 * symbols];
        this.parent = new int[2 * symbols];
    }

    /** Always a complete code: with fewer than two symbols in use, two get one bit each. */
    void build(int[] count) {
        Arrays.fill(packed, 0);
        int n = 0;
        for (int s = 0; s < packed.length; s++) {
            if (count[s] > 0) {
                order[n++] = (long) count[s] << 16 | s;
            }
        }
        if (n < 2) {
            int one = n == 1 ? (int) order[0] & 0xffff : 0;
            packed[one] = 1;
            packed[one == 0 ? 1 : 0] = 1;
            used = Math.max(one, 1) + 1;
            assign();
            return;
        }
        Arrays.sort(order, 0, n);
        // two queues: leaves in order of weight, and inner nodes, which arise in that order
        for (int i = 0; i < n; i++) {
            weight[i] = (int) (order[i] >>> 16);
        }
        int leaf = 0;
        int inner = n;
        for (int node = n; node < 2 * n - 1; node++) {
            int sum = 0;
            for (int child = 0; child < 2; child++) {
                int pick = leaf < n && (inner >= node || weight[leaf] <= weight[inner]) ? leaf++ : inner++;
                sum += weight[pick];
                parent[pick] = node;
            }
            weight[node] = sum;
        }
        Arrays.fill(perLength, 0);
        int[] depth = weight; // from here on weights are not needed: a node's place holds its depth
        depth[2 * n - 2] = 0;
        for (int node = 2 * n - 3; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < n) {
                perLength[Math.min(depth[node], most)]++;
            }
        }
        // codes cut to the most bits overfill the code space: lengthen a shorter one for each unit too much
        long space = 0;
        for (int l = 1; l <= most; l++) {
            space += (long) perLength[l] << most - l;
        }
        for (long over = space - (1L << most); over > 0; over--) {
            int l = most - 1;
            while (perLength[l] == 0) {
                l--;
            }
            perLength[l]--;
            perLength[l + 1] += 2;
            perLength[most]--;
        }
        int rank = 0; // rarest symbols get the longest codes
        for (int l = most; l > 0; l--) {
            for (int i = 0; i < perLength[l]; i++) {
                packed[(int) order[rank++] & 0xffff] = l;
            }
        }
        used = packed.length;
        while (used > 0 && packed[used - 1] == 0) {
            used--;
        }
        assign();
    }

    /** Turns lengths into codes: those of a length count up, and each length begins where the shorter ones end. */
    private void assign() {
        int[] perLength = new int[most + 1];
        for (int length : packed) {
            perLength[length]++;
        }
        perLength[0] = 0;
        int[] next = new int[most + 1];
        for (int l = 1; l <= most; l++) {
            next[l] = next[l - 1] + perLength[l - 1] << 1;
        }
        for (int s = 0; s < packed.length; s++) {
            int length = packed[s];
            if (length > 0) {
                packed[s] = Integer.reverse(next[length]++) >>> 32 - length << 4 | length;
            }
        }
    }

    int used() {
        return used;
    }

    int length(int symbol) {
        return packed[symbol] & 15;
    }

    int code(int symbol) {
        return packed[symbol] >>> 4;
    }

    int[] packed() {
        return packed;
    }

    /** Bits these counts take. */
    long cost(int[] count) {
        long sum = 0;
        for (int s = 0; s < packed.length; s++) {
            sum += (long) count[s] * length(s);
        }
        return sum;
    }
}
