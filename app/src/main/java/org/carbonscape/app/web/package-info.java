/**
 * HTTP on this machine. A <em>route</em> is one thing that can be asked for, by method and path; a server answers a
 * list of them and nothing else, to those who may ask. What it answers stands in {@code openapi.json}, which a test
 * holds against the routes. Knows nothing of runs or studies.
 */
package org.carbonscape.app.web;
