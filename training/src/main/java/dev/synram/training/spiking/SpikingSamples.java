package dev.synram.training.spiking;

import dev.synram.data.LabelledData;
import dev.synram.experiment.spiking.encoding.SampleTrains;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikeTrain;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples as spikes.
 *
 * @param trains one a sample
 * @param labels their classes
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
record SpikingSamples(List<SpikeTrain> trains, byte[] labels) {

    static SpikingSamples of(LabelledData data, SpikeEncoding encoding) {
        return new SpikingSamples(SampleTrains.of(data, encoding), data.labels());
    }

    int count() {
        return labels.length;
    }

    /** The samples of a part of an order. */
    SpikingSamples pick(int[] order, int from, int to) {
        List<SpikeTrain> picked = new ArrayList<>();
        byte[] pickedLabels = new byte[to - from];
        for (int i = from; i < to; i++) {
            picked.add(trains.get(order[i]));
            pickedLabels[i - from] = labels[order[i]];
        }
        return new SpikingSamples(picked, pickedLabels);
    }
}
