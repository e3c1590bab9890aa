/**
 * What drives them: discretisation, strata and the four detectors of the geographical detector.
 */
package org.carbonscape.driver;
