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
 * Puts calibrated chips into blocks of the Deep Java Library: every {@link Linear} and {@link Conv2d} in {@link
 * SequentialBlock}s and {@link ParallelBlock}s multiplies on the chips from then on, everything else stays as it is. Values
 * are what the chips give, gradients those of the operation in float, so that a model trains with the library's own trainer,
 * losses and optimisers. Parameters are shared: what is trained in one form is trained in the other.
 *
 * <p>Each layer is laid out on the chips by itself, one after the other. Its input's range and how often vectors are sent are
 * judged by the first batch that it sees. Noise belongs to the seed and the number of batches that the layer has seen.
 */
public final class ChipBlocks {

    private final TrainingChips chips;
    private final NoiseKey noise;
    private int layers;

    /**
     * Prepares.
     *
     * @param chips calibrated
     * @param seed names the noise
     */
    public ChipBlocks(TrainingChips chips, long seed) {
        this.chips = chips;
        noise = NoiseKey.of(seed);
    }

    /**
     * The block with its multiplications on the chips.
     *
     * @throws IllegalArgumentException naming a convolution in the order rows x columns x channels, or one that is already on a
     *     chip
     */
    public Block onChip(Block block) {
        return switch (block) {
            case Linear linear -> new ChipLinear(linear, chips, noise.fold(layers++));
            case Conv2d conv -> new ChipConv2d(conv, chips, noise.fold(layers++));
            case ChipBlock done -> throw new IllegalArgumentException("%s is on a chip already".formatted(done));
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

    /** How a parallel block joins its children's results; the library keeps it to itself. */
    @SuppressWarnings("unchecked") // the only type that its constructors take
    private static Function<List<ai.djl.ndarray.NDList>, ai.djl.ndarray.NDList> joining(Block parallel) {
        try {
            Field function = ParallelBlock.class.getDeclaredField("function");
            function.setAccessible(true);
            return (Function<List<ai.djl.ndarray.NDList>, ai.djl.ndarray.NDList>) function.get(parallel);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of the Deep Java Library joins parallel blocks otherwise", e);
        }
    }
}
