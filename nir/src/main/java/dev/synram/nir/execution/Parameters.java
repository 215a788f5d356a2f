package dev.synram.nir.execution;

import dev.synram.nir.value.Tensor;
import java.util.Arrays;

/** Parameters of neurons, one for each. */
final class Parameters {

    private Parameters() {}

    /** The elements of a tensor; its only one for all neurons. */
    static double[] of(Tensor tensor, int neurons) {
        if (tensor.size() == neurons) {
            return tensor.toDoubles();
        }
        double[] values = new double[neurons];
        Arrays.fill(values, tensor.get(0));
        return values;
    }
}
