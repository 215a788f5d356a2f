package dev.synram.training;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import dev.synram.training.gradient.Tensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The library's Adam with moments that can be saved after an epoch and restored to resume training. */
final class RestorableAdam extends Adam {

    /** The two moments of one parameter. The library requests the first, then the second, in every update. */
    private static final int MOMENTS = 2;

    private final NDManager manager;
    private final Map<String, NDArray[]> moments = new HashMap<>();
    private final Map<String, Integer> requests = new HashMap<>();

    /**
     * Makes an optimizer that resumes after a number of updates.
     *
     * @param manager owns the moments
     * @param updates number of updates made before
     */
    RestorableAdam(NDManager manager, Tracker learningRate, int updates) {
        super(builder().optLearningRateTracker(learningRate).optBeginNumUpdate(updates));
        this.manager = manager;
    }

    @Override
    protected NDArray withDefaultState(
            Map<String, Map<Device, NDArray>> state, String key, Device device, Function<String, NDArray> initial) {
        int moment = requests.merge(key, 1, Integer::sum) % MOMENTS == 1 ? 0 : 1;
        NDArray[] pair = moments.computeIfAbsent(key, _ -> new NDArray[MOMENTS]);
        if (pair[moment] == null) {
            pair[moment] = initial.apply(key);
            pair[moment].attach(manager);
        }
        return pair[moment];
    }

    /** Restores the moments of a parameter. */
    void restore(String key, NDArray like, List<float[]> values) {
        NDArray[] pair = new NDArray[MOMENTS];
        for (int i = 0; i < MOMENTS; i++) {
            pair[i] = Tensors.copy(manager, values.get(i), like.getShape());
        }
        moments.put(key, pair);
    }

    /** The moments of a parameter. */
    List<float[]> moments(String key) {
        NDArray[] pair = moments.get(key);
        if (pair == null) {
            throw new IllegalStateException("parameter " + key + " was never updated");
        }
        return List.of(pair[0].toFloatArray(), pair[1].toFloatArray());
    }
}
