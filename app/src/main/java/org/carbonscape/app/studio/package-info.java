/**
 * A study made in the browser. A <em>workspace</em> is a folder; nothing outside it is read or written. The study file
 * is the one that a command-line user writes; the page changes it key by key.
 */
package org.carbonscape.app.studio;
