package dev.synram.runtime.execution;

import dev.synram.chip.Chip;
import dev.synram.chip.ChipFailedException;
import dev.synram.chip.InterleavedVectors;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.chip.Vectors;
import dev.synram.compiler.plan.MacStep;
import dev.synram.compiler.plan.Placement;
import dev.synram.compiler.plan.Program;
import dev.synram.compiler.plan.WeightWrite;
import dev.synram.kernel.DigitalKernel;
import dev.synram.kernel.data.ByteRange;
import dev.synram.network.quantization.QuantizedWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/**
 * Executes one multiplication of a program: each chip multiplies its tiles and adds row tiles with 8-bit saturation, then
 * the results of chips that hold different row tiles are added the same way, in the order of the chips. Chips work at the
 * same time.
 */
final class StepExecutor {

    private final MacStep step;
    private final ChipExecutor executor;
    private final Set<Integer> failed;
    private final List<ChipPart> parts = new ArrayList<>();
    private final DigitalKernel digital;
    private final ByteRange addends = new ByteRange();
    private final ByteRange sums = new ByteRange();
    private VectorBatch lastResults = Vectors.zeros(0, 0);
    private VectorBatch negative = Vectors.zeros(0, 0);

    private NoiseKey noise = NoiseKey.of(0);
    private VectorBatch positive = Vectors.zeros(0, 0);
    private VectorBatch magnitudes = Vectors.zeros(0, 0);

    /** What one chip does. */
    private final class ChipPart implements Runnable {

        private final int chip;
        private final List<PlacedTile> tiles = new ArrayList<>();

        /** Of the results that other chips before it give too, those of this one go to buffers of its own. */
        private final List<PlacedTile.Region> shared = new ArrayList<>();

        private VectorBatch own = Vectors.zeros(0, 0);
        private VectorBatch ownNegative = Vectors.zeros(0, 0);
        private VectorBatch[][] views = new VectorBatch[0][];
        private VectorBatch[][] negativeViews = new VectorBatch[0][];

        ChipPart(int chip) {
            this.chip = chip;
        }

        /** Both signs of a tile follow each other, so that its weights need to be there only once. */
        @Override
        public void run() {
            try {
                for (int i = 0; i < views.length; i++) {
                    tiles.get(i).write();
                    tiles.get(i).execute(noise, 0, positive, views[i]);
                    if (step.signed()) {
                        tiles.get(i).execute(noise, 1, magnitudes, negativeViews[i]);
                    }
                }
            } catch (ChipFailedException e) {
                failed.add(chip);
                throw e;
            }
        }
    }

    /**
     * Prepares a step.
     *
     * @param chips by position
     * @param number of the step in the program
     * @param failed receives the positions of chips that fail; several threads may add to it
     */
    StepExecutor(List<Chip> chips, Program program, int number, ChipExecutor executor, Set<Integer> failed) {
        List<WeightWrite> rewrites = program.writes().stream()
                .flatMap(List::stream)
                .filter(write -> write.step() == number)
                .toList();
        step = program.steps().get(number);
        this.executor = executor;
        this.failed = failed;
        digital = executor.kernels().digital();
        Map<Integer, ChipPart> byChip = new HashMap<>();
        Map<Integer, Set<PlacedTile.Region>> begun = new HashMap<>();
        for (int i = 0; i < step.placements().size(); i++) {
            Placement placement = step.placements().get(i);
            int chip = placement.synram().chip();
            ChipPart part = byChip.computeIfAbsent(chip, _ -> {
                ChipPart added = new ChipPart(chip);
                parts.add(added);
                return added;
            });
            PlacedTile.Region region = PlacedTile.Region.of(placement);
            boolean first = begun.computeIfAbsent(chip, _ -> new HashSet<>()).add(region);
            boolean elsewhere = begun.entrySet().stream()
                    .anyMatch(
                            entry -> entry.getKey() != chip && entry.getValue().contains(region));
            if (first && elsewhere) {
                part.shared.add(region);
            }
            if (chip >= chips.size()) {
                throw new IllegalArgumentException(
                        "the program uses chip %s; there are %s chips, from 0".formatted(chip, chips.size()));
            }
            part.tiles.add(new PlacedTile(chips.get(chip), step, i, rewrites, !first));
        }
    }

    /** Multiplies with these weights from now on. */
    void load(QuantizedWeights weights) {
        parts.forEach(part -> part.tiles.forEach(tile -> tile.load(weights)));
    }

    /** Sends vectors so many times from now on, whatever the program says. */
    void send(int times) {
        parts.forEach(part -> part.tiles.forEach(tile -> tile.send(times)));
    }

    /**
     * Multiplies the vectors of all samples with the step's matrix.
     *
     * @param newNoise key of the noise
     * @param newPositive 5-bit activations, one vector a sample; those below 0 are 0
     * @param newMagnitudes of the activations below 0; not used unless the step's activations have a sign
     * @param results receives 8-bit results, one vector a sample, of the same kind as the samples
     */
    @SuppressWarnings("ReferenceEquality") // views made for other results must not be used
    void execute(NoiseKey newNoise, VectorBatch newPositive, VectorBatch newMagnitudes, VectorBatch results) {
        if (results != lastResults) {
            prepare(results);
        }
        noise = newNoise;
        positive = newPositive;
        magnitudes = newMagnitudes;
        executor.runAll(parts);
        for (int p = 0; p < parts.size(); p++) {
            ChipPart part = parts.get(p);
            for (PlacedTile.Region region : part.shared) {
                add(region, part.own, results);
                if (step.signed()) {
                    add(region, part.ownNegative, negative);
                }
            }
        }
        if (step.signed()) {
            subtract(negative, results);
        }
    }

    private void add(PlacedTile.Region region, VectorBatch from, VectorBatch to) {
        add(region.of(from.divided(step.positions())), region.of(to.divided(step.positions())));
    }

    private void prepare(VectorBatch results) {
        lastResults = results;
        negative = step.signed() ? like(results) : negative;
        for (ChipPart part : parts) {
            boolean apart = !part.shared.isEmpty();
            part.own = apart ? like(results) : results;
            part.views = views(part, results, part.own);
            if (step.signed()) {
                part.ownNegative = apart ? like(results) : negative;
                part.negativeViews = views(part, negative, part.ownNegative);
            }
        }
    }

    private VectorBatch[][] views(ChipPart part, VectorBatch common, VectorBatch own) {
        VectorBatch byPosition = common.divided(step.positions());
        VectorBatch ownByPosition = own.divided(step.positions());
        return part.tiles.stream()
                .map(tile -> tile.views(part.shared.contains(tile.region()) ? ownByPosition : byPosition))
                .toArray(VectorBatch[][]::new);
    }

    private static VectorBatch like(VectorBatch batch) {
        return switch (batch) {
            case Vectors vectors -> Vectors.zeros(vectors.count(), vectors.length());
            case InterleavedVectors lanes -> InterleavedVectors.zeros(lanes.count(), lanes.length());
        };
    }

    /** Adds with saturation what two views of the same shape hold. */
    private void add(VectorBatch from, VectorBatch to) {
        switch (from) {
            case Vectors vectors -> {
                for (int v = 0; v < vectors.count(); v++) {
                    addends.set(vectors.data(), vectors.start(v), vectors.length());
                    sums.set(to.data(), to.index(v, 0), vectors.length());
                    digital.addSaturating(addends, sums);
                }
            }
            case InterleavedVectors lanes -> {
                InterleavedVectors target = (InterleavedVectors) to;
                int size = lanes.length() * InterleavedVectors.LANES;
                for (int group = 0; group < InterleavedVectors.strips(lanes.count(), lanes.positions()); group++) {
                    addends.set(lanes.data(), lanes.row(group, 0), size);
                    sums.set(target.data(), target.row(group, 0), size);
                    digital.addSaturating(addends, sums);
                }
            }
        }
    }

    /** Both hold all results and nothing else, in the same layout. */
    private static void subtract(VectorBatch from, VectorBatch to) {
        switch (to) {
            case Vectors vectors -> {
                for (int v = 0; v < vectors.count(); v++) {
                    subtract(from.data(), from.index(v, 0), vectors.data(), vectors.start(v), vectors.length());
                }
            }
            case InterleavedVectors lanes -> {
                int size = lanes.length() * InterleavedVectors.LANES;
                for (int group = 0; group < InterleavedVectors.strips(lanes.count(), 1); group++) {
                    int start = ((InterleavedVectors) from).row(group, 0);
                    subtract(from.data(), start, lanes.data(), lanes.row(group, 0), size);
                }
            }
        }
    }

    private static void subtract(byte[] from, int start, byte[] to, int toStart, int count) {
        for (int i = 0; i < count; i++) {
            to[toStart + i] = (byte) Math.clamp(to[toStart + i] - from[start + i], Byte.MIN_VALUE, Byte.MAX_VALUE);
        }
    }

    /** A number of every tile, summed up. */
    long sum(ToLongFunction<PlacedTile> number) {
        long sum = 0;
        for (int p = 0; p < parts.size(); p++) {
            List<PlacedTile> tiles = parts.get(p).tiles;
            for (int t = 0; t < tiles.size(); t++) {
                sum += number.applyAsLong(tiles.get(t));
            }
        }
        return sum;
    }

    void reset() {
        for (int p = 0; p < parts.size(); p++) {
            List<PlacedTile> tiles = parts.get(p).tiles;
            for (int t = 0; t < tiles.size(); t++) {
                tiles.get(t).reset();
            }
        }
    }
}
