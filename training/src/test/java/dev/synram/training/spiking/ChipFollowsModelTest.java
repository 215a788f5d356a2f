package dev.synram.training.spiking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import dev.synram.runtime.spiking.ChipExecution;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A chip without errors does what the model does, at the same time: what gradients that mix both rely on. */
class ChipFollowsModelTest {

    private static final int INPUTS = 40;
    private static final int HIDDEN = 4;
    private static final int NEURONS = HIDDEN + 2;
    private static final TimeGrid GRID = TimeGrid.of(0.5, 30);

    /** All inputs spike at 5 µs; hidden neurons act on nothing. */
    private static NetworkResponse run(SpikingExecution execution, SpikingTopology topology, double weight) {
        SpikingModel model = SpikingModel.zero(topology);
        Arrays.fill(model.weights().getFirst(), (float) weight);
        int[] sources = new int[INPUTS];
        Arrays.setAll(sources, input -> input);
        float[] times = new float[INPUTS];
        Arrays.fill(times, 5);
        return execution
                .run(model, List.of(new SpikeTrain(sources, times)), GRID, 1)
                .getFirst();
    }

    private interface Comparison {
        void of(NetworkResponse host, NetworkResponse chip, ChipExecution execution);
    }

    private static void compare(double weight, Comparison comparison) {
        new UniformChips(1).use(0, (chip, calibration) -> {
            SpikingTopology topology =
                    SpikingTopology.withReadout(INPUTS, HIDDEN, NEURONS - HIDDEN, new NeuronDynamics(6, 6, 2, 0.5));
            ChipExecution execution = new ChipExecution(chip, calibration, topology, 1);
            comparison.of(run(new HostExecution(), topology, weight), run(execution, topology, weight), execution);
            return chip;
        });
    }

    /** When a potential first reaches half of its peak, in µs. */
    private static double halfRise(NetworkResponse response) {
        float[] trace = new float[GRID.points()];
        float peak = 0;
        for (int point = 0; point < trace.length; point++) {
            trace[point] = response.traces()[point * NEURONS];
            peak = Math.max(peak, trace[point]);
        }
        int point = 0;
        while (trace[point] < peak / 2) {
            point++;
        }
        float before = trace[point - 1];
        return (point - (trace[point] - peak / 2) / (trace[point] - before)) * GRID.stepMicros();
    }

    /** Whatever the heights are; the CADC reads every 1.7 µs, between which potentials are taken to be linear. */
    @Test
    void potentialsRiseWithThoseOfTheModel() {
        compare(0.04, (host, chip, execution) -> {
            assertThat(host.spikes().count()).isZero();
            assertThat(execution.droppedEvents())
                    .as("inputs that spike at once")
                    .isZero();
            assertThat(halfRise(host)).isBetween(6.0, 6.8);
            assertThat(halfRise(chip)).isCloseTo(halfRise(host), within(0.3));
        });
    }

    /** So strong that errors of heights hardly matter. */
    @Test
    void firstSpikesAreThoseOfTheModel() {
        compare(0.8, (host, chip, execution) -> {
            assertThat(host.spikes().micros()[0]).isBetween(5.1f, 5.5f);
            assertThat(chip.spikes().micros()[0]).isCloseTo(host.spikes().micros()[0], within(0.2f));
        });
    }
}
