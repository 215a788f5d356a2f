package dev.synram.report.spiking;

import dev.synram.experiment.spiking.learning.SpikingAnswers;
import dev.synram.experiment.spiking.learning.SpikingCost;
import dev.synram.report.page.Decimal;
import dev.synram.report.page.Section;
import dev.synram.report.page.Table;
import dev.synram.report.page.Units;
import java.util.List;

/**
 * What a sample costs on the chip.
 *
 * @param answers tell how many spikes there are
 * @param micros duration of a sample in µs
 * @param modelled its time with the pause, and its energy
 * @param dropped events that were lost
 * @param stepsPerUnit steps of a synapse's weight for a weight of 1
 */
record SampleCost(SpikingAnswers answers, double micros, SpikingCost modelled, long dropped, double stepsPerUnit) {

    private static final double MICROJOULES_A_MILLIJOULE = 1e3;

    /** The table, with what took how long on the host. */
    Section section(String work, double seconds) {
        return new Section(
                "Cost",
                List.of(new Table(
                        "Cost of a sample",
                        List.of("quantity", "value"),
                        List.of(
                                List.of("spikes of neurons", Decimal.of(answers.spikesPerSample(), 1)),
                                List.of(
                                        "spikes of a hidden neuron, mean",
                                        Decimal.of(answers.spikesPerHiddenNeuron(), 2)),
                                List.of("runs on the chip", Units.count(modelled.runs())),
                                List.of(
                                        "duration, then pause, of a run (modelled)",
                                        "%s, %s"
                                                .formatted(
                                                        Units.time(micros),
                                                        Units.time(
                                                                modelled.microseconds() / modelled.runs() - micros))),
                                List.of(
                                        "energy (modelled)",
                                        Units.energy(modelled.microjoules() / MICROJOULES_A_MILLIJOULE)),
                                List.of("events lost in the crossbar, all tests and training", Units.count(dropped)),
                                List.of("weight steps of a synapse for a weight of 1", Decimal.of(stepsPerUnit, 1)),
                                List.of(work, Decimal.of(seconds, 1) + " s")))),
                "Time and energy are computed from the events' schedule and a published power of 0.2 W, not measured. The pause lets inputs and membranes decay before the next sample. A network that is larger than the chip runs in parts, one after another; writing their weights, once for many samples, is not counted.");
    }
}
