package org.carbonscape.io.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import org.carbonscape.finding.Table;
import org.carbonscape.grid.Crs;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * Objects as bytes. A value is written so that {@link ObjectReader} makes it again; a key only for its hash, files by
 * what they hold, and sets without an order of their own by what they hold, too. Anything whose fields do not tell what
 * it is (functions, open files, threads) is refused. Not thread-safe; {@link #flush} at the end.
 */
final class ObjectWriter {
    private static final int ROOM = 1 << 16;
    /** Where an array or object is cheaper to name than to write again. */
    private static final int SMALL = 8;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(ROOM);
    private final Map<Object, Integer> shared = new IdentityHashMap<>();
    private final Map<Object, Integer> written = new IdentityHashMap<>();
    private final Map<Path, Integer> named = new HashMap<>(); // whether two files are one counts, not where they are
    private final Optional<Function<Path, String>> files;

    private ObjectWriter(OutputStream out, List<?> shared, Optional<Function<Path, String>> files) {
        this.out = out;
        this.files = files;
        for (int i = 0; i < shared.size(); i++) {
            this.shared.putIfAbsent(shared.get(i), i);
        }
    }

    /** @param shared what a value may point to without its being written */
    static ObjectWriter ofValues(OutputStream out, List<?> shared) {
        return new ObjectWriter(out, shared, Optional.empty());
    }

    /** @param files what a file holds, for each that a key names */
    static ObjectWriter ofKeys(KeyDigest digest, Function<Path, String> files) {
        OutputStream hashed = new OutputStream() {
            @Override
            public void write(int b) {
                digest.update(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                digest.update(bytes, from, length);
            }
        };
        return new ObjectWriter(hashed, List.of(), Optional.of(files));
    }

    private boolean isKey() {
        return files.isPresent();
    }

    void flush() {
        try {
            out.write(buffer.array(), 0, buffer.position());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    private void tag(Tag tag) {
        room(1).put((byte) tag.ordinal());
    }

    private void tag(Tag tag, int number) {
        room(5).put((byte) tag.ordinal()).putInt(number);
    }

    void write(@Nullable Object o) {
        if (o == null) {
            tag(Tag.NULL);
            return;
        }
        Integer known = shared.get(o);
        if (known != null) {
            tag(Tag.SHARED, known);
        } else if (!simple(o) && !collection(o) && !array(o)) {
            object(o);
        }
    }

    private boolean simple(Object o) {
        if (o instanceof String s) {
            tag(Tag.TEXT);
            text(s);
        } else if (o instanceof Integer i) {
            tag(Tag.INT, i);
        } else if (o instanceof Long l) {
            tag(Tag.LONG);
            room(8).putLong(l);
        } else if (o instanceof Double d) {
            tag(Tag.DOUBLE);
            room(8).putLong(Double.doubleToRawLongBits(d));
        } else if (o instanceof Float f) {
            tag(Tag.FLOAT, Float.floatToRawIntBits(f));
        } else if (o instanceof Byte b) {
            tag(Tag.BYTE, b);
        } else if (o instanceof Short s) {
            tag(Tag.SHORT, s);
        } else if (o instanceof Character c) {
            tag(Tag.CHAR, c);
        } else if (o instanceof Boolean b) {
            tag(Tag.BOOLEAN, b ? 1 : 0);
        } else if (o instanceof Enum<?> e) {
            tag(Tag.ENUM);
            text(e.getDeclaringClass().getName());
            text(e.name());
        } else if (o instanceof Path p) {
            tag(Tag.FILE, named.computeIfAbsent(p.toAbsolutePath().normalize(), n -> named.size()));
            text(files.orElseThrow(() -> new NotKept(p.toString())).apply(p));
        } else if (o instanceof Geometry g) {
            tag(Tag.GEOMETRY);
            bytes(new WKBWriter().write(g));
        } else if (o instanceof Table t && isKey()) {
            table(t);
        } else {
            return false;
        }
        return true;
    }

    /** For a key only, by what its cells hold: those that are computed when they are read are functions. */
    private void table(Table table) {
        tag(Tag.TABLE, table.rows());
        text(table.name());
        room(4).putInt(table.columns().size());
        for (int c = 0; c < table.columns().size(); c++) {
            Table.Column column = table.columns().get(c);
            write(column);
            for (int row = 0; row < table.rows(); row++) {
                switch (column.kind()) {
                    case TEXT -> text(table.text(row, c));
                    case INTEGER -> room(8).putLong(table.integer(row, c));
                    case NUMBER -> room(8).putLong(Double.doubleToRawLongBits(table.number(row, c)));
                }
            }
        }
    }

    private boolean collection(Object o) {
        if (o instanceof Optional<?> p) {
            tag(Tag.OPTIONAL);
            write(p.orElse(null));
        } else if (o instanceof OptionalInt p) {
            tag(Tag.OPTIONAL_INT);
            write(p.isPresent() ? p.getAsInt() : null);
        } else if (o instanceof OptionalLong p) {
            tag(Tag.OPTIONAL_LONG);
            write(p.isPresent() ? p.getAsLong() : null);
        } else if (o instanceof OptionalDouble p) {
            tag(Tag.OPTIONAL_DOUBLE);
            write(p.isPresent() ? p.getAsDouble() : null);
        } else if (o instanceof List<?> l) {
            elements(Tag.LIST, l);
        } else if (o instanceof SortedSet<?> s) {
            elements(Tag.SORTED_SET, s);
        } else if (o instanceof Set<?> s) {
            set(s);
        } else if (o instanceof SortedMap<?, ?> m) {
            tag(Tag.SORTED_MAP, m.size());
            m.forEach((k, v) -> {
                write(k);
                write(v);
            });
        } else if (o instanceof Map<?, ?> m) {
            map(m);
        } else if (o instanceof BitSet b) {
            tag(Tag.BITS);
            write(b.toLongArray());
        } else {
            return false;
        }
        return true;
    }

    private void elements(Tag tag, Collection<?> all) {
        tag(tag, all.size());
        all.forEach(this::write);
    }

    /** What {@code Set.of} and {@code Map.of} make has another order in every process: nothing can hang on it. */
    private boolean isWithoutOrder(Object o) {
        return isKey() && o.getClass().getName().startsWith("java.util.ImmutableCollections");
    }

    private void set(Set<?> set) {
        if (isWithoutOrder(set)) {
            tag(Tag.SET, set.size());
            set.stream().map(this::apart).sorted().forEach(this::text);
        } else {
            elements(Tag.SET, set);
        }
    }

    private void map(Map<?, ?> map) {
        tag(Tag.MAP, map.size());
        if (isWithoutOrder(map)) {
            map.entrySet().stream()
                    .map(e -> apart(e.getKey()) + apart(e.getValue()))
                    .sorted()
                    .forEach(this::text);
        } else {
            map.forEach((k, v) -> {
                write(k);
                write(v);
            });
        }
    }

    private String apart(@Nullable Object o) {
        KeyDigest digest = new KeyDigest();
        ObjectWriter own = ofKeys(digest, files.orElseThrow());
        own.named.putAll(named);
        own.write(o);
        own.flush();
        return digest.hex();
    }

    /** Whether it was written before and is only named now; keys say all again, for they know content only. */
    private boolean again(Object o) {
        if (isKey()) {
            return false;
        }
        Integer before = written.putIfAbsent(o, written.size());
        if (before != null) {
            tag(Tag.AGAIN, before);
        }
        return before != null;
    }

    private boolean array(Object o) {
        if (!o.getClass().isArray()) {
            return false;
        }
        if (again(o)) {
            return true;
        }
        if (o instanceof int[] a) {
            tag(Tag.INTS, a.length);
            for (int at = 0; at < a.length; at += ROOM / 4) {
                int n = Math.min(ROOM / 4, a.length - at);
                ByteBuffer room = room(n * 4);
                room.asIntBuffer().put(a, at, n);
                room.position(room.position() + n * 4);
            }
        } else if (o instanceof double[] a) {
            tag(Tag.DOUBLES, a.length);
            for (int at = 0; at < a.length; at += ROOM / 8) {
                int n = Math.min(ROOM / 8, a.length - at);
                ByteBuffer room = room(n * 8);
                room.asDoubleBuffer().put(a, at, n);
                room.position(room.position() + n * 8);
            }
        } else if (o instanceof float[] a) {
            tag(Tag.FLOATS, a.length);
            for (int at = 0; at < a.length; at += ROOM / 4) {
                int n = Math.min(ROOM / 4, a.length - at);
                ByteBuffer room = room(n * 4);
                room.asFloatBuffer().put(a, at, n);
                room.position(room.position() + n * 4);
            }
        } else if (o instanceof long[] a) {
            tag(Tag.LONGS, a.length);
            for (int at = 0; at < a.length; at += ROOM / 8) {
                int n = Math.min(ROOM / 8, a.length - at);
                ByteBuffer room = room(n * 8);
                room.asLongBuffer().put(a, at, n);
                room.position(room.position() + n * 8);
            }
        } else if (o instanceof byte[] a) {
            tag(Tag.BYTES);
            bytes(a);
        } else if (o instanceof char[] a) {
            tag(Tag.CHARS, a.length);
            for (char c : a) {
                room(2).putChar(c);
            }
        } else if (o instanceof boolean[] a) {
            tag(Tag.BOOLEANS, a.length);
            for (boolean b : a) {
                room(1).put((byte) (b ? 1 : 0));
            }
        } else if (o instanceof Object[] a) {
            tag(Tag.OBJECTS, a.length);
            text(a.getClass().getComponentType().getName());
            Arrays.stream(a).forEach(this::write);
        } else {
            throw new NotKept(o.getClass().getName());
        }
        return true;
    }

    private void object(Object o) {
        Class<?> type = o.getClass();
        if (o instanceof Crs) {
            tag(Tag.CRS);
            Fields.of(type).all().stream()
                    .filter(f -> !Modifier.isTransient(f.getModifiers()))
                    .forEach(f -> write(Fields.get(f, o)));
            return;
        }
        List<Field> fields = Fields.of(type).all();
        if (type.isRecord()) {
            tag(Tag.RECORD);
        } else {
            if (again(o)) {
                return;
            }
            tag(Tag.OBJECT);
        }
        text(type.getName());
        for (Field field : fields) {
            write(Fields.get(field, o));
        }
    }

    private void text(String s) {
        bytes(s.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] all) {
        room(4).putInt(all.length);
        if (all.length > ROOM / SMALL) {
            flush();
            try {
                out.write(all);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            room(all.length).put(all);
        }
    }
}
