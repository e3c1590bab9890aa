package org.carbonscape.io.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Arrays;

/** An attribute table of a raster as ArcGIS in Chinese writes it: VALUE, COUNT, 地类. */
public final class EsriNames {
    private static final int WIDTH = 20;

    private EsriNames() {}

    /**
     * The bytes of a {@code .vat.dbf}.
     *
     * @param rows {@code code,name}
     */
    public static byte[] dbf(Charset charset, String... rows) {
        String[] columns = {"VALUE", "COUNT", "地类"};
        ByteBuffer header = ByteBuffer.allocate(32 + 32 * columns.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        header.put(0, (byte) 3)
                .putInt(4, rows.length)
                .putShort(8, (short) header.capacity())
                .putShort(10, (short) (1 + WIDTH * columns.length));
        for (int c = 0; c < columns.length; c++) {
            header.put(32 + 32 * c, columns[c].getBytes(charset))
                    .put(32 + 32 * c + 11, (byte) (c < 2 ? 'N' : 'C'))
                    .put(32 + 32 * c + 16, (byte) WIDTH);
        }
        header.put(header.capacity() - 1, (byte) 13);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(header.array());
        for (String row : rows) {
            String[] cells = {row.split(",")[0], "1", row.split(",")[1]};
            all.write(' ');
            for (String cell : cells) {
                all.writeBytes(Arrays.copyOf(cell.getBytes(charset), WIDTH));
            }
        }
        return all.toByteArray();
    }
}
