package dev.synram.remote.message;

import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs of spiking neurons gave.
 *
 * @param records one a run
 */
public record Records(List<RunRecord> records) implements Outcome {

    /**
     * The records of these messages.
     *
     * @param runs that were played
     * @throws IllegalArgumentException if they are not those of the runs
     */
    public List<SpikingRecord> of(List<SpikingRun> runs) {
        if (records.size() != runs.size()) {
            throw new IllegalArgumentException("%s records of %s runs".formatted(records.size(), runs.size()));
        }
        List<SpikingRecord> all = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            all.add(records.get(i).of(runs.get(i)));
        }
        return all;
    }
}
