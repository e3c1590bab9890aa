/**
 * Tables, both ways: CSV and XLSX. A <em>text table</em> is what a user's file says, cell by cell and with the row
 * numbers the user sees; a {@link org.carbonscape.finding.Table} is what a study found, and is only written.
 */
package org.carbonscape.io.table;
