package dev.synram.compiler.plan;

import dev.synram.network.Mac;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Im2col;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;

/**
 * A multiplication as it is laid out: several shifted copies of a small kernel may stand side by side, so that one vector
 * yields the results of several neighbouring positions ("expanded" convolution of the public software).
 *
 * @param mac the network's multiplication
 * @param down copies from row to row
 * @param across copies along a row; if there are several from row to row, one for every position of a row
 */
public record Unrolled(Mac mac, int down, int across) {

    /** The matrix as it is, once. */
    public static Unrolled plain(Mac mac) {
        return new Unrolled(mac, 1, 1);
    }

    /** As many copies as fit into one tile. */
    public static Unrolled widest(Mac mac, int maxInputs, int maxColumns) {
        Unrolled best = plain(mac);
        if (!(mac.layer() instanceof Conv2d conv) || mac.positions() == 1) {
            return best;
        }
        Shape output = conv.outputShape(mac.input());
        for (int across = 1; across <= output.width(); across++) {
            for (int down = 1; down <= (across == output.width() ? output.height() : 1); down++) {
                Unrolled candidate = new Unrolled(mac, down, across);
                boolean divides = output.width() % across == 0 && output.height() % down == 0;
                if (divides
                        && candidate.copies() > best.copies()
                        && candidate.columns() <= maxColumns
                        && candidate.usedRows() <= maxInputs) {
                    best = candidate;
                }
            }
        }
        return best;
    }

    /** Number of copies in one tile. */
    public int copies() {
        return down * across;
    }

    /** Vectors that one sample sends. */
    public int positions() {
        return mac.positions() / copies();
    }

    /** Columns, copy by copy. */
    public int columns() {
        return copies() * mac.outputs();
    }

    /** Rows, with those that no copy uses; the bias's constant rows are the last. */
    public int rows() {
        return copies() == 1
                ? mac.inputs()
                : taps().taps() * mac.input().channels() + mac.layer().bias().rows();
    }

    private int usedRows() {
        int used = 0;
        for (int row = 0; row < rows(); row++) {
            used += uses(row, 0, columns()) ? 1 : 0;
        }
        return used;
    }

    /** Whether a row has a weight in one of some columns. */
    public boolean uses(int row, int firstColumn, int columns) {
        int outputs = mac.outputs();
        int end = firstColumn + columns;
        int next;
        for (int column = firstColumn; column < end; column = next) {
            int copy = column / outputs;
            next = Math.min(end, (copy + 1) * outputs);
            int parameter = parameterRow(row, copy);
            if (parameter >= 0 && mac.connects(parameter, column % outputs, next - column)) {
                return true;
            }
        }
        return false;
    }

    /** The row of the layer's own matrix whose weights stand at a row of a copy, or -1. */
    int parameterRow(int row, int copy) {
        if (copies() == 1) {
            return row;
        }
        int channels = mac.input().channels();
        int constants = mac.layer().bias().rows();
        if (row >= rows() - constants) {
            return row - rows() + constants + mac.weightRows();
        }
        Window window = ((Conv2d) mac.layer()).window();
        int tapsAcross = taps().horizontal().kernel();
        int tap = row / channels;
        int y = tap(window.vertical(), tap / tapsAcross, copy / across);
        int x = tap(window.horizontal(), tap % tapsAcross, copy % across);
        return y < 0 || x < 0 ? -1 : (y * window.horizontal().kernel() + x) * channels + row % channels;
    }

    /** The tap of one copy at an offset in the common window, or -1. */
    private static int tap(Axis axis, int offset, int copy) {
        int own = offset - copy * axis.stride();
        return own < 0 || own % axis.dilation() != 0 || own >= axis.span() ? -1 : own / axis.dilation();
    }

    /** The window that holds those of all copies. */
    private Window taps() {
        Window window = ((Conv2d) mac.layer()).window();
        return new Window(widened(window.vertical(), down), widened(window.horizontal(), across));
    }

    private static Axis widened(Axis axis, int copies) {
        int span = axis.span() + (copies - 1) * axis.stride();
        return new Axis(span, axis.stride() * copies, axis.before(), axis.after(), 1);
    }

    /** The elements of the vectors that a sample sends. */
    Im2col patches() {
        if (copies() == 1) {
            return mac.im2col();
        }
        Conv2d widened = new Conv2d(1, taps());
        Im2col patches = widened.im2col(mac.input());
        return patches.withConstants(mac.layer().bias().rows());
    }
}
