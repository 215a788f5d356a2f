package dev.synram.remote;

import dev.synram.chip.Reading;
import dev.synram.chip.geometry.ChipGeometry;
import dev.synram.remote.message.Read;
import dev.synram.remote.message.Readings;
import java.util.ArrayList;
import java.util.List;

/** Reads ADCs, in as many messages as the readings need. */
final class RemoteReadings {

    /** About the values of a reply of 2 MB. */
    private static final long MESSAGE_VALUES = 1 << 20;

    private final RemoteSession session;

    RemoteReadings(RemoteSession session) {
        this.session = session;
    }

    /** The values of each reading. */
    List<int[]> read(List<Reading> readings) {
        List<int[]> all = new ArrayList<>();
        while (all.size() < readings.size()) {
            Read task = new Read(fitting(readings.subList(all.size(), readings.size())));
            session.readings(task).stream().map(Readings.Values::values).forEach(all::add);
        }
        return all;
    }

    /** The first readings, one or more, whose message is not too large. */
    private static List<Reading> fitting(List<Reading> readings) {
        long values = 0;
        int count = 0;
        while (count < readings.size()) {
            values += values(readings.get(count));
            if (values > MESSAGE_VALUES && count > 0) {
                break;
            }
            count++;
        }
        return readings.subList(0, count);
    }

    /** How many values a reading has, or more; stimuli are counted too. */
    static long values(Reading reading) {
        return ChipGeometry.COLUMNS + (reading instanceof Reading.Trace trace ? trace.samples() : 0L);
    }
}
