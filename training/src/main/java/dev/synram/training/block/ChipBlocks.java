package dev.synram.training.block;

import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import dev.synram.chip.NoiseKey;
import dev.synram.training.gradient.TrainingChips;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs blocks of the Deep Java Library on calibrated chips: every {@link Linear} and {@link Conv2d} in
 * {@link SequentialBlock}s and {@link ParallelBlock}s multiplies on the chips, everything else is unchanged. Values are
 * the results of the chips, gradients those of the operation in float, so that a model trains with the library's own
 * trainer, losses and optimizers. Both variants share their parameters.
 *
 * <p>Each layer is placed on the chips separately, one after the other. The range of its input and its number of sends
 * are determined by its first batch. Noise depends on the seed and the number of batches that the layer has processed.
 */
public final class ChipBlocks {

    private final TrainingChips chips;
    private final NoiseKey noise;
    private int layers;

    /**
     * Makes blocks for chips.
     *
     * @param chips calibrated chips
     * @param seed of the noise
     */
    public ChipBlocks(TrainingChips chips, long seed) {
        this.chips = chips;
        noise = NoiseKey.of(seed);
    }

    /**
     * The block with its multiplications on the chips.
     *
     * @throws IllegalArgumentException naming a convolution with channels last, or a block that is already on a chip
     */
    public Block onChip(Block block) {
        return switch (block) {
            case Linear linear -> new ChipLinear(linear, chips, noise.fold(layers++));
            case Conv2d conv -> new ChipConv2d(conv, chips, noise.fold(layers++));
            case ChipBlock done -> throw new IllegalArgumentException("%s is already on a chip".formatted(done));
            default -> rebuilt(block, this::onChip);
        };
    }

    /** The block with its multiplications in float on the host again. */
    public static Block onHost(Block block) {
        return block instanceof ChipBlock chip ? chip.host() : rebuilt(block, ChipBlocks::onHost);
    }

    private static Block rebuilt(Block block, Function<Block, Block> change) {
        if (!(block instanceof SequentialBlock) && !(block instanceof ParallelBlock)) {
            return block;
        }
        List<Block> children = new ArrayList<>();
        for (Block child : block.getChildren().values()) {
            children.add(change.apply(child));
        }
        return block instanceof SequentialBlock sequence
                ? new SequentialBlock().addAll(children).setReturnIntermediate(sequence.isReturnIntermediate())
                : new ParallelBlock(joining(block), children);
    }

    /** The function by which a parallel block joins its children's results, which the library does not expose. */
    @SuppressWarnings("unchecked") // the only type that its constructors take
    private static Function<List<ai.djl.ndarray.NDList>, ai.djl.ndarray.NDList> joining(Block parallel) {
        try {
            Field function = ParallelBlock.class.getDeclaredField("function");
            function.setAccessible(true);
            return (Function<List<ai.djl.ndarray.NDList>, ai.djl.ndarray.NDList>) function.get(parallel);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of the Deep Java Library joins parallel blocks differently", e);
        }
    }
}
