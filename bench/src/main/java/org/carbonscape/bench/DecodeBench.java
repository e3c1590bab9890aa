package org.carbonscape.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.carbonscape.engine.Engine;
import org.carbonscape.engine.LocalEngine;
import org.carbonscape.io.deflate.Inflate;

/**
 * Decodes the DEFLATE blocks of GeoTIFFs, with the platform's zlib and with our own decoder; the check value is the sum
 * of every 64th byte. Arguments: threads, rounds, files (little-endian classic TIFFs).
 */
public final class DecodeBench {
    private DecodeBench() {}

    private record Block(Path path, long offset, int bytes, int decoded) {}

    /** One thread's decoder. */
    private interface Decoder {
        int decode(byte[] in, int length, byte[] out) throws DataFormatException;
    }

    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[0]);
        List<Block> blocks = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            blocks.addAll(blocks(Path.of(args[i])));
        }
        double mb = blocks.stream().mapToLong(Block::decoded).sum() / 1e6;
        try (Engine engine = new LocalEngine(threads)) {
            for (String codec : List.of("zlib", "own", "zlib", "own")) {
                StatsTimer.run(
                        "decode_" + Math.round(mb) + "MB_" + codec,
                        threads,
                        Integer.parseInt(args[1]),
                        () -> decode(engine, blocks, codec));
            }
        }
    }

    private static double decode(Engine engine, List<Block> blocks, String codec) {
        LongAdder sum = new LongAdder();
        int pieces = Math.min(blocks.size(), engine.threads() * 8);
        engine.inPlace(pieces, piece -> {
            Decoder decoder = codec.equals("own") ? own() : zlib();
            byte[] in = new byte[0];
            byte[] out = new byte[0];
            long total = 0;
            int end = (int) ((piece + 1L) * blocks.size() / pieces);
            for (int b = (int) ((long) piece * blocks.size() / pieces); b < end; b++) {
                Block block = blocks.get(b);
                in = in.length < block.bytes ? new byte[block.bytes] : in;
                out = out.length < block.decoded ? new byte[block.decoded] : out;
                try (FileChannel channel = FileChannel.open(block.path)) {
                    channel.read(ByteBuffer.wrap(in, 0, block.bytes), block.offset);
                    int n = decoder.decode(in, block.bytes, out);
                    for (int i = 0; i < n; i += 64) { // a sample: the sum of all would be a third of the time
                        total += out[i] & 255;
                    }
                } catch (IOException | DataFormatException e) {
                    throw new IllegalStateException(block.toString(), e);
                }
            }
            sum.add(total);
        });
        return sum.sum();
    }

    private static Decoder own() {
        Inflate inflate = new Inflate();
        return (in, length, out) -> inflate.inflate(in, 0, length, out, 0, out.length);
    }

    private static Decoder zlib() {
        Inflater inflater = new Inflater();
        return (in, length, out) -> {
            inflater.reset();
            inflater.setInput(in, 0, length);
            return inflater.inflate(out);
        };
    }

    /** The blocks by the header: independent of the reader that is measured. */
    private static List<Block> blocks(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer head = read(channel, 0, 8);
            if (head.getShort(0) != 0x4949 || head.getShort(2) != 42) {
                throw new IllegalArgumentException(path + " is not a little-endian classic TIFF");
            }
            int ifd = head.getInt(4);
            int n = read(channel, ifd, 2).getShort() & 0xffff;
            ByteBuffer entries = read(channel, ifd + 2L, n * 12);
            long[][] offsets = new long[2][];
            long[] size = {0, 0, 8};
            for (int i = 0; i < n; i++) {
                int tag = entries.getShort(i * 12) & 0xffff;
                int type = entries.getShort(i * 12 + 2);
                int count = entries.getInt(i * 12 + 4);
                long value =
                        type == 3 ? entries.getShort(i * 12 + 8) & 0xffff : entries.getInt(i * 12 + 8) & 0xffffffffL;
                switch (tag) {
                    case 322 -> size[0] = value;
                    case 323 -> size[1] = value;
                    case 258 -> size[2] = value;
                    case 324, 325 -> offsets[tag - 324] = numbers(channel, type, count, value);
                    default -> {}
                }
            }
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < offsets[0].length; i++) {
                blocks.add(
                        new Block(path, offsets[0][i], (int) offsets[1][i], (int) (size[0] * size[1] * size[2] / 8)));
            }
            return blocks;
        }
    }

    private static long[] numbers(FileChannel channel, int type, int count, long value) throws IOException {
        if (count == 1) {
            return new long[] {value};
        }
        ByteBuffer b = read(channel, value, count * (type == 3 ? 2 : 4));
        long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = type == 3 ? b.getShort(i * 2) & 0xffff : b.getInt(i * 4) & 0xffffffffL;
        }
        return numbers;
    }

    private static ByteBuffer read(FileChannel channel, long at, int length) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.read(b, at);
        return b.flip();
    }
}
