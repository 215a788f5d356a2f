package dev.synram.runtime.spiking;

import dev.synram.calibration.spiking.SpikingTargets;
import dev.synram.chip.geometry.Neuron;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.compiler.spiking.ModelPlacement;
import dev.synram.network.spiking.TimeGrid;

/** Potentials of a model's neurons from readings of the CADC: linear in LSB, and in time between two readings. */
final class TraceReader {

    private final Neuron[] circuits;
    private final float leak;
    private final float scale;

    TraceReader(ModelPlacement placement, SpikingTargets targets) {
        circuits = new Neuron[placement.topology().neurons()];
        for (int neuron = 0; neuron < circuits.length; neuron++) {
            circuits[neuron] = placement.circuit(neuron);
        }
        leak = (float) targets.leak();
        scale = (float) (1 / (targets.threshold() - targets.leak()));
    }

    float[] read(SpikingRecord record, TimeGrid grid) {
        SpikingRecord.CadcTrace trace = record.cadc().orElseThrow();
        float[] potentials = new float[grid.points() * circuits.length];
        int last = trace.samples() - 1;
        for (int point = 0; point < grid.points(); point++) {
            double sample = point * grid.stepMicros() / SpikingRecord.CADC_INTERVAL_MICROS;
            int before = Math.min((int) sample, last);
            int after = Math.min(before + 1, last);
            float share = (float) (sample - before);
            for (int neuron = 0; neuron < circuits.length; neuron++) {
                float low = trace.reading(before, circuits[neuron]);
                float high = trace.reading(after, circuits[neuron]);
                potentials[point * circuits.length + neuron] = (low + share * (high - low) - leak) * scale;
            }
        }
        return potentials;
    }
}
