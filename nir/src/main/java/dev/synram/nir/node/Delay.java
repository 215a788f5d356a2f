package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;

/**
 * Each value some time later.
 *
 * @param delay one for each value, or a single one; not negative
 */
public record Delay(Tensor delay) implements Node {

    public Delay {
        new Shapes.Field("delay", delay).requireFinite();
        for (int i = 0; i < delay.size(); i++) {
            if (delay.get(i) < 0) {
                throw new NirException("delay: element %s is %s; it must not be negative".formatted(i, delay.get(i)));
            }
        }
    }

    @Override
    public Dimensions output(Dimensions input) {
        return Shapes.elementwise(delay.shape(), input);
    }
}
