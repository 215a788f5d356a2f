package dev.synram.training.gradient;

import dev.synram.kernel.data.PackedMatrix;
import dev.synram.network.Mac;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Im2col;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows and neighbouring outputs of a multiplication. The parts of a convolution in groups hold as many whole groups as fill the
 * kernels, so that most of what is between groups, where there are no weights, is not computed.
 *
 * @param rows rows of the matrix, ascending
 * @param firstOutput first column
 * @param outputs number of columns
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MatrixPart(int[] rows, int firstOutput, int outputs) {

    /** The parts that hold all weights of a multiplication. */
    static List<MatrixPart> of(Mac mac) {
        int groups = mac.layer() instanceof Conv2d conv ? conv.groups() : 1;
        int ofGroup = mac.outputs() / groups;
        int step = Math.max(1, PackedMatrix.NARROW / ofGroup) * ofGroup;
        List<MatrixPart> parts = new ArrayList<>();
        for (int first = 0; first < mac.outputs(); first += groups == 1 ? mac.outputs() : step) {
            int outputs = groups == 1 ? mac.outputs() : Math.min(step, mac.outputs() - first);
            parts.add(new MatrixPart(rows(mac, first, outputs, ofGroup), first, outputs));
        }
        return parts;
    }

    private static int[] rows(Mac mac, int firstOutput, int outputs, int ofGroup) {
        return IntStream.range(0, mac.inputs())
                .filter(row -> IntStream.iterate(
                                firstOutput, output -> output < firstOutput + outputs, output -> output + ofGroup)
                        .anyMatch(output -> mac.connects(row, output)))
                .toArray();
    }

    /** The elements of a sample that these rows take. */
    Im2col im2col(Im2col all) {
        int[] source = new int[all.positions() * rows.length];
        for (int i = 0; i < source.length; i++) {
            source[i] = all.source()[i / rows.length * all.length() + rows[i % rows.length]];
        }
        return new Im2col(rows.length, source);
    }
}
