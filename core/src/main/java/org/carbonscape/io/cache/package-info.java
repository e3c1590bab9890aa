/**
 * What a run has worked out, kept for the next one: entries named by the hash of everything that their work could see.
 * A missing, damaged or half-written entry costs time and never a result.
 */
package org.carbonscape.io.cache;
