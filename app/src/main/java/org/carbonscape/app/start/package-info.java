/**
 * How the program starts. A short command runs in the Java that the start script began, whose settings cost nothing:
 * the serial collector, the first compiler. A long one, or one with {@code --memory}, is handed to a second Java with
 * settings of its own, which ends when the first one does. The archive of loaded classes that both begin from is made
 * here as well. The scripts themselves (src/main/launch) only find Java.
 */
package org.carbonscape.app.start;
