/**
 * How cells lie in a file of any format. A <em>block</em> is a tile or strip, the unit of compression. A
 * <em>code</em> is the whole number a file stores for a class; it becomes a class index at this door and goes no
 * further, and so does the file's no-data value.
 */
package org.carbonscape.io.block;
