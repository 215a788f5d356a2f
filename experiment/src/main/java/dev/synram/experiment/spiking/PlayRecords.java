package dev.synram.experiment.spiking;

import dev.synram.calibration.spiking.SpikingCalibration;
import dev.synram.chip.Chip;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.Events;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.compiler.spiking.Member;
import dev.synram.compiler.spiking.Population;
import dev.synram.compiler.spiking.SpikingPlacement;
import dev.synram.experiment.result.CalibrationState;
import dev.synram.experiment.result.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Records of a chip, in terms of the network that was placed on it.
 *
 * @param description what was played
 * @param placement of its network
 * @param runs one a repetition
 * @param records one a run
 */
record PlayRecords(
        PlayDescription description, SpikingPlacement placement, List<SpikingRun> runs, List<SpikingRecord> records) {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MICROS_PER_SECOND = 1e6;

    PlayResult result(String chip, SpikingCalibration calibration, long seed) {
        List<PlayedSpike> spikes = spikes();
        return new PlayResult(
                Version.CURRENT,
                chip,
                new CalibrationState(calibration.effort().label(), calibration.ageHours()),
                seed,
                description.micros(),
                description.repetitions(),
                description.network().populations(),
                neurons(spikes),
                runs.stream().mapToLong(run -> run.inputs().count()).sum(),
                spikes,
                records.stream()
                        .mapToLong(record -> record.counters().totalDropped())
                        .sum(),
                traces());
    }

    private List<PlayedSpike> spikes() {
        List<PlayedSpike> spikes = new ArrayList<>();
        for (int repetition = 0; repetition < records.size(); repetition++) {
            Events events = records.get(repetition).spikes();
            for (int i = 0; i < events.count(); i++) {
                OptionalInt neuron = placement.neuron(events.label(i));
                if (neuron.isPresent()) {
                    spikes.add(new PlayedSpike(repetition, neuron.getAsInt(), events.micros(i)));
                }
            }
        }
        return spikes;
    }

    private List<PlayedNeuron> neurons(List<PlayedSpike> spikes) {
        int[][] counts = new int[description.network().neurons()][records.size()];
        spikes.forEach(spike -> counts[spike.neuron()][spike.repetition()]++);
        List<PlayedNeuron> neurons = new ArrayList<>();
        for (Member neuron : description.network().members(Population.Kind.NEURONS)) {
            Neuron circuit = placement.circuit(neuron);
            double[] rates = Arrays.stream(counts[neuron.index()])
                    .mapToDouble(count -> count / description.micros() * MICROS_PER_SECOND)
                    .toArray();
            double mean = Arrays.stream(rates).average().orElse(0);
            double squares = Arrays.stream(rates)
                    .map(rate -> (rate - mean) * (rate - mean))
                    .sum();
            neurons.add(new PlayedNeuron(
                    neuron.name(),
                    circuit.hemisphere(),
                    circuit.column(),
                    Arrays.stream(counts[neuron.index()]).sum(),
                    mean,
                    rates.length > 1 ? Math.sqrt(squares / (rates.length - 1)) : 0));
        }
        return neurons;
    }

    private List<PlayedTrace> traces() {
        List<PlayedTrace> traces = new ArrayList<>();
        for (int repetition = 0; repetition < records.size(); repetition++) {
            SpikingRecord record = records.get(repetition);
            if (description.recordings().madc().isPresent()) {
                traces.add(new PlayedTrace(
                        description.recordings().madc().get().index(),
                        "MADC",
                        repetition,
                        Chip.MADC_INTERVAL_NANOS / NANOS_PER_MICRO,
                        Arrays.stream(record.madc()).boxed().toList()));
            }
            if (record.cadc().isPresent()) {
                SpikingRecord.CadcTrace cadc = record.cadc().get();
                for (Population population : description.recordings().cadc()) {
                    for (Member neuron : population.members()) {
                        traces.add(cadcTrace(cadc, neuron, repetition));
                    }
                }
            }
        }
        return traces;
    }

    private PlayedTrace cadcTrace(SpikingRecord.CadcTrace cadc, Member neuron, int repetition) {
        Neuron circuit = placement.circuit(neuron);
        return new PlayedTrace(
                neuron.index(),
                "CADC",
                repetition,
                SpikingRecord.CADC_INTERVAL_MICROS,
                IntStream.range(0, cadc.samples())
                        .mapToObj(sample -> cadc.reading(sample, circuit))
                        .toList());
    }
}
