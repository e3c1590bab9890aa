/**
 * What files of several formats share: text made fit for XML.
 */
package org.carbonscape.io.xml;
