/**
 * What drives them: the geographical detector on the values of drivers for every unit, or of columns and rasters. An
 * <em>outcome</em> is the detector's answer for one phase.
 */
package org.carbonscape.study.detect;
