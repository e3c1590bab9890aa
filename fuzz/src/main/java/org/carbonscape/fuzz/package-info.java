/**
 * The campaign: broken files and odd studies by the thousand, run inside one JVM under limits of time and memory. A
 * <em>seed</em> is a small valid input, a <em>mutant</em> one that was damaged, a <em>finding</em> what should not have
 * happened: anything but an answer or a problem told in words. Never shipped.
 */
package org.carbonscape.fuzz;
