package dev.synram.network;

/**
 * Two-dimensional convolution: the kernel, flattened in the order row, column, input channel, is multiplied with the
 * patch at each position. Positions outside the input count as 0.
 *
 * @param outputs output channels
 * @param kernel height and width of the kernel
 * @param stride distance between positions, in both directions
 * @param padding zeros around the input, on all sides
 */
public record Conv2d(int outputs, int kernel, int stride, int padding) implements MacLayer {

    public Conv2d {
        if (outputs < 1 || kernel < 1 || stride < 1 || padding < 0) {
            throw new IllegalArgumentException("a convolution with %d outputs, kernel %d, stride %d, padding %d"
                            .formatted(outputs, kernel, stride, padding)
                    + " is not possible");
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        int height = positions(input.height());
        int width = positions(input.width());
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("%s does not fit into an input of %s".formatted(this, input));
        }
        return new Shape(outputs, height, width);
    }

    private int positions(int size) {
        return Math.floorDiv(size + 2 * padding - kernel, stride) + 1;
    }

    @Override
    public Patches patches(Shape input) {
        Shape output = outputShape(input);
        int length = kernel * kernel * input.channels();
        int[] source = new int[output.height() * output.width() * length];
        int i = 0;
        for (int y = 0; y < output.height(); y++) {
            for (int x = 0; x < output.width(); x++) {
                for (int ky = 0; ky < kernel; ky++) {
                    for (int kx = 0; kx < kernel; kx++) {
                        int first = firstElement(input, y * stride - padding + ky, x * stride - padding + kx);
                        for (int c = 0; c < input.channels(); c++) {
                            source[i++] = first == Patches.PADDING ? Patches.PADDING : first + c;
                        }
                    }
                }
            }
        }
        return new Patches(length, source);
    }

    private static int firstElement(Shape input, int y, int x) {
        boolean inside = y >= 0 && y < input.height() && x >= 0 && x < input.width();
        return inside ? (y * input.width() + x) * input.channels() : Patches.PADDING;
    }

    @Override
    public String toString() {
        return "conv %d, %dx%d, stride %d, padding %d".formatted(outputs, kernel, kernel, stride, padding);
    }
}
