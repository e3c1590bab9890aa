/**
 * The faces of Carbonscape: the command line. Commands read options, call the library and print; nothing is computed
 * here.
 */
package org.carbonscape.app;
