package org.carbonscape.io.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carbonscape.grid.Crs;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/**
 * Objects from the bytes of {@link ObjectWriter}. Lists, sets and maps come back unmodifiable. Only our own classes are
 * made, and no array longer than the bytes that are left. Not thread-safe.
 */
final class ObjectReader {
    private static final int ROOM = 1 << 16;

    private final InputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM).limit(0);
    private final List<?> shared;
    private final List<Object> read = new ArrayList<>();
    private long left;

    /** @param bytes to be read at most */
    ObjectReader(InputStream in, long bytes, List<?> shared) {
        this.in = in;
        this.left = bytes;
        this.shared = shared;
    }

    private ByteBuffer next(int bytes) {
        if (bytes > left) {
            throw new NotKept("shorter than it says");
        }
        left -= bytes;
        if (buffer.remaining() < bytes) {
            buffer.compact();
            try {
                while (buffer.position() < bytes) {
                    int n = in.read(buffer.array(), buffer.position(), buffer.remaining());
                    if (n < 0) {
                        throw new NotKept("it ends early");
                    }
                    buffer.position(buffer.position() + n);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            buffer.flip();
        }
        return buffer;
    }

    private int number() {
        return next(4).getInt();
    }

    /** @param each least bytes of one */
    private int count(int each) {
        int n = number();
        if (n < 0 || (long) n * each > left) {
            throw new NotKept("more than there is");
        }
        return n;
    }

    private byte[] bytes() {
        byte[] all = new byte[count(1)];
        for (int at = 0; at < all.length; at += ROOM / 2) {
            int n = Math.min(ROOM / 2, all.length - at);
            next(n).get(all, at, n);
        }
        return all;
    }

    private String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    Object present() {
        return Objects.requireNonNull(read(), "it was written with a value");
    }

    @Nullable
    Object read() {
        Tag tag = Tag.of(next(1).get());
        return switch (tag) {
            case NULL -> null;
            case SHARED -> shared.get(Objects.checkIndex(number(), shared.size()));
            case AGAIN -> read.get(Objects.checkIndex(number(), read.size()));
            case TEXT -> text();
            case INT -> number();
            case LONG -> next(8).getLong();
            case DOUBLE -> Double.longBitsToDouble(next(8).getLong());
            case FLOAT -> Float.intBitsToFloat(number());
            case BYTE -> (byte) number();
            case SHORT -> (short) number();
            case CHAR -> (char) number();
            case BOOLEAN -> number() == 1;
            case ENUM -> constant(Fields.named(text()), text());
            case INTS, LONGS, DOUBLES, FLOATS, BYTES, CHARS, BOOLEANS, OBJECTS -> array(tag);
            case LIST -> Collections.unmodifiableList(elements());
            case SET -> Collections.unmodifiableSet(new LinkedHashSet<>(elements()));
            case SORTED_SET -> Collections.unmodifiableSortedSet(new TreeSet<>(elements()));
            case MAP -> Collections.unmodifiableMap(entries(new LinkedHashMap<>()));
            case SORTED_MAP -> {
                TreeMap<Object, @Nullable Object> sorted = new TreeMap<>();
                entries(sorted);
                yield Collections.unmodifiableSortedMap(sorted);
            }
            case BITS -> BitSet.valueOf((long[]) present());
            case OPTIONAL -> Optional.ofNullable(read());
            case OPTIONAL_INT -> read() instanceof Integer i ? OptionalInt.of(i) : OptionalInt.empty();
            case OPTIONAL_LONG -> read() instanceof Long l ? OptionalLong.of(l) : OptionalLong.empty();
            case OPTIONAL_DOUBLE -> read() instanceof Double d ? OptionalDouble.of(d) : OptionalDouble.empty();
            case FILE, TABLE -> throw new NotKept("in keys only");
            case GEOMETRY -> geometry(bytes());
            case CRS -> {
                int epsg = (int) present();
                String wkt = (String) present();
                yield epsg > 0 ? Crs.epsg(epsg) : Crs.wkt(wkt);
            }
            case RECORD -> record();
            case OBJECT -> object();
        };
    }

    private static Object constant(Class<?> type, String name) {
        return Arrays.stream(Objects.requireNonNullElse(type.getEnumConstants(), new Object[0]))
                .filter(c -> ((Enum<?>) c).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotKept(name));
    }

    private static Geometry geometry(byte[] wkb) {
        try {
            return new WKBReader().read(wkb);
        } catch (ParseException e) {
            throw new NotKept("no geometry");
        }
    }

    private List<@Nullable Object> elements() {
        int n = count(1);
        List<@Nullable Object> all = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            all.add(read());
        }
        return all;
    }

    private Map<Object, @Nullable Object> entries(Map<Object, @Nullable Object> into) {
        int n = count(2);
        for (int i = 0; i < n; i++) {
            Object key = present();
            into.put(key, read());
        }
        return into;
    }

    private Object array(Tag tag) {
        Object array = switch (tag) {
            case INTS -> {
                int[] a = new int[count(4)];
                for (int at = 0; at < a.length; at += ROOM / 8) {
                    int n = Math.min(ROOM / 8, a.length - at);
                    ByteBuffer b = next(n * 4);
                    b.asIntBuffer().get(a, at, n);
                    b.position(b.position() + n * 4);
                }
                yield a;
            }
            case LONGS -> {
                long[] a = new long[count(8)];
                for (int at = 0; at < a.length; at += ROOM / 16) {
                    int n = Math.min(ROOM / 16, a.length - at);
                    ByteBuffer b = next(n * 8);
                    b.asLongBuffer().get(a, at, n);
                    b.position(b.position() + n * 8);
                }
                yield a;
            }
            case DOUBLES -> {
                double[] a = new double[count(8)];
                for (int at = 0; at < a.length; at += ROOM / 16) {
                    int n = Math.min(ROOM / 16, a.length - at);
                    ByteBuffer b = next(n * 8);
                    b.asDoubleBuffer().get(a, at, n);
                    b.position(b.position() + n * 8);
                }
                yield a;
            }
            case FLOATS -> {
                float[] a = new float[count(4)];
                for (int at = 0; at < a.length; at += ROOM / 8) {
                    int n = Math.min(ROOM / 8, a.length - at);
                    ByteBuffer b = next(n * 4);
                    b.asFloatBuffer().get(a, at, n);
                    b.position(b.position() + n * 4);
                }
                yield a;
            }
            case CHARS -> {
                char[] a = new char[count(2)];
                for (int i = 0; i < a.length; i++) {
                    a[i] = next(2).getChar();
                }
                yield a;
            }
            case BOOLEANS -> {
                boolean[] a = new boolean[count(1)];
                for (int i = 0; i < a.length; i++) {
                    a[i] = next(1).get() == 1;
                }
                yield a;
            }
            case BYTES -> bytes();
            default -> null;
        };
        if (array != null) {
            read.add(array);
            return array;
        }
        int n = count(1);
        Object[] a = (Object[]) Array.newInstance(component(text()), n);
        read.add(a);
        for (int i = 0; i < n; i++) {
            a[i] = read();
        }
        return a;
    }

    private static final Map<String, Class<?>> OTHERS = Map.of(
            "[I", int[].class,
            "[J", long[].class,
            "[D", double[].class,
            "[F", float[].class,
            "[B", byte[].class,
            "[C", char[].class,
            "[Z", boolean[].class,
            "java.lang.String", String.class,
            "java.lang.Object", Object.class);

    /** Of arrays of arrays as well: {@code [[I}. */
    private static Class<?> component(String name) {
        Class<?> other = OTHERS.get(name);
        if (other != null) {
            return other;
        }
        if (name.startsWith("[[")) {
            return component(name.substring(1)).arrayType();
        }
        return name.startsWith("[L") && name.endsWith(";")
                ? component(name.substring(2, name.length() - 1)).arrayType()
                : Fields.named(name);
    }

    private Object record() {
        Fields fields = Fields.of(Fields.named(text()));
        @Nullable Object[] components = new @Nullable Object[fields.all().size()];
        for (int i = 0; i < components.length; i++) {
            components[i] = read();
        }
        return fields.record(components);
    }

    private Object object() {
        Fields fields = Fields.of(Fields.named(text()));
        Object made = fields.empty();
        read.add(made);
        for (Field field : fields.all()) {
            Fields.set(field, made, read());
        }
        return made;
    }
}
