/**
 * How work over blocks and items is spread over threads; nothing else in the library starts a thread. Three verbs:
 * {@code fold} (one small result from all blocks), {@code map} (a piece per block, delivered in order), {@code each}
 * (independent items). Also here: named random streams, so that draws depend on the study seed, the method and the
 * item, never on a thread.
 */
package org.carbonscape.engine;
