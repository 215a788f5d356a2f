package dev.synram.experiment.spiking.learning;

import dev.synram.data.LabelledData;
import dev.synram.network.spiking.Decoder;
import dev.synram.network.spiking.NetworkResponse;
import dev.synram.network.spiking.SpikeTimeEncoding;
import dev.synram.network.spiking.SpikeTrain;
import dev.synram.network.spiking.SpikingExecution;
import dev.synram.network.spiking.SpikingModel;
import dev.synram.network.spiking.TimeGrid;
import java.util.List;

/** Tests networks with the same samples. */
public final class SpikingTestSet {

    private final LabelledData samples;
    private final List<SpikeTrain> trains;
    private final Decoder decoder;
    private final TimeGrid grid;

    /**
     * Encodes samples.
     *
     * @param samples with values of 0..1
     */
    public SpikingTestSet(LabelledData samples, SpikeTimeEncoding encoding, Decoder decoder, TimeGrid grid) {
        this.samples = samples;
        this.decoder = decoder;
        this.grid = grid;
        trains = SampleTrains.of(samples, encoding);
    }

    /** For each sample, whether the answer of a network is right. */
    public boolean[] correct(SpikingExecution execution, SpikingModel model, SpikingTest test) {
        List<NetworkResponse> responses = execution.run(model, trains, grid, test.noise());
        boolean[] correct = new boolean[responses.size()];
        for (int sample = 0; sample < correct.length; sample++) {
            int answer =
                    decoder.read(model.topology(), responses.get(sample), grid).answer();
            correct[sample] = answer == samples.labels()[sample];
        }
        return correct;
    }

    /** What a network answers, and when. */
    public SpikingAnswers answers(SpikingExecution execution, SpikingModel model, SpikingTest test) {
        return SpikingAnswers.of(
                model.topology(), decoder, grid, samples, execution.run(model, trains, grid, test.noise()));
    }
}
