/**
 * The seam every analysis fits into: what a method declares and what it finds (tables, figures, layers, notes).
 */
package org.carbonscape.method;
