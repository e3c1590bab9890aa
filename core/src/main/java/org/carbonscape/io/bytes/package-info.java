/**
 * Bytes at positions of a file, wherever it lies: on this machine, behind http(s), in a store of objects, in a file
 * system of Hadoop. A <em>range</em> is what one request brings; what is asked for next to each other comes in one.
 */
package org.carbonscape.io.bytes;
