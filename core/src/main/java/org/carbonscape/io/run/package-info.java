/**
 * The run folder: whole or absent.
 */
package org.carbonscape.io.run;
