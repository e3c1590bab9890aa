/**
 * Tables of the user's as a study takes them: which columns a table needs by the key that names it, which rows are sums
 * or parts of others, which unit a name means. {@link org.carbonscape.study.table.InputFiles} is the door; what it
 * finds is told by that key.
 */
package org.carbonscape.study.table;
