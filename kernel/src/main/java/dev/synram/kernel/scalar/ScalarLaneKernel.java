package dev.synram.kernel.scalar;

import static dev.synram.chip.InterleavedVectors.LANES;
import static dev.synram.kernel.data.LaneBlock.ELEMENTS;

import dev.synram.kernel.LaneKernel;
import dev.synram.kernel.data.LaneBlock;

/** Interleaving in plain Java. */
final class ScalarLaneKernel implements LaneKernel {

    @Override
    public void interleave(LaneBlock block) {
        for (int v = 0; v < LANES; v++) {
            for (int i = 0; i < ELEMENTS; i++) {
                block.lanes()[lane(block, i, v)] = block.vectors()[element(block, i, v)];
            }
        }
    }

    @Override
    public void deinterleave(LaneBlock block) {
        for (int v = 0; v < LANES; v++) {
            for (int i = 0; i < ELEMENTS; i++) {
                block.vectors()[element(block, i, v)] = block.lanes()[lane(block, i, v)];
            }
        }
    }

    private static int lane(LaneBlock block, int i, int vector) {
        return block.laneStart() + i * LANES + vector;
    }

    private static int element(LaneBlock block, int i, int vector) {
        return block.vectorStart() + vector * block.stride() + i;
    }
}
