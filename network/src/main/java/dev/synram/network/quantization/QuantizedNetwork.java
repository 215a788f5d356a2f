package dev.synram.network.quantization;

import dev.synram.network.FloatWeights;
import dev.synram.network.Network;
import dev.synram.network.NetworkException;
import dev.synram.network.Parameter;
import dev.synram.network.ValueKind;
import dev.synram.network.layer.Encoding;
import dev.synram.network.layer.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network with weights as integers for a chip.
 *
 * @param network the layers; the values between them are activations and 8-bit results, see {@link ValueKind}
 * @param macs weights and number of sends of each multiplication, in order
 * @param gain LSB per unit of activation x weight at one send, measured on the chips that it was quantized for; 0 if
 *     unknown
 * @param largestInput the input value that the largest activation represents
 * @param outputUnit float value of one LSB of the network's result; 0 if unknown
 * @param provenance origin of the network: data, settings, seeds, versions
 */
public record QuantizedNetwork(
        Network network,
        List<Mac> macs,
        double gain,
        double largestInput,
        double outputUnit,
        SortedMap<String, String> provenance) {

    /**
     * One multiplication.
     *
     * @param weights the weights, with those of the bias's constant rows last
     * @param bias values added to the 8-bit results, with saturation; empty without digital bias
     * @param numSends number of times each vector is sent
     * @param activity measured share of nonzero inputs; 1 if not measured
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared as records
    public record Mac(QuantizedWeights weights, byte[] bias, int numSends, double activity) {

        /** The largest number of sends: results saturate long before, and simulating more would not finish. */
        public static final int MOST_SENDS = 10_000;

        public Mac {
            if (numSends < 1 || numSends > MOST_SENDS) {
                throw new IllegalArgumentException(
                        "vectors are sent 1 to %s times, not %s".formatted(MOST_SENDS, numSends));
            }
            if (!(activity >= 0 && activity <= 1)) {
                throw new IllegalArgumentException("the activity is a share of inputs, 0..1, not " + activity);
            }
        }

        /** A multiplication without digital bias and with all inputs assumed nonzero. */
        public Mac(QuantizedWeights weights, int numSends) {
            this(weights, new byte[0], numSends, 1);
        }
    }

    /** A network for chips of unknown gain, with inputs up to 1. */
    public QuantizedNetwork(Network network, List<Mac> macs, SortedMap<String, String> provenance) {
        this(network, macs, 0, 1, 0, provenance);
    }

    public QuantizedNetwork {
        if (!(gain >= 0) || !Double.isFinite(gain)) {
            throw new IllegalArgumentException(
                    "the gain of a chip is " + gain + "; it must be finite and not negative");
        }
        if (!(largestInput > 0) || !Double.isFinite(largestInput)) {
            throw new IllegalArgumentException(
                    "the largest input is " + largestInput + "; it must be finite and above 0");
        }
        if (!(outputUnit >= 0) || !Double.isFinite(outputUnit)) {
            throw new IllegalArgumentException(
                    "the unit of the results is " + outputUnit + "; it must be finite and not negative");
        }
        macs = List.copyOf(macs);
        provenance = new TreeMap<>(provenance);
        ValueKind.of(network);
        List<dev.synram.network.Mac> expected = network.macs();
        if (macs.size() != expected.size()) {
            throw new IllegalArgumentException("network %s has %s multiplications, not %s"
                    .formatted(network.name(), expected.size(), macs.size()));
        }
        for (dev.synram.network.Mac mac : expected) {
            check(mac, macs.get(mac.index()));
        }
    }

    private static void check(dev.synram.network.Mac expected, Mac given) {
        QuantizedWeights weights = given.weights();
        if (weights.inputs() != expected.inputs() || weights.outputs() != expected.outputs()) {
            throw new IllegalArgumentException("layer %s (%s) takes %s x %s weights, not %s x %s"
                    .formatted(
                            expected.name(),
                            expected.layer(),
                            expected.inputs(),
                            expected.outputs(),
                            weights.inputs(),
                            weights.outputs()));
        }
        int biases = expected.layer().bias().digital() ? expected.outputs() : 0;
        if (given.bias().length != biases) {
            throw new IllegalArgumentException("layer %s (%s) takes %s digital biases, not %s"
                    .formatted(expected.name(), expected.layer(), biases, given.bias().length));
        }
        for (int row = 0; row < weights.inputs(); row++) {
            for (int output = 0; output < weights.outputs(); output++) {
                if (weights.values()[row * weights.outputs() + output] != 0 && !expected.connects(row, output)) {
                    throw new IllegalArgumentException("layer %s (%s) has a weight between groups, at row %s, column %s"
                            .formatted(expected.name(), expected.layer(), row, output));
                }
            }
        }
    }

    /**
     * Weights and digital biases as floats that can be trained further, one matrix for each of
     * {@link Parameter#ofChip}.
     */
    public List<FloatWeights> parameters() {
        List<FloatWeights> parameters = new ArrayList<>();
        for (Mac mac : macs) {
            parameters.add(floats(mac.weights().inputs(), mac.weights().values()));
            if (mac.bias().length > 0) {
                parameters.add(floats(1, mac.bias()));
            }
        }
        return parameters;
    }

    private static FloatWeights floats(int rows, byte[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = values[i];
        }
        return new FloatWeights(rows, values.length / rows, floats);
    }

    /** The number of sends of each multiplication. */
    public List<Integer> numSends() {
        return macs.stream().map(Mac::numSends).toList();
    }

    /** The same network whose vectors are sent as often in every multiplication. */
    public QuantizedNetwork withNumSends(int numSends) {
        List<Mac> changed = macs.stream()
                .map(mac -> new Mac(mac.weights(), mac.bias(), numSends, mac.activity()))
                .toList();
        return new QuantizedNetwork(network, changed, gain, largestInput, outputUnit, provenance);
    }

    /**
     * The same network for chips of another gain: its vectors are sent so often that results are as large as before, as far as
     * whole sends can make them.
     *
     * @param measured LSB per unit of activation x weight at one send of these chips, above 0
     * @throws NetworkException if this network does not record the gain of the chips that it was made for
     */
    public QuantizedNetwork forGain(double measured) {
        requireGain();
        List<Mac> changed = macs.stream()
                .map(mac -> new Mac(
                        mac.weights(),
                        mac.bias(),
                        Math.clamp(Math.round(mac.numSends() * gain / measured), 1, Mac.MOST_SENDS),
                        mac.activity()))
                .toList();
        return new QuantizedNetwork(network, changed, measured, largestInput, outputUnit, provenance);
    }

    /**
     * Refuses a network that does not record the gain of the chips that it was made for.
     *
     * @throws NetworkException if it does not
     */
    public void requireGain() {
        if (gain == 0) {
            throw new NetworkException(
                    "network %s does not record the gain of the chips that it was made for; train or convert it again"
                            .formatted(network.name()));
        }
    }

    /** The same network with another provenance. */
    public QuantizedNetwork withProvenance(Map<String, String> entries) {
        return new QuantizedNetwork(network, macs, gain, largestInput, outputUnit, new TreeMap<>(entries));
    }

    /** The same network with the gain measured on the chips that it is for. */
    public QuantizedNetwork withGain(double measured) {
        return new QuantizedNetwork(network, macs, measured, largestInput, outputUnit, provenance);
    }

    /** The same network for inputs up to a magnitude. */
    public QuantizedNetwork withLargestInput(double largest) {
        return new QuantizedNetwork(network, macs, gain, largest, outputUnit, provenance);
    }

    /** The same network with the float value of one LSB of its result. */
    public QuantizedNetwork withOutputUnit(double unit) {
        return new QuantizedNetwork(network, macs, gain, largestInput, unit, provenance);
    }

    /** The range of its inputs. */
    public InputRange inputRange() {
        Encoding encoding =
                network.nodes().getFirst().layer() instanceof Input input ? input.encoding() : Encoding.plain(false);
        return new InputRange(encoding, largestInput);
    }

    /** The same network with the share of nonzero inputs of each multiplication. */
    public QuantizedNetwork withActivity(double[] activity) {
        List<Mac> changed = new ArrayList<>();
        for (int i = 0; i < macs.size(); i++) {
            Mac mac = macs.get(i);
            changed.add(new Mac(mac.weights(), mac.bias(), mac.numSends(), activity[i]));
        }
        return new QuantizedNetwork(network, changed, gain, largestInput, outputUnit, provenance);
    }
}
