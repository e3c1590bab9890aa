/**
 * The study file: its keys, its reading, and the typed plans that come of it. A <em>plan</em> is what the user wants,
 * checked by itself; no other file has been opened.
 */
package org.carbonscape.study.plan;
