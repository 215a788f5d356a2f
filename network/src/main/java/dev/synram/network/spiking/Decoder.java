package dev.synram.network.spiking;

import java.util.Arrays;

/** How the class of a sample is read from what a network did. */
public enum Decoder {
    /** The output whose potential was the largest. */
    MAX_OVER_TIME {
        @Override
        public Scores read(SpikingTopology topology, NetworkResponse response, TimeGrid grid) {
            int neurons = topology.neurons();
            int first = topology.firstOutput();
            Scores scores = Scores.of(topology.output().size());
            Arrays.fill(scores.values(), Double.NEGATIVE_INFINITY);
            for (int point = 0; point < grid.points(); point++) {
                for (int output = 0; output < scores.count(); output++) {
                    scores.raise(output, response.traces()[point * neurons + first + output], point);
                }
            }
            return scores;
        }
    },

    /** The output that spiked first; its score is the time, negative. Outputs that did not spike have that of the end. */
    FIRST_SPIKE {
        @Override
        public Scores read(SpikingTopology topology, NetworkResponse response, TimeGrid grid) {
            Scores scores = Scores.of(topology.output().size());
            Arrays.fill(scores.values(), -grid.micros());
            SpikeTrain spikes = response.spikes();
            for (int spike = spikes.count() - 1; spike >= 0; spike--) {
                int output = spikes.sources()[spike] - topology.firstOutput();
                if (output >= 0) {
                    scores.set(output, -spikes.micros()[spike], spike);
                }
            }
            return scores;
        }
    },

    /** The output that spiked most often. */
    COUNT {
        @Override
        public Scores read(SpikingTopology topology, NetworkResponse response, TimeGrid grid) {
            Scores scores = Scores.of(topology.output().size());
            for (int source : response.spikes().sources()) {
                int output = source - topology.firstOutput();
                if (output >= 0) {
                    scores.values()[output]++;
                }
            }
            return scores;
        }
    };

    /** The score of every output. */
    public abstract Scores read(SpikingTopology topology, NetworkResponse response, TimeGrid grid);
}
