/**
 * The bundled study: a synthetic Chang-Zhu-Tan landscape made from a seed. Nothing here is measured data; counties are
 * schematic shapes with their true names and about their true areas and places, and the totals are calibrated to those
 * of the reference study.
 */
package org.carbonscape.app.demo;
