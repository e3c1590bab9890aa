/** The report of a finished run on paper: its page, read back, becomes a PDF. */
package org.carbonscape.app.paper;
