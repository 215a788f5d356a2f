package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins adjacent dimensions. There is no dimension for samples.
 *
 * @param startDim first of them
 * @param endDim last of them; negative ones count from the last, as -1
 * @param inputType sizes of its input; empty if the file has none
 */
public record Flatten(int startDim, int endDim, List<Integer> inputType) implements Node {

    public Flatten {
        inputType = List.copyOf(inputType);
        if (!inputType.isEmpty()) {
            joined(startDim, endDim, new Dimensions(inputType));
        }
    }

    @Override
    public Dimensions output(Dimensions input) {
        if (!inputType.isEmpty() && !input.matches(new Dimensions(inputType))) {
            throw new NirException("its input has the shape %s, but its input_type is %s; make them equal"
                    .formatted(input, new Dimensions(inputType)));
        }
        return joined(startDim, endDim, inputType.isEmpty() ? input : new Dimensions(inputType));
    }

    private static Dimensions joined(int startDim, int endDim, Dimensions input) {
        int first = startDim < 0 ? startDim + input.rank() : startDim;
        int last = endDim < 0 ? endDim + input.rank() : endDim;
        if (first < 0 || last >= input.rank() || first > last) {
            throw new NirException(
                    "start_dim %s and end_dim %s select no dimensions of an input of %s; there is no dimension for samples, so count from 0"
                            .formatted(startDim, endDim, input));
        }
        List<Integer> sizes = new ArrayList<>(input.sizes().subList(0, first));
        int product = 1;
        for (int size : input.sizes().subList(first, last + 1)) {
            product *= size;
        }
        sizes.add(product);
        sizes.addAll(input.sizes().subList(last + 1, input.rank()));
        return new Dimensions(sizes);
    }
}
