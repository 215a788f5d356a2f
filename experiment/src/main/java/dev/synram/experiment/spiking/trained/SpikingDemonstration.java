package dev.synram.experiment.spiking.trained;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.calibration.spiking.SpikingCalibrator;
import dev.synram.data.LabelledData;
import dev.synram.experiment.Progress;
import dev.synram.experiment.setting.ChipSettings;
import dev.synram.experiment.spiking.SpikingChip;
import dev.synram.experiment.spiking.learning.SpikingCost;
import dev.synram.network.spiking.HostExecution;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.runtime.spiking.ChipExecution;
import dev.synram.simulator.SimulatedChip;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A trained spiking network on a calibrated chip, which is shown one sample after another. It has the weights of training in the loop,
 * which fit the chip of that training best. Used by one thread at a time; closing closes the chip.
 */
public final class SpikingDemonstration implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;

    private final TrainedSpikingNetwork network;
    private final String name;
    private final SimulatedChip chip;
    private final ChipExecution execution;
    private long shown;

    /** Shows a network that is placed on a chip. */
    SpikingDemonstration(TrainedSpikingNetwork network, String name, SimulatedChip chip, ChipExecution execution) {
        this.network = network;
        this.name = name;
        this.chip = chip;
        this.execution = execution;
    }

    /**
     * Makes and calibrates a chip, lets it drift for the age of the settings, and places the network.
     *
     * @param seed of the chip
     * @throws dev.synram.compiler.spiking.PlacementException if the network does not fit a chip
     */
    public static SpikingDemonstration calibrated(TrainedSpikingNetwork network, ChipSettings settings, long seed) {
        SimulatedChip chip = new SimulatedChip(seed, settings.parameters(), settings.threads());
        try {
            SpikingCalibrator calibrator = new SpikingCalibrator(
                    network.targets(), settings.calibration().effort(), settings.seed());
            SpikingCalibration calibration =
                    SpikingChip.calibrated(chip, calibrator, settings.calibration(), Progress.NONE);
            ChipExecution execution =
                    new ChipExecution(chip, calibration, network.model().topology(), settings.seed());
            return new SpikingDemonstration(network, settings.withChips(1).name(seed), chip, execution);
        } catch (RuntimeException | Error e) {
            chip.close();
            throw e;
        }
    }

    /** The network. */
    public TrainedSpikingNetwork network() {
        return network;
    }

    /**
     * Shows a sample to the chip.
     *
     * @param values of the sample, as those that the network was trained with, before scaling
     * @param trials how often, each time with other noise, 1 or more
     * @throws dev.synram.data.DataException if it has another number of values
     */
    public SpikingReply show(float[] values, int trials) {
        long begin = System.nanoTime();
        SpikingTopology topology = network.model().topology();
        LabelledData sample = new LabelledData(List.of(values.length), false, values, new byte[1], network.classes());
        SpikeTrain input =
                network.encoding().encode(network.scaling().applyTo(sample).values());
        List<NetworkResponse> responses =
                execution.run(network.model(), Collections.nCopies(trials, input), network.grid(), shown++);
        NetworkResponse exact = new HostExecution()
                .run(network.hostModel(), List.of(input), network.grid(), 0)
                .getFirst();
        NetworkResponse first = responses.getFirst();
        int[] answers = new int[topology.output().size()];
        for (NetworkResponse response : responses) {
            int answer = answer(response);
            if (answer >= 0) {
                answers[answer]++;
            }
        }
        SpikingCost cost =
                SpikingCost.of(network.grid().micros(), topology.dynamics()).times(execution.runs());
        return new SpikingReply(
                name,
                SpikingReply.Spike.of(input),
                SpikingReply.Spike.of(first.spikes()),
                IntStream.range(topology.firstOutput(), topology.neurons())
                        .mapToObj(neuron -> trace(first, neuron))
                        .toList(),
                answer(first),
                IntStream.of(answers).boxed().toList(),
                answer(exact),
                cost.microseconds(),
                cost.microjoules(),
                (System.nanoTime() - begin) / NANOS_PER_MILLI);
    }

    private int answer(NetworkResponse response) {
        return network.decoder()
                .read(network.model().topology(), response, network.grid())
                .answer();
    }

    private List<Float> trace(NetworkResponse response, int neuron) {
        int neurons = network.model().topology().neurons();
        return IntStream.range(0, network.grid().points())
                .mapToObj(point -> response.traces()[point * neurons + neuron])
                .toList();
    }

    @Override
    public void close() {
        chip.close();
    }
}
