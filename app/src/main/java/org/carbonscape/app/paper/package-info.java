/** The report of a finished run on paper: its page, read back, becomes a PDF or a Word file. */
package org.carbonscape.app.paper;
