package org.carbonscape.io.vector;

import java.util.Arrays;
import org.carbonscape.measure.Numbers;

/**
 * Values of one column as they come. Files are not strict (GeoJSON declares no types, SQLite does not keep them): the
 * column is whole numbers until a fraction comes, then numbers, and text once a text comes.
 */
final class ColumnBuilder {
    private static final int START = 64;

    private final String name;
    private Object values =
            new long[0]; // long[], double[] or String[]; what it is while all are missing does not matter
    private boolean any;
    private int size;

    ColumnBuilder(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    int size() {
        return size;
    }

    void addMissing() {
        if (values instanceof String[] text) {
            text(text)[size++] = "";
        } else if (values instanceof double[] number) {
            number(number)[size++] = Double.NaN;
        } else {
            integer((long[]) values)[size++] = Layer.NO_WHOLE;
        }
    }

    void fillTo(int count) {
        while (size < count) {
            addMissing();
        }
    }

    void addWhole(long value) {
        if (value == Layer.NO_WHOLE) {
            addNumber(value);
        } else if (values instanceof long[] integers) {
            any = true;
            integer(integers)[size++] = value;
        } else if (values instanceof double[] number) {
            number(number)[size++] = value;
        } else {
            text((String[]) values)[size++] = Long.toString(value);
        }
    }

    void addNumber(double value) {
        if (values instanceof String[] text) {
            text(text)[size++] = Numbers.text(value);
            return;
        }
        any = true;
        if (values instanceof long[] integers) {
            double[] numbers = new double[Math.max(START, integers.length)];
            for (int i = 0; i < size; i++) {
                numbers[i] = integers[i] == Layer.NO_WHOLE ? Double.NaN : integers[i];
            }
            values = numbers;
        }
        number((double[]) values)[size++] = value;
    }

    void addText(String value) {
        any = true;
        if (!(values instanceof String[])) {
            String[] texts = new String[Math.max(START, size + 1)];
            for (int i = 0; i < size; i++) {
                texts[i] = values instanceof long[] integers
                        ? integers[i] == Layer.NO_WHOLE ? "" : Long.toString(integers[i])
                        : Numbers.text(((double[]) values)[i]);
            }
            values = texts;
        }
        text((String[]) values)[size++] = value;
    }

    /** Text where nothing was said at all. */
    Layer.Field field() {
        return new Layer.Field(
                name,
                !any || values instanceof String[]
                        ? Layer.Kind.TEXT
                        : values instanceof long[] ? Layer.Kind.INTEGER : Layer.Kind.NUMBER);
    }

    Object column() {
        if (!any) {
            String[] nothing = new String[size];
            Arrays.fill(nothing, "");
            return nothing;
        }
        return values instanceof String[] text
                ? Arrays.copyOf(text, size)
                : values instanceof long[] integers
                        ? Arrays.copyOf(integers, size)
                        : Arrays.copyOf((double[]) values, size);
    }

    private long[] integer(long[] array) {
        if (size == array.length) {
            values = Arrays.copyOf(array, room());
        }
        return (long[]) values;
    }

    private double[] number(double[] array) {
        if (size == array.length) {
            values = Arrays.copyOf(array, room());
        }
        return (double[]) values;
    }

    private String[] text(String[] array) {
        if (size == array.length) {
            values = Arrays.copyOf(array, room());
        }
        return (String[]) values;
    }

    private int room() {
        return Math.max(START, size + (size >> 1));
    }
}
