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

        @Override
        public double decisionMicros(SpikingTopology topology, NetworkResponse response, TimeGrid grid) {
            float[] traces = response.traces();
            int outputs = topology.output().size();
            int leader = -1;
            int decided = 0;
            float largest = Float.NEGATIVE_INFINITY;
            for (int point = 0; point < grid.points(); point++) {
                int first = point * topology.neurons() + topology.firstOutput();
                for (int output = 0; output < outputs; output++) {
                    if (traces[first + output] > largest) {
                        largest = traces[first + output];
                        decided = output == leader ? decided : point;
                        leader = output;
                    }
                }
            }
            return decided * grid.stepMicros();
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

        @Override
        public double decisionMicros(SpikingTopology topology, NetworkResponse response, TimeGrid grid) {
            return Math.min(
                    grid.micros(),
                    -Arrays.stream(read(topology, response, grid).values())
                            .max()
                            .orElseThrow());
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

        @Override
        public double decisionMicros(SpikingTopology topology, NetworkResponse response, TimeGrid grid) {
            return grid.micros();
        }
    };

    /** The score of every output. */
    public abstract Scores read(SpikingTopology topology, NetworkResponse response, TimeGrid grid);

    /** The time in µs after which the answer did not change any more. */
    public abstract double decisionMicros(SpikingTopology topology, NetworkResponse response, TimeGrid grid);
}
