/**
 * A page of marks (areas, lines, texts, images), written as SVG or painted as PNG. A {@link
 * org.carbonscape.drawing.Drawing} does not know what it shows, those who fill it do not know how it gets onto paper.
 * Painting uses no part of the machine: own scan conversion, own reading of the font that ships, so that small servers
 * without fonts work and the same drawing gives the same bytes everywhere. Lengths are points of 1/72 inch, y down.
 */
package org.carbonscape.drawing;
