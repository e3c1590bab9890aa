/**
 * Workbooks (.xlsx) as the files they are: a ZIP of parts, of which a sheet is handed on in a form that can be read,
 * with what is merged and hidden on it, dates by their formats and raised digits as such. What stands in the cells is a
 * table's, one room up.
 */
package org.carbonscape.io.table.sheet;
