package dev.synram.experiment.spiking.trained;

import dev.synram.experiment.spiking.learning.ValueScaling;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NeuronDynamics;
import dev.synram.network.spiking.SpikeTimeEncoding;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.SpikingTopology;
import dev.synram.network.spiking.TimeGrid;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A network of two classes for samples of one value. Two hidden neurons spike for the value and excite the output of the first class,
 * two for the bias and excite the other less; so the first class is the answer unless the value is so late that the sample ends
 * before.
 */
public final class SampleNetwork {

    private static final NeuronDynamics DYNAMICS = new NeuronDynamics(6, 6, 2, 0.5);
    private static final int REPETITIONS = 8;
    private static final int HIDDEN = 4;
    private static final float STRONG = 0.8f;
    private static final float WEAK = 0.4f;

    private SampleNetwork() {}

    /** The network. */
    public static TrainedSpikingNetwork make() {
        return of(DYNAMICS);
    }

    /** The same with other neurons. */
    public static TrainedSpikingNetwork of(NeuronDynamics dynamics) {
        return make(dynamics, Map.of("rule", "SURROGATE", "seed", "1"));
    }

    /** The same, trained in another way. */
    static TrainedSpikingNetwork trained(Map<String, String> training) {
        return make(DYNAMICS, training);
    }

    private static TrainedSpikingNetwork make(NeuronDynamics dynamics, Map<String, String> training) {
        SpikingTopology topology = SpikingTopology.withReadout(2 * REPETITIONS, HIDDEN, 2, dynamics);
        SpikingModel model = SpikingModel.zero(topology);
        for (int input = 0; input < topology.inputs(); input++) {
            int first = input < REPETITIONS ? 0 : 2;
            model.weights().getFirst()[input * HIDDEN + first] = STRONG;
            model.weights().getFirst()[input * HIDDEN + first + 1] = STRONG;
        }
        for (int hidden = 0; hidden < HIDDEN; hidden++) {
            model.weights().getLast()[2 * hidden + hidden / 2] = hidden < 2 ? STRONG : WEAK;
        }
        SpikingModel host = model.copy();
        host.weights().getLast()[0] = STRONG / 3;
        return new TrainedSpikingNetwork(
                model,
                host,
                new ValueScaling(List.of(-1f), List.of(3f)),
                new SpikeTimeEncoding(2, 20, 2, REPETITIONS),
                Decoder.MAX_OVER_TIME,
                TimeGrid.of(0.5, 20),
                "line.csv",
                List.of("low", "high"),
                "simulated-nominal-1",
                0.75,
                new TreeMap<>(training));
    }
}
