package dev.synram.training.robustness;

import dev.synram.chip.NoiseKey;
import dev.synram.experiment.recalibration.ColumnCorrection;
import dev.synram.experiment.setting.SettingException;
import dev.synram.network.Mac;
import dev.synram.network.Network;
import dev.synram.network.quantization.QuantizedNetwork;
import dev.synram.training.gradient.TrainingChips;
import java.util.ArrayList;
import java.util.List;

/**
 * Corrects the sends and the digital biases of a network for chips, as a {@linkplain ColumnCorrection recalibration} does.
 *
 * @param samples unlabelled ones in the order of the network's input, normalized
 * @param largestInput the input that the largest activation stands for
 * @param gain LSB per unit of activation x weight at one send that the network is made for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BiasCorrection(float[] samples, double largestInput, double gain) {

    /** Number of samples that correct, if there are so many. */
    public static final int SAMPLES = 100;

    /** Keeps the noise of the samples that correct apart from that of others under the same key. */
    private static final long CORRECTION = 0xB1A5E5;

    /**
     * Refuses a network that has a multiplication without digital biases.
     *
     * @throws SettingException if it has one
     */
    public static void requireBiases(Network network) {
        for (Mac mac : network.macs()) {
            if (!mac.layer().bias().digital()) {
                throw new SettingException(
                        "recalibrate",
                        "cannot be used: layer %s has no digital biases; give a network that 'synram run --fix' converted"
                                .formatted(mac.name()));
            }
        }
    }

    /**
     * What the biases of a network lack on some chips: for each multiplication one number a column, in LSB.
     *
     * @param noise as for {@link #on}
     */
    public List<byte[]> missing(TrainingChips chips, QuantizedNetwork network, NoiseKey noise) {
        List<QuantizedNetwork.Mac> corrected = on(chips, network, noise).macs();
        List<byte[]> missing = new ArrayList<>();
        for (QuantizedNetwork.Mac before : network.macs()) {
            byte[] differences = corrected.get(missing.size()).bias().clone();
            for (int i = 0; i < differences.length; i++) {
                differences[i] = (byte) Math.clamp(differences[i] - before.bias()[i], Byte.MIN_VALUE, Byte.MAX_VALUE);
            }
            missing.add(differences);
        }
        return missing;
    }

    /**
     * The network with the sends and biases that it needs on some chips.
     *
     * @param noise key of what the correction is for, an epoch or a test; the samples that correct have noise of their own beneath it
     */
    public QuantizedNetwork on(TrainingChips chips, QuantizedNetwork network, NoiseKey noise) {
        return new ColumnCorrection(chips.cluster(), chips.compiler())
                .run(network.withLargestInput(largestInput).withGain(gain), noise.fold(CORRECTION), samples)
                .network();
    }
}
