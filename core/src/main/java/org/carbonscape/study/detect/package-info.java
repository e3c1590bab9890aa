/**
 * What drives them: the values of drivers for every unit, and the geographical detector on them. An <em>outcome</em> is
 * the detector's answer for one phase.
 */
package org.carbonscape.study.detect;
