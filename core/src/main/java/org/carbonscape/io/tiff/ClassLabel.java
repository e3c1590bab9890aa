package org.carbonscape.io.tiff;

/**
 * What a viewer shows for a class index.
 *
 * @param index 1..65535; 0 is no data and has no label
 * @param name  in any language
 * @param rgb   0xRRGGBB
 */
public record ClassLabel(int index, String name, int rgb) {
    public ClassLabel {
        if (index < 1 || index > 65535) {
            throw new IllegalArgumentException("class index out of 1..65535: " + index);
        }
    }
}
