package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.layer.Bias;
import dev.synram.network.layer.Conv2d;
import dev.synram.network.layer.Reshape;
import dev.synram.network.shape.Shape;
import dev.synram.network.shape.Window;
import dev.synram.onnx.graph.OnnxException;
import dev.synram.onnx.graph.TensorUses;
import dev.synram.onnx.tensor.ReadBudget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The network while its graph is read: names, weights, and what was asked of all nodes. */
final class NetworkDraft {

    /** The matrix of a layer that scales elements one by one has the square of their number. */
    private static final int MOST_SCALED = 4096;

    private final long opset;
    private final long batch;
    private final TensorUses uses;
    private final Set<String> names = new HashSet<>();
    /** Nodes whose name a layer has that applies their factors and offsets. */
    private final Set<String> scaled = new HashSet<>();

    private final Map<String, Product> products = new HashMap<>();
    private final IdentityHashMap<Affine, IdentityHashMap<Flow, Activation>> applied = new IdentityHashMap<>();

    private final ReadBudget budget = new ReadBudget();
    private final List<String> notes = new ArrayList<>();
    private int translated;

    /**
     * Begins a network.
     *
     * @param opset version of the operators
     * @param batch size of the batch that the file was exported for; 0 if it is open
     */
    NetworkDraft(long opset, long batch, TensorUses uses) {
        this.opset = opset;
        this.batch = batch;
        this.uses = uses;
    }

    /** Number of nodes that were translated. */
    int translated() {
        return translated;
    }

    void countTranslated() {
        translated++;
    }

    long opset() {
        return opset;
    }

    /** Size of the batch that the file was exported for; 0 if it is open. */
    long batch() {
        return batch;
    }

    TensorUses uses() {
        return uses;
    }

    /** Keeps a sentence for users about what is read in another way than the file says. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /** What is read in another way than the file says. */
    List<String> notes() {
        return notes;
    }

    /** The memory for weights and views of results. */
    ReadBudget budget() {
        return budget;
    }

    /** A name that no other layer has. */
    String freeName(String wanted) {
        String name = wanted;
        for (int i = 2; !names.add(name); i++) {
            name = wanted + "-" + i;
        }
        return name;
    }

    /** The multiplication of a layer. */
    @Nullable
    Product product(String layer) {
        return products.get(layer);
    }

    /** The results of a multiplication as images with channels first, or vectors. */
    Activation result(Product product, int[] dimensions) {
        budget.take(product.weights().length, Float.BYTES);
        products.put(product.name(), product);
        return Activation.of(product.flow(), dimensions).producedBy(product);
    }

    /** The results of a multiplication as elements in the order of another view. */
    Activation resultLike(Product product, Activation view) {
        budget.take(product.weights().length, Float.BYTES);
        products.put(product.name(), product);
        return view.then(product.flow()).producedBy(product);
    }

    /** Results with everything applied that was still to be. */
    Activation complete(Activation results) {
        Activation scaled = scaled(results);
        return scaled.padding().length == 0 ? scaled : Padding.applied(this, scaled);
    }

    /**
     * Results with factors and offsets applied: where no multiplication takes them over, they become one of each
     * channel, or element, with a single weight.
     */
    Activation scaled(Activation results) {
        Affine affine = results.affine();
        if (affine.isNone()) {
            return results;
        }
        Activation known = applied.computeIfAbsent(affine, _ -> new IdentityHashMap<>())
                .computeIfAbsent(results.flow(), _ -> multiplied(results));
        Activation viewed = known.viewed(results.dimensions(), results.order());
        return results.padding().length == 0 ? viewed : viewed.padded(results.padding());
    }

    private Activation multiplied(Activation results) {
        Flow flow = results.flow();
        Affine affine = results.affine();
        Shape shape = flow.shape();
        String name = scaled.add(affine.name()) ? affine.name() : freeName(affine.name());
        if (affine.isChannelwise(shape.channels())) {
            return resultLike(channelwise(name, flow, affine), results);
        }
        Product product = channelwise(name, results.vector(), affine);
        Activation vector = resultLike(product, results);
        return results.then(vector.flow().then(new Reshape(shape)));
    }

    private static Product channelwise(String name, Flow input, Affine affine) {
        int channels = input.shape().channels();
        if (channels > MOST_SCALED) {
            throw new OnnxException(
                    "node '%s' scales %s elements one by one where no multiplication takes that over; at most %s are supported"
                            .formatted(name, channels, MOST_SCALED));
        }
        float[] weights = new float[channels * channels];
        float[] offsets = new float[channels];
        for (int c = 0; c < channels; c++) {
            weights[c * channels + c] = affine.factors()[c];
            offsets[c] = affine.offsets()[c];
        }
        Conv2d layer = new Conv2d(channels, Window.square(1), channels, Bias.NONE);
        return new Product(name, input, layer, weights, affine.hasOffsets() ? offsets : null);
    }
}
