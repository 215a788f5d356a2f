package dev.synram.bench.libtorch;

import static dev.synram.bench.libtorch.PlainNetwork.drawn;
import static dev.synram.bench.libtorch.PlainNetwork.each;
import static dev.synram.bench.libtorch.PlainNetwork.mockProduct;
import static dev.synram.bench.libtorch.PlainNetwork.product;
import static dev.synram.bench.libtorch.PlainNetwork.transposed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Outputs and gradients of both networks are those of plain Java. */
class TorchNetworksTest {

    private static final NDManager MANAGER = Torch.start();
    private static final int BATCH = 3;
    private static final int[] LABELS = {4, 0, 9};
    private static final double[][] IMAGES = drawn(BATCH, PlainNetwork.SIDE * PlainNetwork.SIDE, 0, 1, 1);
    private static final double NEGLIGIBLE = 1e-5;

    @AfterAll
    static void close() {
        MANAGER.close();
    }

    private static NDArray images() {
        return Torch.tensor(MANAGER, IMAGES, new Shape(BATCH, 1, PlainNetwork.SIDE, PlainNetwork.SIDE));
    }

    private static NDArray labels() {
        return MANAGER.create(Arrays.stream(LABELS).asLongStream().toArray()).duplicate();
    }

    /** Kernels 20 x 100, hidden 128 x 500, output 10 x 128. */
    private static List<double[][]> digitalWeights() {
        return List.of(drawn(20, 100, -0.1, 0.1, 2), drawn(128, 500, -0.05, 0.05, 3), drawn(10, 128, -0.1, 0.1, 4));
    }

    /** In double precision; channels come first in the hidden layer's inputs. */
    private static double[][] digitalOutputs(List<double[][]> weights) {
        double[][] channels = product(PlainNetwork.patches(IMAGES), transposed(weights.get(0)));
        double[][] values = new double[BATCH][500];
        for (int row = 0; row < channels.length; row++) {
            for (int c = 0; c < 20; c++) {
                values[row / PlainNetwork.POSITIONS][c * PlainNetwork.POSITIONS + row % PlainNetwork.POSITIONS] =
                        Math.max(channels[row][c], 0);
            }
        }
        double[][] hidden = each(product(values, transposed(weights.get(1))), v -> Math.max(v, 0));
        return product(hidden, transposed(weights.get(2)));
    }

    private static List<NDArray> tensors(List<double[][]> weights) {
        return weights.stream().map(rows -> Torch.tensor(MANAGER, rows)).toList();
    }

    private static DigitalNetwork digital(List<NDArray> tensors) {
        return new DigitalNetwork(tensors.get(0), tensors.get(1), tensors.get(2));
    }

    @Test
    void digitalOutputsAreThoseOfPlainJava() {
        List<double[][]> weights = digitalWeights();
        List<NDArray> tensors = tensors(weights);
        NDArray kernels = tensors.getFirst().reshape(20, 1, 10, 10);
        double[][] outputs =
                Torch.rows(new DigitalNetwork(kernels, tensors.get(1), tensors.get(2)).results(images()), BATCH);
        double[][] expected = digitalOutputs(weights);
        assertThat(Arrays.stream(expected)
                        .flatMapToDouble(Arrays::stream)
                        .map(Math::abs)
                        .max()
                        .orElse(0))
                .isGreaterThan(0.05);
        for (int r = 0; r < BATCH; r++) {
            assertThat(outputs[r]).containsExactly(expected[r], within(1e-5));
        }
    }

    /** Gradients by central differences, of every 211th weight. */
    @Test
    void firstStepOfDigitalTrainingFollowsTheGradient() {
        List<double[][]> weights = digitalWeights();
        NDArray kernels = Torch.tensor(MANAGER, weights.get(0), new Shape(20, 1, 10, 10));
        List<NDArray> tensors =
                List.of(kernels, Torch.tensor(MANAGER, weights.get(1)), Torch.tensor(MANAGER, weights.get(2)));
        digital(tensors).train(images(), labels());
        int compared = 0;
        for (int m = 0; m < weights.size(); m++) {
            double[][] matrix = weights.get(m);
            double[][] trained = Torch.rows(tensors.get(m), matrix.length);
            for (int i = 0; i < matrix.length * matrix[0].length; i += 211) {
                int r = i / matrix[0].length;
                int c = i % matrix[0].length;
                double before = matrix[r][c];
                matrix[r][c] = before + 1e-5;
                double above = PlainNetwork.loss(digitalOutputs(weights), LABELS);
                matrix[r][c] = before - 1e-5;
                double below = PlainNetwork.loss(digitalOutputs(weights), LABELS);
                matrix[r][c] = before;
                double gradient = (above - below) / 2e-5;
                if (Math.abs(gradient) > NEGLIGIBLE) {
                    compared++;
                    assertThat(trained[r][c] - before).isCloseTo(PlainNetwork.firstStep(gradient, 1e-3), within(2e-5));
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    /** 100 x 20, 500 x 128, 128 x 10; the columns of the second differ in their mean, so that results have all signs and sizes. */
    private static List<double[][]> mockWeights() {
        double[][] hidden = drawn(500, 128, -40, 40, 6);
        for (double[] row : hidden) {
            for (int c = 0; c < row.length; c++) {
                row[c] = (float) (row[c] + (c - 64) * 0.3);
            }
        }
        return List.of(drawn(100, 20, -20, 40, 5), hidden, drawn(128, 10, -63, 63, 7));
    }

    /** What the mock computes without noise: rounded inputs, rounded weights and results of each product. */
    private record MockTrace(List<double[][]> inputs, List<double[][]> weights, List<double[][]> results) {

        static MockTrace of(List<double[][]> weights) {
            double[][] patches = PlainNetwork.patches(each(IMAGES, v -> (float) v * 31f));
            double[][] first = mockProduct(patches, weights.get(0), 128);
            double[][] values = PlainNetwork.rows(each(first, MockTrace::relu), BATCH);
            double[][] second = mockProduct(values, weights.get(1), 128);
            double[][] hidden = each(second, MockTrace::relu);
            return new MockTrace(
                    List.of(each(patches, Math::rint), values, hidden),
                    weights.stream().map(w -> each(w, Math::rint)).toList(),
                    List.of(first, second, mockProduct(hidden, weights.get(2), 128)));
        }

        private static double relu(double result) {
            return Math.min(Math.floor(Math.max(result, 0) / 4), 31);
        }

        double[][] outputs() {
            return each(results.get(2), v -> v / 8);
        }

        /** The gradient of each matrix, from the last to the first. */
        List<double[][]> gradients() {
            double[][] output = each(PlainNetwork.lossGradient(outputs(), LABELS), g -> g / 8);
            double[][] hidden = before(output, 2, BATCH);
            double[][] first = before(hidden, 1, BATCH * PlainNetwork.POSITIONS);
            return List.of(gradient(output, 2), gradient(hidden, 1), gradient(first, 0));
        }

        private double[][] gradient(double[][] from, int matrix) {
            return each(product(transposed(inputs.get(matrix)), from), g -> g * 0.002);
        }

        private double[][] before(double[][] from, int matrix, int rows) {
            double[][] gradient = PlainNetwork.rows(product(from, transposed(weights.get(matrix))), rows);
            double[][] slopes = each(results.get(matrix - 1), v -> v > 0 ? 0.002 / 4 : 0);
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < gradient[r].length; c++) {
                    gradient[r][c] *= slopes[r][c];
                }
            }
            return gradient;
        }
    }

    /** Bit for bit, in every layer. */
    @Test
    void mockOutputsAreThoseOfPlainJava() {
        List<double[][]> weights = mockWeights();
        double[][] outputs = Torch.rows(new MockNetwork(new LinearMock(0), tensors(weights)).results(images()), BATCH);
        MockTrace expected = MockTrace.of(weights);
        assertThat(outputs).isDeepEqualTo(expected.outputs());
        for (double[][] results : expected.results()) {
            assertThat(Arrays.stream(results)
                            .flatMapToDouble(Arrays::stream)
                            .distinct()
                            .count())
                    .as("different results of a layer")
                    .isGreaterThan(10);
        }
    }

    @Test
    void firstStepOfMockTrainingFollowsTheGradientAndStaysInRange() {
        List<double[][]> weights = mockWeights();
        List<NDArray> tensors = tensors(weights);
        new MockNetwork(new LinearMock(0), tensors).train(images(), labels());
        List<double[][]> gradients = MockTrace.of(weights).gradients().reversed();
        for (int m = 0; m < weights.size(); m++) {
            double[][] matrix = weights.get(m);
            double[][] trained = Torch.rows(tensors.get(m), matrix.length);
            int compared = 0;
            for (int r = 0; r < matrix.length; r++) {
                for (int c = 0; c < matrix[r].length; c++) {
                    double gradient = gradients.get(m)[r][c];
                    if (Math.abs(gradient) > NEGLIGIBLE) {
                        compared++;
                        double expected = Math.clamp(matrix[r][c] + PlainNetwork.firstStep(gradient, 0.1), -63.0, 63.0);
                        assertThat(trained[r][c]).isCloseTo(expected, within(0.002));
                    }
                }
            }
            assertThat(compared).as("weights of matrix %s", m).isGreaterThan(500);
        }
    }
}
