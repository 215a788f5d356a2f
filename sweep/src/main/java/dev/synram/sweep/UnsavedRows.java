package dev.synram.sweep;

import dev.synram.experiment.sweep.row.SweepRow;
import dev.synram.sweep.rows.RowFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rows that are finished and not saved yet; closing saves them. */
final class UnsavedRows implements AutoCloseable {

    private final RowFiles files;
    private final Duration longest;
    private final List<SweepRow> rows = new ArrayList<>();
    private long oldest;

    /**
     * Makes an empty collection.
     *
     * @param longest for how long a row waits
     */
    UnsavedRows(RowFiles files, Duration longest) {
        this.files = files;
        this.longest = longest;
    }

    void add(List<SweepRow> finished) {
        if (rows.isEmpty()) {
            oldest = System.nanoTime();
        }
        rows.addAll(finished);
    }

    void saveIfDue() {
        if (!rows.isEmpty() && System.nanoTime() - oldest >= longest.toNanos()) {
            save();
        }
    }

    private void save() {
        files.append(rows);
        rows.clear();
    }

    @Override
    public void close() {
        if (!rows.isEmpty()) {
            save();
        }
    }
}
