package dev.synram.compiler.target;

/**
 * How large a tile may be.
 *
 * @param drivers synapse drivers, each of which takes one signed or two unsigned rows
 * @param columns columns
 * @param synrams number of synrams with space for such a tile
 */
public record TileLimit(int drivers, int columns, int synrams) {

    static TileLimit smallest(TileLimit a, TileLimit b) {
        return new TileLimit(Math.min(a.drivers, b.drivers), Math.min(a.columns, b.columns), a.synrams + b.synrams);
    }

    static TileLimit largest(TileLimit a, TileLimit b) {
        return new TileLimit(Math.max(a.drivers, b.drivers), Math.max(a.columns, b.columns), 1);
    }
}
