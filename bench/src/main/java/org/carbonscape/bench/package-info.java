/** Side-by-side timing against other tools; never shipped. */
package org.carbonscape.bench;
