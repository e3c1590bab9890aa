/**
 * DEFLATE (RFC 1951) in its zlib wrapping (RFC 1950), both ways and in pure Java: reading because the JDK's zlib is the
 * slowest part of reading a raster, writing because zlib builds differ between machines and Java versions while the
 * same run must give the same bytes everywhere.
 */
package org.carbonscape.io.deflate;
