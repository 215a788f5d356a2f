package dev.synram.sweep.engine;

import dev.synram.experiment.sweep.work.SweepWork;
import dev.synram.experiment.sweep.work.SweepWorkload;
import dev.synram.simulator.error.ErrorSource;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all tasks need: sent to each process once, where its network is read once. */
final class SharedWork implements Serializable {

    private static final long serialVersionUID = 1L;

    private final SweepWorkload workload;
    private final List<ErrorSource> scaled;
    private transient @Nullable SweepWork work;

    SharedWork(SweepWorkload workload, List<ErrorSource> scaled) {
        this.workload = workload;
        this.scaled = List.copyOf(scaled);
    }

    List<ErrorSource> scaled() {
        return scaled;
    }

    synchronized SweepWork work() {
        SweepWork known = work;
        if (known == null) {
            known = new SweepWork(workload);
            work = known;
        }
        return known;
    }
}
