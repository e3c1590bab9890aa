/**
 * Every file format, both ways, and the run folder.
 */
package org.carbonscape.io;
