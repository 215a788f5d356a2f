package dev.synram.experiment.spiking.encoding;

import dev.synram.data.LabelledData;
import dev.synram.network.spiking.SpikeEncoding;
import dev.synram.network.spiking.SpikeTrain;
import java.util.ArrayList;
import java.util.List;

/** Samples as input spikes. */
public final class SampleTrains {

    private SampleTrains() {}

    /**
     * One train a sample.
     *
     * @param data with values of 0..1
     */
    public static List<SpikeTrain> of(LabelledData data, SpikeEncoding encoding) {
        List<SpikeTrain> trains = new ArrayList<>();
        for (int sample = 0; sample < data.count(); sample++) {
            trains.add(encoding.encode(data.sample(sample)));
        }
        return trains;
    }
}
