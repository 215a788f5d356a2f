package dev.synram.nir.value;

/**
 * A window that moves along one dimension.
 *
 * @param size number of elements that it takes
 * @param stride steps from one place to the next
 * @param dilation steps from one of its elements to the next
 * @param before zeros before the first element of the input
 * @param after zeros behind the last
 */
public record Window(int size, int stride, int dilation, int before, int after) {

    /**
     * The number of its places.
     *
     * @throws NirException if it is larger than the input
     */
    public int places(int input) {
        long free = (long) input + before + after - (long) dilation * (size - 1) - 1;
        if (free < 0) {
            throw new NirException(
                    "a window of %s elements %s apart is larger than its input of %s with %s zeros around it; use a smaller one"
                            .formatted(size, dilation, input, before + after));
        }
        return Math.toIntExact(free / stride + 1);
    }
}
