package dev.synram.data.wfdb;

/**
 * A line of a header: how one signal is stored.
 *
 * @param file name of the file that holds its samples
 * @param gain units of the converter in a millivolt, above 0
 * @param zero the value of the converter that stands for 0 mV
 * @param first its first sample
 * @param checksum sum of all its samples as a signed number of 16 bits
 * @param lead name of the lead, such as {@code MLII}
 */
public record WfdbSignal(String file, double gain, int zero, int first, short checksum, String lead) {

    /** The potential that a sample stands for, in mV. */
    public float millivolts(short sample) {
        return (float) ((sample - zero) / gain);
    }
}
