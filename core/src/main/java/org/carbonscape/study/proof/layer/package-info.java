/**
 * Maps and layers of a finished run held to its tables: cells summed and sampled, where maps lie, attributes of units
 * and zones.
 */
package org.carbonscape.study.proof.layer;
