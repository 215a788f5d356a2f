package dev.synram.runtime.execution;

import dev.synram.chip.Chip;
import dev.synram.chip.NoiseKey;
import dev.synram.chip.VectorBatch;
import dev.synram.compiler.plan.Program;
import dev.synram.kernel.Kernels;
import dev.synram.kernel.parallel.Workers;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.network.quantization.QuantizedWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Executes the multiplications of a program, in order, on its chips. */
public final class ProgramExecutor {

    private final List<StepExecutor> steps = new ArrayList<>();
    private final Set<Integer> failed = ConcurrentHashMap.newKeySet();
    private final Kernels kernels;
    private final Workers workers;

    /**
     * Prepares to execute.
     *
     * @param chips by position, calibrated
     * @param executor keeps the chips busy
     */
    public ProgramExecutor(List<Chip> chips, Program program, ChipExecutor executor) {
        kernels = executor.kernels();
        workers = executor.workers();
        for (int i = 0; i < program.steps().size(); i++) {
            steps.add(new StepExecutor(chips, program, i, executor, failed));
        }
    }

    /** Compute what is left to the host. */
    Kernels kernels() {
        return kernels;
    }

    /** Divide what is left to the host. */
    Workers workers() {
        return workers;
    }

    /** Multiplies with the weights of a network from now on. */
    public void load(QuantizedNetwork network) {
        for (int i = 0; i < steps.size(); i++) {
            load(i, network.macs().get(i).weights());
        }
    }

    /** Multiplies with these weights in one step from now on. */
    public void load(int step, QuantizedWeights weights) {
        steps.get(step).load(weights);
    }

    /** Sends the vectors of one step so many times from now on, whatever the program says. */
    public void send(int step, int times) {
        steps.get(step).send(times);
    }

    /** Executes a step; see {@link StepExecutor#execute}. */
    void execute(int step, NoiseKey noise, VectorBatch positive, VectorBatch magnitudes, VectorBatch results) {
        steps.get(step).execute(noise, positive, magnitudes, results);
    }

    /** Positions of chips that have failed. */
    Set<Integer> failedChips() {
        return Set.copyOf(failed);
    }

    /** Adds what was done for each step since the last reset. */
    void addCounts(long[] events, long[] executions) {
        for (int i = 0; i < steps.size(); i++) {
            events[i] += steps.get(i).sum(PlacedTile::events);
            executions[i] += steps.get(i).sum(PlacedTile::executions);
        }
    }

    /** Signed weights written since the last reset. */
    long weightsWritten() {
        long sum = 0;
        for (int i = 0; i < steps.size(); i++) {
            sum += steps.get(i).sum(PlacedTile::weightsWritten);
        }
        return sum;
    }

    /** Counts from 0. */
    void reset() {
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).reset();
        }
    }
}
