/** JSON as the command line and the run folder write it. */
package org.carbonscape.io.json;
