package dev.synram.experiment.spiking.learning;

import dev.synram.experiment.accuracy.AccuracyInterval;

/**
 * What a network answered on one of several chips, sample by sample.
 *
 * @param figures of the chip
 * @param transferred whether answers are right with the weights of the host
 * @param correct the same after training in the loop
 */
@SuppressWarnings("ArrayRecordComponent") // data; never compared as records
public record SpikingChipAnswers(SpikingChipAccuracy figures, boolean[] transferred, boolean[] correct) {

    /**
     * Sums two tests up.
     *
     * @param chip id of the chip
     * @param transferred whether answers are right with the weights of the host
     * @param inLoop answers after training in the loop
     * @param weightStepsPerUnit steps of a synapse's weight for a weight of 1
     * @param dropped events that the chip lost
     */
    public static SpikingChipAnswers of(
            String chip, boolean[] transferred, SpikingAnswers inLoop, double weightStepsPerUnit, long dropped) {
        return new SpikingChipAnswers(
                new SpikingChipAccuracy(
                        chip, AccuracyInterval.accuracy(transferred), inLoop.accuracy(), weightStepsPerUnit, dropped),
                transferred,
                inLoop.correct());
    }
}
