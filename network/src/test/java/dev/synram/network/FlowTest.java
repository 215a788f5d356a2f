package dev.synram.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Pool;
import dev.synram.network.layer.Reshape;
import dev.synram.network.quantization.LoweringPass;
import dev.synram.network.shape.Axis;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTest {

    private static final Flow IMAGE = Flow.input(new Shape(3, 8, 10));

    @Test
    void branchesAreCountedOnceAndNamed() {
        Flow stem = IMAGE.conv2d(4, Window.square(3).padding(1)).named("stem");
        Network network = stem.relu()
                .conv2d(4, Window.square(1))
                .add(stem)
                .globalAveragePool()
                .network("branches");
        assertThat(network.nodes())
                .extracting(Node::name)
                .containsExactly("input", "stem", "relu1", "conv1", "add1", "average1");
        assertThat(network.nodes().get(4).inputs()).containsExactly(3, 1);
        assertThat(network.output()).isEqualTo(Shape.vector(4));
        assertThat(network.consumers().get(1)).containsExactly(2, 4);
    }

    @Test
    void shapesFollowWindows() {
        assertThat(IMAGE.conv2d(5, Window.square(3).stride(2).padding(1)).shape())
                .isEqualTo(new Shape(5, 4, 5));
        assertThat(IMAGE.conv2d(5, Window.square(3).dilation(3)).shape()).isEqualTo(new Shape(5, 2, 4));
        assertThat(Flow.input(new Shape(2, 1, 20)).conv1d(3, 5, 2, 1).shape()).isEqualTo(new Shape(3, 1, 9));
        assertThat(IMAGE.maxPool(2).shape()).isEqualTo(new Shape(3, 4, 5));
        assertThat(IMAGE.flatten().shape()).isEqualTo(Shape.vector(240));
        assertThat(IMAGE.concatenate(IMAGE).shape()).isEqualTo(new Shape(6, 8, 10));
        assertThat(IMAGE.conv2d(4, new Window(new Axis(2, 1, 0, 1, 1), Axis.of(10)))
                        .shape())
                .isEqualTo(new Shape(4, 8, 1));
    }

    @Test
    void mismatchesAreReportedWithBothShapes() {
        assertThatThrownBy(() -> IMAGE.add(IMAGE.maxPool(2)))
                .hasMessageStartingWith("layer add after [input 3 x 8 x 10 (3 x 8 x 10), max pooling, 2x2, stride 2")
                .hasMessageEndingWith("inputs of 3 x 8 x 10 and 3 x 4 x 5 cannot be added");
        assertThatThrownBy(() -> IMAGE.concatenate(IMAGE.maxPool(2)))
                .hasMessageEndingWith("inputs of 3 x 8 x 10 and 3 x 4 x 5 cannot be concatenated");
        assertThatThrownBy(() -> IMAGE.named("image").conv2d(4, Window.square(3), 2, Bias.NONE))
                .hasMessage("layer conv 4, 3x3, 2 groups after [image (3 x 8 x 10)]: "
                        + "3 channels of an input of 3 x 8 x 10 cannot be divided into 2 groups");
        assertThatThrownBy(() -> IMAGE.then(new Reshape(new Shape(7, 8, 9))))
                .hasMessageEndingWith(
                        "an input of 3 x 8 x 10 with 240 elements cannot be reshaped to 7 x 8 x 9 with 504");
        assertThatThrownBy(() -> IMAGE.dense(2).named("a").dense(2).named("a").network("twice"))
                .hasMessage("network twice has two layers with the name a");
        assertThatThrownBy(() -> new Bias(true, -1)).hasMessageContaining("at least 0 rows");
        assertThatThrownBy(() -> new Pool(Pool.Mode.MAX, Window.square(2).padding(2)))
                .hasMessageContaining("outside the input");
    }

    @Test
    void layersCheckTheKindOfTheirInputs() {
        assertThatThrownBy(() -> ValueKind.of(IMAGE.dense(4).dense(2).network("raw")))
                .hasMessage(
                        "layer dense2 (dense 2) of network raw needs activations, which the layer before it does not produce");
        assertThatThrownBy(() -> ValueKind.of(IMAGE.convertingRelu(2).network("early")))
                .hasMessageContaining("needs 8-bit results");
        assertThatThrownBy(() -> ValueKind.of(IMAGE.concatenate(IMAGE.conv2d(1, Window.square(1)))
                        .dense(1)
                        .network("mixed")))
                .hasMessageContaining("layer concatenate1 (concatenate) of network mixed needs either");
        Network network = LoweringPass.of(
                IMAGE.dense(4).relu().maxPool(1).dense(3).dense(2).network("raw"));
        assertThat(network.nodes())
                .extracting(node -> node.layer().toString())
                .contains("converting ReLU, shift 2", "signed requantization, shift 2");
        assertThat(ValueKind.of(network))
                .isEqualTo(List.of(
                        ValueKind.ACTIVATION,
                        ValueKind.RESULT,
                        ValueKind.RESULT,
                        ValueKind.RESULT,
                        ValueKind.ACTIVATION,
                        ValueKind.RESULT,
                        ValueKind.SIGNED_ACTIVATION,
                        ValueKind.RESULT));
    }

    /** Chips and training skip a softmax, so nothing may be computed with its results. */
    @Test
    void whatUsersDoWithResultsBelongsToTheEnd() {
        Flow results = IMAGE.dense(4);
        assertThatThrownBy(() -> results.softmax().dense(2).network("early"))
                .isInstanceOf(NetworkException.class)
                .hasMessage("layer dense2 (dense 2) of network early takes the results of softmax1 (softmax), "
                        + "which belongs to the end of a network");
        Flow moved = results.softmax().then(new Reshape(new Shape(2, 1, 2))).flatten();
        assertThat(moved.argMax().network("moved").output()).isEqualTo(Shape.vector(1));
        assertThatThrownBy(() -> moved.relu().network("early")).hasMessageContaining("of flatten1 (flatten)");
        assertThatThrownBy(() -> results.argMax().add(results.argMax()).network("early"))
                .hasMessageContaining("takes the results of argmax1");
    }

    @Test
    void deepNetworksDoNotOverflowTheStack() {
        Flow flow = Flow.input(Shape.vector(1));
        for (int i = 0; i < 20_000; i++) {
            flow = flow.relu();
        }
        assertThat(flow.network("deep").nodes()).hasSize(20_001);
    }
}
