/**
 * Tables of users, CSV and XLSX. A <em>text table</em> is what a user's file says, cell by cell and with the row
 * numbers the user sees; a <em>form</em> is what a study needs of it. Tables of a run are written in {@code own}.
 */
package org.carbonscape.io.table;
