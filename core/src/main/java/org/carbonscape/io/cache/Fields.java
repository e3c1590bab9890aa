package org.carbonscape.io.cache;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sun.reflect.ReflectionFactory;

/**
 * The fields of our own classes, all of them: what is written down by fields can forget none, which a list by hand
 * would some day. Records are made by their constructors; other classes as serialization makes them, which runs none.
 */
final class Fields {
    private static final String OURS = "org.carbonscape.";

    private static final ClassValue<Fields> KNOWN = new ClassValue<>() {
        @Override
        protected Fields computeValue(Class<?> type) {
            return new Fields(type);
        }
    };

    private final Class<?> type;
    private final List<Field> all;
    private final Constructor<?> maker;

    private Fields(Class<?> type) {
        if (!type.getName().startsWith(OURS) || type.isHidden() || type.isSynthetic() || type.isAnonymousClass()) {
            throw new NotKept(type.getName());
        }
        this.type = type;
        this.all = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(c -> component(type, c))
                        .toList()
                : fields(type);
        this.maker = maker(type);
        all.forEach(f -> f.setAccessible(true));
        maker.setAccessible(true);
    }

    /** @throws NotKept for classes of others, and for functions, whose fields do not say what they do */
    static Fields of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** One of our own classes by its name. */
    static Class<?> named(String name) {
        if (!name.startsWith(OURS)) {
            throw new NotKept(name);
        }
        try {
            return Class.forName(name, true, Fields.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new NotKept(name);
        }
    }

    private static Field component(Class<?> type, RecordComponent component) {
        try {
            return type.getDeclaredField(component.getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e); // every component has its field
        }
    }

    /** In the order of their names, those of a superclass first: the machine gives no promise of an order. */
    private static List<Field> fields(Class<?> type) {
        List<Field> own = new ArrayList<>();
        if (type.getSuperclass() != null && type.getSuperclass() != Object.class) {
            own.addAll(of(type.getSuperclass()).all);
        }
        Arrays.stream(type.getDeclaredFields())
                .filter(f -> !Modifier.isStatic(f.getModifiers()))
                .sorted(Comparator.comparing(Field::getName))
                .forEach(own::add);
        return own;
    }

    private static Constructor<?> maker(Class<?> type) {
        try {
            return type.isRecord()
                    ? type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    : ReflectionFactory.getReflectionFactory()
                            .newConstructorForSerialization(type, Object.class.getDeclaredConstructor());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e); // a record has its constructor, and so has Object
        }
    }

    List<Field> all() {
        return all;
    }

    static @Nullable Object get(Field field, Object of) {
        try {
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new NotKept(field.toString());
        }
    }

    /** A record of these components. */
    Object record(@Nullable Object[] components) {
        try {
            return maker.newInstance(components);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new NotKept(type.getName());
        }
    }

    /** An object whose fields are still to be set. */
    Object empty() {
        try {
            return maker.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new NotKept(type.getName());
        }
    }

    static void set(Field field, Object of, @Nullable Object value) {
        try {
            field.set(of, value);
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new NotKept(field.toString());
        }
    }
}
