package dev.synram.cli;

import dev.synram.files.FileException;
import dev.synram.network.ArgMax;
import dev.synram.network.Dequantized;
import dev.synram.network.FloatNetwork;
import dev.synram.network.FloatWeights;
import dev.synram.network.InputRange;
import dev.synram.network.Network;
import dev.synram.network.NetworkFile;
import dev.synram.network.Node;
import dev.synram.network.Quantization;
import dev.synram.network.QuantizationOptions;
import dev.synram.network.QuantizedNetwork;
import dev.synram.network.Quantizer;
import dev.synram.network.RangeUse;
import dev.synram.network.Shape;
import dev.synram.onnx.OnnxException;
import dev.synram.onnx.OnnxFile;
import dev.synram.runtime.FloatRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A network that a user names: in float, to be laid into a chip's ranges, or laid into them already. */
sealed interface Model {

    /** What it is called. */
    String name();

    /** Its layers. */
    Network layers();

    /** Its weights. */
    List<FloatWeights> weights();

    /** The shape of its input. */
    default Shape input() {
        return layers().input();
    }

    /** Number of results. */
    default int outputs() {
        return layers().output().size();
    }

    /**
     * What it is on the host and on chips, for inputs like some samples.
     *
     * @param samples by which ranges are judged
     */
    Fitted fitted(float[] samples);

    /** A network for inputs of a range. */
    interface Fitted {

        /** What inputs can be. */
        InputRange range();

        /** The network in float, for inputs divided by the largest. */
        FloatNetwork host();

        /**
         * The network for chips.
         *
         * @param gain LSB per unit of activation x weight at one send, measured on the chips
         */
        OnChip onChips(double gain);
    }

    /**
     * A network for chips.
     *
     * @param quantization what can be trained further
     * @param network with rounded weights
     * @param uses how layers use their ranges, if that is known
     */
    record OnChip(Quantization quantization, QuantizedNetwork network, List<RangeUse> uses) {}

    /** A network from an ONNX file. */
    record InFloat(String name, FloatNetwork network) implements Model {

        @Override
        public Network layers() {
            return network.network();
        }

        @Override
        public List<FloatWeights> weights() {
            return network.parameters();
        }

        @Override
        public FittedFloat fitted(float[] samples) {
            InputRange range = InputRange.of(samples);
            return new FittedFloat(range, range.applied(network), range.divided(samples));
        }
    }

    /**
     * A network in float for inputs of a range.
     *
     * @param samples divided, by which the ranges of layers are judged
     */
    @SuppressWarnings("ArrayRecordComponent") // data; never compared
    record FittedFloat(InputRange range, FloatNetwork host, float[] samples) implements Fitted {

        @Override
        public OnChip onChips(double gain) {
            Quantization quantization = new Quantizer(gain, QuantizationOptions.IMPORTED)
                    .quantize(host, form -> FloatRunner.results(form, samples));
            QuantizedNetwork rounded = quantization.rounded().withGain(gain).withLargestInput(range.largest());
            return new OnChip(quantization, rounded, quantization.uses());
        }
    }

    /** A network from a {@code .synram} file. */
    record ForChips(String name, QuantizedNetwork network) implements Model {

        @Override
        public Network layers() {
            return network.network();
        }

        @Override
        public List<FloatWeights> weights() {
            return network.parameters();
        }

        @Override
        public Fitted fitted(float[] ignored) {
            return new Fitted() {
                @Override
                public InputRange range() {
                    return network.inputRange();
                }

                @Override
                public FloatNetwork host() {
                    return Dequantized.of(network).network();
                }

                @Override
                public OnChip onChips(double gain) {
                    Quantization quantization =
                            new Quantization(network.network(), network.parameters(), network.numSends(), List.of(), 1);
                    return new OnChip(quantization, network, List.of());
                }
            };
        }
    }

    /**
     * Reads a network from a file.
     *
     * @throws UserError if it is not there, broken, or holds what a chip cannot do
     */
    static Model read(String file) {
        Path path = InputFile.require("MODEL", file, "give an .onnx or .synram file");
        String name = String.valueOf(path.getFileName());
        try {
            if (file.toLowerCase(Locale.ROOT).endsWith(".synram")) {
                return new ForChips(name, NetworkFile.read(path));
            }
            return new InFloat(name, classifying(OnnxFile.read(path).network()));
        } catch (OnnxException | FileException e) {
            throw new UserError("MODEL: " + e.getMessage(), e);
        }
    }

    /** The network without a last layer that gives the class alone: what is asked here are the results. */
    private static FloatNetwork classifying(FloatNetwork network) {
        List<Node> nodes = network.network().nodes();
        return nodes.size() > 2 && nodes.getLast().layer() instanceof ArgMax
                ? new FloatNetwork(
                        new Network(network.network().name(), nodes.subList(0, nodes.size() - 1)), network.parameters())
                : network;
    }
}
