package dev.synram.compiler;

/**
 * How large a tile may be.
 *
 * @param inputs rows
 * @param columns columns
 * @param synrams how many synrams have room for such a tile
 */
record TileLimit(int inputs, int columns, int synrams) {

    static TileLimit smallest(TileLimit a, TileLimit b) {
        return new TileLimit(Math.min(a.inputs, b.inputs), Math.min(a.columns, b.columns), a.synrams + b.synrams);
    }

    static TileLimit largest(TileLimit a, TileLimit b) {
        return new TileLimit(Math.max(a.inputs, b.inputs), Math.max(a.columns, b.columns), 1);
    }
}
