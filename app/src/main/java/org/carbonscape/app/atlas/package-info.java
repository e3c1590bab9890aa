/**
 * The atlas: runs as files that one page in a browser reads. A <em>tree</em> is those files by their paths, whether
 * they lie in the run folder or are made when asked for; {@code serve} hands it out over loopback, {@code publish}
 * writes it down for any web server. Nothing in it asks anything of the network.
 */
package org.carbonscape.app.atlas;
