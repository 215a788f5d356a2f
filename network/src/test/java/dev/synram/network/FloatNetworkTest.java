package dev.synram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.network.layer.Bias;
import dev.synram.network.shape.Shape;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FloatNetworkTest {

    private static FloatWeights matrix(int rows, int columns, float... values) {
        return new FloatWeights(rows, columns, values);
    }

    @Test
    void normalizationIsFoldedIntoWeightsAndBias() {
        Network network = Flow.input(Shape.vector(2))
                .dense(2, Bias.DIGITAL)
                .batchNorm()
                .relu()
                .dense(1)
                .batchNorm()
                .network("normalized");
        FloatNetwork folded = new FloatNetwork(
                        network,
                        List.of(
                                matrix(2, 2, 1, 2, 3, 4),
                                matrix(1, 2, 10, 20),
                                matrix(2, 2, 2, -1, 100, 200),
                                matrix(2, 1, 5, 6),
                                matrix(2, 1, 3, 7)))
                .folded();
        assertThat(folded.network().nodes())
                .extracting(Node::name)
                .containsExactly("input", "dense1", "relu1", "dense2");
        assertThat(values(folded, 1, Parameter.Role.WEIGHTS)).containsExactly(2, -2, 6, -4);
        assertThat(values(folded, 1, Parameter.Role.BIAS)).containsExactly(120, 180);
        assertThat(values(folded, 3, Parameter.Role.WEIGHTS)).containsExactly(15, 18);
        assertThat(values(folded, 3, Parameter.Role.BIAS)).as("it had no bias").containsExactly(7);
    }

    private static float[] values(FloatNetwork network, int node, Parameter.Role role) {
        return Objects.requireNonNull(network.of(node, role)).values();
    }

    @Test
    void normalizationThatCannotBeFoldedIsNamed() {
        Flow dense = Flow.input(Shape.vector(2)).dense(2);
        Network branched = dense.batchNorm().add(dense).network("branched");
        FloatNetwork network = new FloatNetwork(branched, List.of(matrix(2, 2, 1, 2, 3, 4), matrix(2, 2, 1, 1, 0, 0)));
        assertThatThrownBy(network::folded)
                .hasMessage("layer norm1 of network branched can only be folded into a multiplication that has "
                        + "no other consumer");
    }

    @Test
    void parametersMustFit() {
        Network network = Flow.input(Shape.vector(2)).dense(3, Bias.ON_ARRAY).network("biased");
        assertThatThrownBy(() -> new FloatNetwork(network, List.of(matrix(2, 3, 1, 2, 3, 4, 5, 6))))
                .hasMessage("network biased has 2 matrices of parameters, not 1");
        assertThatThrownBy(
                        () -> new FloatNetwork(network, List.of(matrix(3, 2, 1, 2, 3, 4, 5, 6), matrix(1, 3, 1, 2, 3))))
                .hasMessage("weights of layer dense1 are 2 x 3, not 3 x 2");
    }
}
