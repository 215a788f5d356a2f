package dev.synram.experiment.result;

import java.util.List;

/**
 * What an evaluation found.
 *
 * @param version of the program
 * @param model the network's name
 * @param data the name of the data
 * @param samples number of test samples
 * @param classes number of classes
 * @param seed that drew the noise
 * @param chipsTogether number of chips that the network is laid out on together
 * @param floatAccuracy in float on the host, 0..1
 * @param chips one for each chip seed
 * @param layerSensitivities what each layer costs alone, the largest first; empty without the analysis
 * @param errorSourceSensitivities what each error source costs alone, the largest first; empty without the analysis
 */
public record EvaluationResult(
        String version,
        String model,
        String data,
        int samples,
        int classes,
        long seed,
        int chipsTogether,
        double floatAccuracy,
        List<ChipEvaluation> chips,
        List<Sensitivity> layerSensitivities,
        List<Sensitivity> errorSourceSensitivities) {

    /** What the chips are called whose first has a seed. */
    public String chipName(long chipSeed) {
        return chipsTogether == 1
                ? "chip " + chipSeed
                : "chips %d to %d".formatted(chipSeed, chipSeed + chipsTogether - 1);
    }

    /** The figures as JSON. */
    public String json() {
        return Json.write(this);
    }
}
