/**
 * How a file comes to lie on the disk whole, and is known again: synced, moved into place at its end, hashed. It knows
 * neither formats nor problems.
 */
package org.carbonscape.disk;
