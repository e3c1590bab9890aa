/**
 * How work over blocks and items is spread, over the threads of a machine or the machines of a cluster; nothing else in
 * the library starts a thread. Three verbs: {@code fold} (one small result from all blocks), {@code map} (a product per
 * block, delivered in order, and where wanted one result beside them), {@code each} (what independent items give, in
 * their order). Progress, cancelling and the bound on blocks in flight are the engine's. Also here: named random
 * streams, so that draws depend on the study seed, the method and the item, never on a thread.
 *
 * <h2>What an engine elsewhere has to know</h2>
 *
 * <ul>
 *   <li><b>What is sent to every worker:</b> the {@code Fold}, {@code TileMap}, {@code FoldingMap} or {@code Item}
 *       itself and the {@code Tiling}. They are values: Java serialisation writes them, a copy does the same. A raster
 *       in them is sent as what it is made of, which for a file is its place, never an open reader.
 *   <li><b>What a task is:</b> numbers of blocks (or items), any of them, in any order. A worker is opened with {@code
 *       Cells} of its own, takes its blocks and is closed, then the {@code Cells}. Run twice it gives the same; the
 *       second result is thrown away.
 *   <li><b>What comes back:</b> of a fold the worker's result, of a map a product for each block, of both the two, of
 *       an item what it gave; all values. Results of folds are merged in any order; products go to the sink where the
 *       engine was called, in block order, so the sink may be anything.
 *   <li><b>What fails:</b> the failure of the lowest block or item is rethrown as it was.
 *   <li>{@code inPlace} is not sent: it fills arrays of the machine it is called on.
 * </ul>
 *
 * <p>What cannot be serialised is not sent either: an engine elsewhere does such work where it was called, with the
 * same answer.
 */
package org.carbonscape.engine;
