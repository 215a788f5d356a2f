package dev.synram.training.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.synram.calibration.CalibrationOptions;
import dev.synram.calibration.Calibrator;
import dev.synram.calibration.Effort;
import dev.synram.calibration.Targets;
import dev.synram.chip.Chip;
import dev.synram.runtime.ChipCluster;
import dev.synram.simulator.SimulatedChip;
import dev.synram.simulator.error.ChipParameters;
import dev.synram.training.gradient.Torch;
import dev.synram.training.gradient.TrainingChips;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChipBlocksTest {

    private static final Shape INPUT = new Shape(1, 2, 8, 8);

    private static final int DRAWS = 8;

    @BeforeAll
    static void start() {
        Torch.start();
    }

    /** A user's block: two parallel convolutions, then dense layers. */
    private static Block userBlock() {
        Block narrow = new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(4)
                        .optPadding(new Shape(1, 1))
                        .optStride(new Shape(2, 2))
                        .build())
                .add(Activation.reluBlock());
        Block wide = Conv2d.builder()
                .setKernelShape(new Shape(4, 4))
                .setFilters(6)
                .optPadding(new Shape(1, 1))
                .optStride(new Shape(2, 2))
                .optGroups(2)
                .optBias(false)
                .build();
        ParallelBlock both = new ParallelBlock(
                outputs -> new NDList(NDArrays.concat(
                        new NDList(first(outputs.get(0)), first(outputs.get(1)).get(":, :, 0:4, 0:4")), 1)),
                List.of(narrow, wide));
        return new SequentialBlock()
                .add(both)
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(16).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(2).build());
    }

    private static NDArray first(NDList list) {
        return list.singletonOrThrow();
    }

    /** With the best calibration, so that what is left comes from blocks and their quantization rather than from the chip. */
    private static ChipCluster cluster() {
        Chip chip = new SimulatedChip(3, ChipParameters.nominal(), 2);
        Calibrator calibrator = new Calibrator(Targets.DEFAULT, CalibrationOptions.of(Effort.BEST), 1);
        return ChipCluster.calibrate(List.of(chip), calibrator, 2, (_, _) -> {});
    }

    private static ChipBlocks blocks(ChipCluster cluster) {
        return new ChipBlocks(new TrainingChips(cluster, cluster.compiler(2)), 1);
    }

    private static NDArray run(NDManager manager, Block block, NDArray input) {
        return block.forward(new ParameterStore(manager, false), new NDList(input), false)
                .singletonOrThrow();
    }

    /** Weights differ from draw to draw, and so does the error: it is that of all draws together. */
    @Test
    void resultsFollowFloat() {
        double error = 0;
        double size = 0;
        try (NDManager manager = NDManager.newBaseManager();
                ChipCluster cluster = cluster()) {
            for (int seed = 1; seed <= DRAWS; seed++) {
                manager.getEngine().setRandomSeed(seed);
                Block host = userBlock();
                host.initialize(manager, DataType.FLOAT32, INPUT);
                NDArray input = manager.randomUniform(0, 1, new Shape(40, 2, 8, 8));
                float[] inFloat = run(manager, host, input).toFloatArray();
                float[] analog =
                        run(manager, blocks(cluster).onChip(host), input).toFloatArray();
                for (int i = 0; i < analog.length; i++) {
                    error += Math.pow(analog[i] - inFloat[i], 2);
                    size += Math.pow(inFloat[i], 2);
                }
            }
        }
        assertThat(Math.sqrt(error / size)).isBetween(0.001, 0.3);
    }

    @Test
    void blocksAreRestored() {
        try (NDManager manager = NDManager.newBaseManager();
                ChipCluster cluster = cluster()) {
            Block host = userBlock();
            host.initialize(manager, DataType.FLOAT32, INPUT);
            ChipBlocks blocks = blocks(cluster);
            Block onChip = blocks.onChip(host);
            NDArray input = manager.randomUniform(0, 1, new Shape(40, 2, 8, 8));
            float[] inFloat = run(manager, host, input).toFloatArray();

            float[] again = run(manager, ChipBlocks.onHost(onChip), input).toFloatArray();
            assertThat(again).containsExactly(inFloat);
            assertThatThrownBy(() -> blocks.onChip(onChip)).hasMessageContaining("already");
        }
    }

    /** The gradient with respect to the weights is that of the layer in float at the same inputs. */
    @Test
    void gradientsEqualThoseInFloat() {
        try (NDManager manager = NDManager.newBaseManager();
                ChipCluster cluster = cluster()) {
            ChipBlocks blocks = blocks(cluster);
            Block host = Linear.builder().setUnits(3).build();
            host.initialize(manager, DataType.FLOAT32, new Shape(1, 20));
            NDArray input = manager.randomUniform(-1, 1, new Shape(10, 20));
            NDArray factors = manager.randomUniform(-1, 1, new Shape(10, 3));
            float[] expected = gradient(manager, host, host, input, factors);
            float[] given = gradient(manager, blocks.onChip(host), host, input, factors);
            for (int i = 0; i < expected.length; i++) {
                assertThat(given[i]).isCloseTo(expected[i], within(1e-4f));
            }
        }
    }

    private static float[] gradient(NDManager manager, Block block, Block owner, NDArray input, NDArray factors) {
        NDArray weights = owner.getParameters().get("weight").getArray();
        weights.setRequiresGradient(true);
        try (var collector = manager.getEngine().newGradientCollector()) {
            NDArray loss = block.forward(new ParameterStore(manager, false), new NDList(input), true)
                    .singletonOrThrow()
                    .mul(factors)
                    .sum();
            collector.backward(loss);
        }
        float[] gradient = weights.getGradient().toFloatArray();
        weights.getGradient().subi(weights.getGradient());
        return gradient;
    }

    @Test
    void theLibrarysTrainerTrainsInTheLoop() throws Exception {
        try (Model model = Model.newInstance("mine");
                ChipCluster cluster = cluster()) {
            ChipBlocks blocks = blocks(cluster);
            model.setBlock(blocks.onChip(userBlock()));
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(Optimizer.adam()
                            .optLearningRateTracker(Tracker.fixed(0.01f))
                            .build());
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(INPUT);
                NDManager manager = trainer.getManager();
                ArrayDataset data = stripes(manager, 400);
                for (int epoch = 0; epoch < 4; epoch++) {
                    for (Batch batch : trainer.iterateDataset(data)) {
                        EasyTrain.trainBatch(trainer, batch);
                        trainer.step();
                        batch.close();
                    }
                }
                NDArray test = samples(manager, 200, 9);
                NDArray labels = labels(manager, 200);
                NDArray right = trainer.evaluate(new NDList(test))
                        .singletonOrThrow()
                        .argMax(1)
                        .eq(labels)
                        .toType(DataType.FLOAT32, false)
                        .mean();
                assertThat(right.getFloat()).isGreaterThan(0.9f);
            }
        }
    }

    private static ArrayDataset stripes(NDManager manager, int count) {
        return new ArrayDataset.Builder()
                .setData(samples(manager, count, 5))
                .optLabels(labels(manager, count))
                .setSampling(50, false)
                .build();
    }

    /** Stripes along rows or along columns, with noise. */
    private static NDArray samples(NDManager manager, int count, long seed) {
        Random random = new Random(seed);
        float[] values = new float[count * 128];
        for (int i = 0; i < values.length; i++) {
            int line = (i / 128) % 2 == 0 ? i / 8 % 8 : i % 8;
            values[i] = 0.5f * (line % 2) + 0.5f * random.nextFloat();
        }
        return manager.create(values, new Shape(count, 2, 8, 8));
    }

    private static NDArray labels(NDManager manager, int count) {
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % 2;
        }
        return manager.create(labels);
    }
}
