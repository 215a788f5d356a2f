package dev.synram.experiment.model;

import dev.synram.chip.random.CounterRandom;
import dev.synram.network.FloatWeights;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.Parameter;
import dev.synram.network.layer.Conv2d;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Initial parameters: normally distributed weights with variance 2 / inputs (He et al. 2015), drawn with a seed; biases
 * 0; normalization as identity.
 */
public final class Initializer {

    private Initializer() {}

    /** The initial parameters of a network. */
    public static List<FloatWeights> parameters(Network network, long seed) {
        List<FloatWeights> parameters = new ArrayList<>();
        int mac = 0;
        for (Parameter parameter : Parameter.ofFloat(network)) {
            float[] values = new float[parameter.rows() * parameter.columns()];
            switch (parameter.role()) {
                case WEIGHTS -> draw(values, network, parameter, CounterRandom.combine(seed, mac++));
                case BIAS -> {}
                case NORM -> Arrays.fill(values, 0, parameter.columns(), 1f);
            }
            parameters.add(new FloatWeights(parameter.rows(), parameter.columns(), values));
        }
        return parameters;
    }

    private static void draw(float[] values, Network network, Parameter parameter, long key) {
        int groups = network.nodes().get(parameter.node()).layer() instanceof Conv2d conv ? conv.groups() : 1;
        float standardDeviation = (float) Math.sqrt(2.0 * groups / parameter.rows());
        Mac mac = network.macs().stream()
                .filter(candidate -> candidate.node() == parameter.node())
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < values.length; i++) {
            boolean connected = mac.connects(i / parameter.columns(), i % parameter.columns());
            values[i] = connected ? standardDeviation * CounterRandom.normal(key, i) : 0f;
        }
    }
}
