package dev.synram.runtime.spiking;

import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.compiler.spiking.ModelPlacement;
import dev.synram.network.spiking.TimeGrid;
import java.util.List;
import java.util.stream.IntStream;

/** Potentials of a model's neurons from readings of the CADC: linear in LSB, and in time between two readings. */
final class TraceReader {

    private final List<Neuron> circuits;
    private final int[] columns;
    private final float leak;
    private final float scale;

    TraceReader(ModelPlacement placement, SpikingTargets targets) {
        circuits = IntStream.range(0, placement.topology().neurons())
                .mapToObj(placement::circuit)
                .toList();
        columns = circuits.stream().mapToInt(SpikingRecord::index).toArray();
        leak = (float) targets.leak();
        scale = (float) (1 / (targets.threshold() - targets.leak()));
    }

    /** The circuits whose traces are wanted. */
    List<Neuron> circuits() {
        return circuits;
    }

    float[] read(SpikingRecord record, TimeGrid grid) {
        int[][] readings = record.cadc().orElseThrow().readings();
        float[] potentials = new float[grid.points() * columns.length];
        int last = readings.length - 1;
        for (int point = 0; point < grid.points(); point++) {
            double sample = (point * grid.stepMicros() + RunOnChip.INPUT_MICROS) / SpikingRecord.CADC_INTERVAL_MICROS;
            int[] before = readings[Math.min((int) sample, last)];
            int[] after = readings[Math.min((int) sample + 1, last)];
            float share = (float) (sample - (int) sample);
            for (int neuron = 0; neuron < columns.length; neuron++) {
                float low = before[columns[neuron]];
                potentials[point * columns.length + neuron] =
                        (low + share * (after[columns[neuron]] - low) - leak) * scale;
            }
        }
        return potentials;
    }
}
