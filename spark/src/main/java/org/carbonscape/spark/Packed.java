package org.carbonscape.spark;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import org.carbonscape.option.FileName;
import org.carbonscape.problem.Problem;
import org.carbonscape.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import sun.reflect.ReflectionFactory;

/**
 * Values as bytes for another machine: Java's own serialisation, which is taught what it lacks. Optionals, paths and
 * those of our classes that do not say that they can be serialised go by their fields (but those that are transient,
 * of which an Optional comes out empty); long arrays that hold almost nothing, as counts by unit and sequence do, go as what they hold.
 */
final class Packed {
    private static final String OURS = "org.carbonscape.";
    /** Arrays below this are not looked at. */
    private static final int SPARSE_FROM = 256;
    /** An entry with its place takes about three times a plain one. */
    private static final int SPARSE_SHARE = 3;

    private Packed() {}

    /** @throws NotSerialisable where something cannot leave this machine */
    static byte[] of(Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Out out = new Out(bytes)) {
            out.all(value);
        } catch (NotSerializableException e) {
            throw new NotSerialisable(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The value again, which is of the kind that was packed. */
    @SuppressWarnings("unchecked")
    static <V> V open(byte[] bytes) {
        try (In in = new In(new ByteArrayInputStream(bytes))) {
            return (V) in.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a class of another version: " + e.getMessage(), e);
        }
    }

    /** A part of a task that is bound to this machine: a fault of ours. */
    static final class NotSerialisable extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotSerialisable(String what) {
            super("it cannot leave this machine: " + what);
        }
    }

    private static final class Out extends ObjectOutputStream {
        private final Map<Object, Standing> named = new IdentityHashMap<>();
        private final Queue<Object> waiting = new ArrayDeque<>();

        Out(ByteArrayOutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        /** The value, then the fields of each object that was only named in it or in those before. */
        void all(Object value) throws IOException {
            writeObject(value);
            while (!waiting.isEmpty()) {
                Object o = waiting.remove();
                List<Field> fields = fields(o.getClass());
                writeInt(fields.size());
                for (Field field : fields) {
                    writeObject(get(field, o));
                }
            }
            flush();
        }

        @Override
        protected Object replaceObject(Object o) {
            if (o instanceof long[] a && a.length >= SPARSE_FROM) {
                return SparseLongs.of(a);
            }
            if (o instanceof ProblemException e) {
                return new Told(new ArrayList<>(e.problems()));
            }
            if (o instanceof Path p) {
                return new Named(FileName.text(p));
            }
            if (o instanceof ByteOrder order) {
                return new Order(order == ByteOrder.BIG_ENDIAN);
            }
            if (o instanceof Map<?, ?> m) {
                check(m.keySet());
            } else if (o instanceof Set<?> s) {
                check(s);
            }
            if (o instanceof Serializable) {
                return o;
            }
            if (o instanceof Optional<?> p) {
                return new Maybe(0, p.orElse(null));
            }
            if (o instanceof OptionalInt p) {
                return new Maybe(1, p.isPresent() ? p.getAsInt() : null);
            }
            if (o instanceof OptionalLong p) {
                return new Maybe(2, p.isPresent() ? p.getAsLong() : null);
            }
            if (o instanceof OptionalDouble p) {
                return new Maybe(3, p.isPresent() ? p.getAsDouble() : null);
            }
            Class<?> type = o.getClass();
            if (type.isRecord() && type.getName().startsWith(OURS)) {
                return Parts.of(o);
            }
            if (!isOurs(type)) {
                return o; // Java itself refuses and names it
            }
            return named.computeIfAbsent(o, k -> {
                waiting.add(o);
                return new Standing(named.size(), type);
            });
        }

        /** What is looked up by its fields must have them when it is put into its place again. */
        private static void check(Collection<?> keys) {
            for (Object key : keys) {
                if (key != null
                        && !(key instanceof Serializable)
                        && !key.getClass().isRecord()
                        && isOurs(key.getClass())
                        && hashes(key.getClass())) {
                    throw new NotSerialisable(key.getClass().getName() + " as a key");
                }
            }
        }

        private static boolean hashes(Class<?> type) {
            try {
                return type.getMethod("hashCode").getDeclaringClass() != Object.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith(OURS) && !type.isHidden() && !type.isSynthetic();
    }

    private static final class In extends ObjectInputStream {
        private final Map<Integer, Object> made = new HashMap<>();
        private final List<Object> order = new ArrayList<>();

        In(InputStream in) throws IOException {
            super(in);
            enableResolveObject(true);
        }

        Object all() throws IOException, ClassNotFoundException {
            Object value = readObject();
            for (int i = 0; i < order.size(); i++) {
                Object o = order.get(i);
                List<Field> fields = fields(o.getClass());
                if (readInt() != fields.size()) {
                    throw new InvalidObjectException(
                            "another version of " + o.getClass().getName());
                }
                for (Field field : fields) {
                    set(field, o, readObject());
                }
            }
            return value;
        }

        @Override
        protected @Nullable Object resolveObject(Object o) {
            if (o instanceof Standing s) {
                return made.computeIfAbsent(s.number, n -> {
                    Object empty = empty(s.type);
                    order.add(empty); // they are named, and so followed by their fields, in the order of their numbers
                    return empty;
                });
            }
            return o;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), false, Packed.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type);
            }
        }
    }

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> all = new ArrayList<>();
            for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
                Arrays.stream(at.getDeclaredFields())
                        .filter(f -> !Modifier.isStatic(f.getModifiers()) && !Modifier.isTransient(f.getModifiers()))
                        .sorted(Comparator.comparing(Field::getName))
                        .forEach(all::add);
            }
            all.forEach(f -> f.setAccessible(true));
            return List.copyOf(all);
        }
    };

    private static List<Field> fields(Class<?> type) {
        return FIELDS.get(type);
    }

    private static @Nullable Object get(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void set(Field field, Object of, @Nullable Object value) {
        try {
            field.set(of, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As serialisation makes one: no constructor of its class is run. */
    private static Object empty(Class<?> type) {
        try {
            Constructor<?> maker = ReflectionFactory.getReflectionFactory()
                    .newConstructorForSerialization(type, Object.class.getDeclaredConstructor());
            maker.setAccessible(true);
            Object made = maker.newInstance();
            for (Field field : type.getDeclaredFields()) { // what each machine works out for itself
                if (Modifier.isTransient(field.getModifiers()) && field.getType() == Optional.class) {
                    field.setAccessible(true);
                    field.set(made, Optional.empty());
                }
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stands for an object whose fields follow. */
    private record Standing(int number, Class<?> type) implements Serializable {}

    private record Maybe(int kind, @Nullable Object value) implements Serializable {
        private Object readResolve() {
            return switch (kind) {
                case 0 -> Optional.ofNullable(value);
                case 1 -> value == null ? OptionalInt.empty() : OptionalInt.of((int) value);
                case 2 -> value == null ? OptionalLong.empty() : OptionalLong.of((long) value);
                default -> value == null ? OptionalDouble.empty() : OptionalDouble.of((double) value);
            };
        }
    }

    private record Named(String text) implements Serializable {
        private Object readResolve() {
            return FileName.path(text);
        }
    }

    private record Order(boolean big) implements Serializable {
        private Object readResolve() {
            return big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }
    }

    /** An exception of ours, whose problems Java's serialisation leaves behind. */
    private record Told(ArrayList<Object> problems) implements Serializable {
        @SuppressWarnings("unchecked")
        private Object readResolve() {
            return new ProblemException((List<Problem>) (List<?>) problems);
        }
    }

    private record Parts(Class<?> type, @Nullable Object[] parts) implements Serializable {
        static Parts of(Object record) {
            RecordComponent[] components = record.getClass().getRecordComponents();
            @Nullable Object[] parts = new @Nullable Object[components.length];
            for (int i = 0; i < parts.length; i++) {
                try {
                    Field field = record.getClass().getDeclaredField(components[i].getName());
                    field.setAccessible(true);
                    parts[i] = field.get(record);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException(e);
                }
            }
            return new Parts(record.getClass(), parts);
        }

        private Object readResolve() throws InvalidObjectException {
            try {
                Constructor<?> maker = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new));
                maker.setAccessible(true);
                return maker.newInstance(parts);
            } catch (ReflectiveOperationException e) {
                Throwable why = e.getCause() == null ? e : e.getCause();
                throw new InvalidObjectException(type.getName() + ": " + why);
            }
        }
    }

    /** An array of counts, most of which are nothing. */
    private record SparseLongs(int length, int[] at, long[] values) implements Serializable {
        static Object of(long[] a) {
            int n = 0;
            for (long v : a) {
                n += v != 0 ? 1 : 0;
            }
            if ((long) n * SPARSE_SHARE > a.length) {
                return a;
            }
            int[] at = new int[n];
            long[] values = new long[n];
            int k = 0;
            for (int i = 0; i < a.length; i++) {
                if (a[i] != 0) {
                    at[k] = i;
                    values[k++] = a[i];
                }
            }
            return new SparseLongs(a.length, at, values);
        }

        private Object readResolve() {
            long[] a = new long[length];
            for (int k = 0; k < at.length; k++) {
                a[at[k]] = values[k];
            }
            return a;
        }
    }
}
