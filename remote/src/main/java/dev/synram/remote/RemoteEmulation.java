package dev.synram.remote;

import dev.synram.chip.NoiseKey;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.chip.spiking.SpikingConfiguration;
import dev.synram.chip.spiking.SpikingRecord;
import dev.synram.chip.spiking.SpikingRun;
import dev.synram.remote.message.Configuration;
import dev.synram.remote.message.Emulate;
import dev.synram.remote.message.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends runs of spiking neurons, in as many messages as they need. */
final class RemoteEmulation {

    /** Leaves room for spikes, whose number is not known before. */
    private static final long MESSAGE_BYTES = Rpc.MOST_BYTES / 4;

    private final RemoteSession session;
    private final ChipGeometry geometry;
    private @Nullable Configured configured;

    /** A configuration with its message. */
    private record Configured(SpikingConfiguration spiking, Configuration message) {}

    RemoteEmulation(RemoteSession session, ChipGeometry geometry) {
        this.session = session;
        this.geometry = geometry;
    }

    List<SpikingRecord> emulate(SpikingConfiguration configuration, List<SpikingRun> runs, NoiseKey noise) {
        Configuration message = message(configuration);
        List<SpikingRecord> records = new ArrayList<>();
        do {
            int first = records.size();
            List<SpikingRun> some = fitting(runs.subList(first, runs.size()));
            records.addAll(records(message, some, noise.skip(first)));
        } while (records.size() < runs.size());
        return records;
    }

    /** Where the recordings do not fit a reply, those of fewer runs may. */
    private List<SpikingRecord> records(Configuration message, List<SpikingRun> runs, NoiseKey noise) {
        try {
            return session.records(
                    new Emulate(message, runs.stream().map(Run::of).toList(), noise), runs);
        } catch (TooLongOutcome e) {
            if (runs.size() == 1) {
                throw e;
            }
        } finally {
            session.state().forgetWeights();
        }
        int half = runs.size() / 2;
        List<SpikingRecord> records = new ArrayList<>(records(message, runs.subList(0, half), noise));
        records.addAll(records(message, runs.subList(half, runs.size()), noise.skip(half)));
        return records;
    }

    /** The message of a configuration, the same as long as the configuration is the same object. */
    private Configuration message(SpikingConfiguration spiking) {
        Configured last = configured;
        if (last == null || last.spiking() != spiking) {
            last = new Configured(spiking, Configuration.of(spiking));
            configured = last;
        }
        return last.message();
    }

    /** The first runs, one or more if there are any, whose messages are not too large. */
    private List<SpikingRun> fitting(List<SpikingRun> runs) {
        long bytes = 0;
        int count = 0;
        while (count < runs.size()) {
            bytes += Run.bytes(runs.get(count), geometry);
            if (bytes > MESSAGE_BYTES && count > 0) {
                break;
            }
            count++;
        }
        return runs.subList(0, count);
    }
}
