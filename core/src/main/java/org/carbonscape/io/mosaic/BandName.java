package org.carbonscape.io.mosaic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carbonscape.option.FileName;

/**
 * A band that a user names behind a raster: {@code lu.tif#3} is the third band of {@code lu.tif}, as of a stack of
 * years.
 *
 * @param file the raster
 * @param band counted from 1
 */
public record BandName(Path file, int band) {
    private static final Pattern NAMED = Pattern.compile("(?is)(.+\\.(?:g?tiff?|img|vrt))#\\s*(\\d{1,4})");

    /** What is asked for; empty where no band is named, or a file is really called so. */
    public static Optional<BandName> of(Path written) {
        Matcher m = NAMED.matcher(FileName.text(written));
        return m.matches() && (FileName.address(written).isPresent() || !Files.exists(written))
                ? Optional.of(new BandName(FileName.path(m.group(1)), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    /** The raster itself, whether or not a band is named behind it. */
    public static Path file(Path written) {
        return of(written).map(BandName::file).orElse(written);
    }
}
