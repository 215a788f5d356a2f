package dev.synram.kernel;

import dev.synram.kernel.data.LaneBlock;

/** Transposes blocks of bytes: contiguous vectors become the lanes of rows, and back. */
public interface LaneKernel {

    /** Interleaves the block's vectors: each lane receives one. */
    void interleave(LaneBlock block);

    /** Deinterleaves the block's lanes: each vector receives one. */
    void deinterleave(LaneBlock block);
}
