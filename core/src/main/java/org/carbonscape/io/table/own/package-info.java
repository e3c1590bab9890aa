/**
 * Tables of our own: written as CSV and XLSX, and read again, row by row or as the bytes that stand there. What users
 * bring is read in {@link org.carbonscape.io.table}.
 */
package org.carbonscape.io.table.own;
