package dev.synram.compiler;

import dev.synram.chip.Block;

/**
 * Where and when a tile is computed.
 *
 * @param tile the part of the matrix
 * @param block where its weights stand
 * @param configuration number of the configuration of the synrams that holds it; its weights are written before the
 *     first pass of that configuration
 * @param pass number of the pass within the step in which it is multiplied; all tiles of a pass, at most one a
 *     hemisphere, are multiplied at once
 */
public record Placement(Tile tile, Block block, int configuration, int pass) {}
