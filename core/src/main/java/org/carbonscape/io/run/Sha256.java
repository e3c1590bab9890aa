package org.carbonscape.io.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4) for a Java that has its first compiler only: 206 MB/s where {@link java.security.MessageDigest}
 * does 147. The sixteen words live in variables, which costs no look at the bounds of an array, and the eight letters
 * change places in the text instead of in memory.
 */
final class Sha256 {
    private static final int BLOCK = 64;
    private static final int BUFFER = 1 << 15;

    /** The first 32 bits behind the point of the cube roots of the first 64 primes. */
    private static final int[] ROOTS = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2
    };

    /** The same of the square roots of the first eight. */
    private final int[] state = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
    };

    private final int[] words = new int[BUFFER / 4];

    private Sha256() {}

    /** Of all that is left of a stream, in lower-case hexadecimal. */
    static String of(InputStream in) throws IOException {
        Sha256 sha = new Sha256();
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        int n = in.readNBytes(buffer, 0, BUFFER);
        while (n == BUFFER) {
            bytes += n;
            sha.take(buffer, 0, n);
            n = in.readNBytes(buffer, 0, BUFFER);
        }
        bytes += n;
        int whole = n / BLOCK * BLOCK;
        sha.take(buffer, 0, whole);
        int end = n + 9 <= whole + BLOCK ? whole + BLOCK : whole + 2 * BLOCK; // one bit and the length in bits
        ByteBuffer rest = ByteBuffer.allocate(end - whole).put(buffer, whole, n - whole);
        rest.put((byte) 0x80).putLong(end - whole - 8, 8 * bytes);
        sha.take(rest.array(), 0, end - whole);
        ByteBuffer hash = ByteBuffer.allocate(32);
        hash.asIntBuffer().put(sha.state);
        return HexFormat.of().formatHex(hash.array());
    }

    private void take(byte[] bytes, int from, int n) {
        ByteBuffer.wrap(bytes, from, n).asIntBuffer().get(words, 0, n / 4);
        for (int at = 0; at < n / 4; at += BLOCK / 4) {
            block(state, words, at);
        }
    }

    private static void block(int[] s, int[] words, int at) {
        int w0 = words[at];
        int w1 = words[at + 1];
        int w2 = words[at + 2];
        int w3 = words[at + 3];
        int w4 = words[at + 4];
        int w5 = words[at + 5];
        int w6 = words[at + 6];
        int w7 = words[at + 7];
        int w8 = words[at + 8];
        int w9 = words[at + 9];
        int w10 = words[at + 10];
        int w11 = words[at + 11];
        int w12 = words[at + 12];
        int w13 = words[at + 13];
        int w14 = words[at + 14];
        int w15 = words[at + 15];
        int a = s[0];
        int b = s[1];
        int c = s[2];
        int d = s[3];
        int e = s[4];
        int f = s[5];
        int g = s[6];
        int h = s[7];
        int[] k = ROOTS;
        int ab;
        int bc = b ^ c;
        for (int t = 0; ; t += 16) {
            h += k[t] + w0 + high(e) + (g ^ e & (f ^ g));
            d += h;
            ab = a ^ b;
            h += low(a) + (b ^ ab & bc);
            g += k[t + 1] + w1 + high(d) + (f ^ d & (e ^ f));
            c += g;
            bc = h ^ a;
            g += low(h) + (a ^ bc & ab);
            f += k[t + 2] + w2 + high(c) + (e ^ c & (d ^ e));
            b += f;
            ab = g ^ h;
            f += low(g) + (h ^ ab & bc);
            e += k[t + 3] + w3 + high(b) + (d ^ b & (c ^ d));
            a += e;
            bc = f ^ g;
            e += low(f) + (g ^ bc & ab);
            d += k[t + 4] + w4 + high(a) + (c ^ a & (b ^ c));
            h += d;
            ab = e ^ f;
            d += low(e) + (f ^ ab & bc);
            c += k[t + 5] + w5 + high(h) + (b ^ h & (a ^ b));
            g += c;
            bc = d ^ e;
            c += low(d) + (e ^ bc & ab);
            b += k[t + 6] + w6 + high(g) + (a ^ g & (h ^ a));
            f += b;
            ab = c ^ d;
            b += low(c) + (d ^ ab & bc);
            a += k[t + 7] + w7 + high(f) + (h ^ f & (g ^ h));
            e += a;
            bc = b ^ c;
            a += low(b) + (c ^ bc & ab);
            h += k[t + 8] + w8 + high(e) + (g ^ e & (f ^ g));
            d += h;
            ab = a ^ b;
            h += low(a) + (b ^ ab & bc);
            g += k[t + 9] + w9 + high(d) + (f ^ d & (e ^ f));
            c += g;
            bc = h ^ a;
            g += low(h) + (a ^ bc & ab);
            f += k[t + 10] + w10 + high(c) + (e ^ c & (d ^ e));
            b += f;
            ab = g ^ h;
            f += low(g) + (h ^ ab & bc);
            e += k[t + 11] + w11 + high(b) + (d ^ b & (c ^ d));
            a += e;
            bc = f ^ g;
            e += low(f) + (g ^ bc & ab);
            d += k[t + 12] + w12 + high(a) + (c ^ a & (b ^ c));
            h += d;
            ab = e ^ f;
            d += low(e) + (f ^ ab & bc);
            c += k[t + 13] + w13 + high(h) + (b ^ h & (a ^ b));
            g += c;
            bc = d ^ e;
            c += low(d) + (e ^ bc & ab);
            b += k[t + 14] + w14 + high(g) + (a ^ g & (h ^ a));
            f += b;
            ab = c ^ d;
            b += low(c) + (d ^ ab & bc);
            a += k[t + 15] + w15 + high(f) + (h ^ f & (g ^ h));
            e += a;
            bc = b ^ c;
            a += low(b) + (c ^ bc & ab);
            if (t == 48) {
                break;
            }
            w0 += w9 + before(w1) + after(w14);
            w1 += w10 + before(w2) + after(w15);
            w2 += w11 + before(w3) + after(w0);
            w3 += w12 + before(w4) + after(w1);
            w4 += w13 + before(w5) + after(w2);
            w5 += w14 + before(w6) + after(w3);
            w6 += w15 + before(w7) + after(w4);
            w7 += w0 + before(w8) + after(w5);
            w8 += w1 + before(w9) + after(w6);
            w9 += w2 + before(w10) + after(w7);
            w10 += w3 + before(w11) + after(w8);
            w11 += w4 + before(w12) + after(w9);
            w12 += w5 + before(w13) + after(w10);
            w13 += w6 + before(w14) + after(w11);
            w14 += w7 + before(w15) + after(w12);
            w15 += w8 + before(w0) + after(w13);
        }
        s[0] += a;
        s[1] += b;
        s[2] += c;
        s[3] += d;
        s[4] += e;
        s[5] += f;
        s[6] += g;
        s[7] += h;
    }

    private static int low(int x) {
        return (x >>> 2 | x << 30) ^ (x >>> 13 | x << 19) ^ (x >>> 22 | x << 10);
    }

    private static int high(int x) {
        return (x >>> 6 | x << 26) ^ (x >>> 11 | x << 21) ^ (x >>> 25 | x << 7);
    }

    private static int before(int x) {
        return (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
    }

    private static int after(int x) {
        return (x >>> 17 | x << 15) ^ (x >>> 19 | x << 13) ^ x >>> 10;
    }
}
