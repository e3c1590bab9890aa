package org.carbonscape.grid;

import java.util.Arrays;

/**
 * Class indices of one window, row by row; 0 = none. Up to 255 classes lie in bytes (read unsigned), more in chars:
 * one byte a cell keeps four phases of a tile inside the core's own cache, which is what counting speed hangs on.
 */
public final class ClassTile {
    private final boolean isNarrow;
    private final byte[] narrow;
    private final char[] wide;

    private ClassTile(byte[] narrow) {
        this.isNarrow = true;
        this.narrow = narrow;
        this.wide = new char[0];
    }

    private ClassTile(char[] wide) {
        this.isNarrow = false;
        this.narrow = new byte[0];
        this.wide = wide;
    }

    /** Room for windows of up to {@code cells} cells with class indices 0..{@code classes}. */
    public static ClassTile of(int cells, int classes) {
        if (classes > 46_000) {
            throw new IllegalArgumentException("more than 46,000 classes: " + classes);
        }
        return classes <= 255 ? new ClassTile(new byte[cells]) : new ClassTile(new char[cells]);
    }

    public boolean isNarrow() {
        return isNarrow;
    }

    /** The cells as bytes, to be read unsigned; only where {@link #isNarrow()}. The live array: the reader fills it. */
    public byte[] bytes() {
        if (!isNarrow) {
            throw new IllegalStateException("this tile is wide");
        }
        return narrow;
    }

    /** The cells as chars; only where not {@link #isNarrow()}. */
    public char[] chars() {
        if (isNarrow) {
            throw new IllegalStateException("this tile is narrow");
        }
        return wide;
    }

    public int capacity() {
        return isNarrow ? narrow.length : wide.length;
    }

    /** Class index at a place; for code that is not hot. */
    public int at(int i) {
        return isNarrow ? narrow[i] & 255 : wide[i];
    }

    /** What is given for the class of each of the first n cells. */
    public void look(float[] byClass, float[] into, int n) {
        if (isNarrow) {
            byte[] classes = narrow;
            for (int i = 0; i < n; i++) {
                into[i] = byClass[classes[i] & 255];
            }
        } else {
            for (int i = 0; i < n; i++) {
                into[i] = byClass[wide[i]];
            }
        }
    }

    public void set(int i, int index) {
        if (isNarrow) {
            narrow[i] = (byte) index;
        } else {
            wide[i] = (char) index;
        }
    }

    /** No class in the cells from..to-1. */
    public void clear(int from, int to) {
        if (isNarrow) {
            Arrays.fill(narrow, from, to, (byte) 0);
        } else {
            Arrays.fill(wide, from, to, (char) 0);
        }
    }

    /** Takes n cells of a tile that is as wide, from its place {@code at}, to the place {@code to}. */
    public void copy(ClassTile from, int at, int to, int n) {
        if (isNarrow) {
            System.arraycopy(from.bytes(), at, narrow, to, n);
        } else {
            System.arraycopy(from.chars(), at, wide, to, n);
        }
    }
}
