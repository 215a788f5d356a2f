package dev.synram.nir.node;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Checks of the fields of nodes. */
final class Shapes {

    private Shapes() {}

    /** A field of a node. */
    record Field(String name, Tensor value) {

        void requireFinite() {
            try {
                value.requireFinite();
            } catch (NirException e) {
                throw e.at(name);
            }
        }

        void requirePositive() {
            requireFinite();
            for (int i = 0; i < value.size(); i++) {
                if (value.get(i) <= 0) {
                    throw new NirException("%s: element %s is %s; it must be above 0".formatted(name, i, value.get(i)));
                }
            }
        }
    }

    /** Checks that all parameters of neurons have one shape and are finite. */
    static void requireEqual(Field... fields) {
        Field first = fields[0];
        for (Field field : fields) {
            field.requireFinite();
            if (!field.value().shape().equals(first.value().shape())) {
                throw new NirException(
                        "%s has the shape %s, but %s has %s; all parameters of a node must have one shape"
                                .formatted(
                                        field.name(),
                                        field.value().shape(),
                                        first.name(),
                                        first.value().shape()));
            }
        }
    }

    /** The shape of results that are computed element by element. */
    static Dimensions elementwise(Dimensions parameters, Dimensions input) {
        if (parameters.elements() == 1) {
            return input;
        }
        if (!parameters.matches(input)) {
            throw new NirException("its input has the shape %s, but its parameters have %s; make them equal"
                    .formatted(input, parameters));
        }
        return parameters;
    }

    /** The bias of a weight matrix or kernel, one for each output. */
    static void requireBias(Tensor bias, Dimensions expected) {
        new Field("bias", bias).requireFinite();
        if (!bias.shape().matches(expected)) {
            throw new NirException("bias has the shape %s; expected is %s, one for each output of weight"
                    .formatted(bias.shape(), expected));
        }
    }

    /** The shape of the results of a matrix, or of a stack of them: the last dimension is that of its inputs. */
    static Dimensions product(Dimensions weight, Dimensions input) {
        List<Integer> stack = weight.sizes().subList(0, weight.rank() - 2);
        Dimensions expected = extended(stack, weight.size(-1));
        if (!input.matches(expected)) {
            throw new NirException("its input has the shape %s; its weight of %s expects %s, so flatten or resize it"
                    .formatted(input, weight, expected));
        }
        return extended(stack, weight.size(-2));
    }

    static void requireMatrix(Tensor weight) {
        new Field("weight", weight).requireFinite();
        if (weight.shape().rank() < 2) {
            throw new NirException("weight has the shape %s; expected are outputs x inputs".formatted(weight.shape()));
        }
    }

    static Dimensions extended(List<Integer> sizes, int last) {
        List<Integer> all = new ArrayList<>(sizes);
        all.add(last);
        return new Dimensions(all);
    }

    /** Whole numbers of a field, one a dimension. */
    static List<Integer> require(String name, List<Integer> values, int count, int least) {
        if (values.size() != count) {
            throw new NirException("%s has %s numbers; expected %s %s"
                    .formatted(name, values.size(), count == 1 ? "is" : "are", count));
        }
        for (int value : values) {
            if (value < least || value > 1 << 20) {
                throw new NirException("%s is %s; it must be %s..%s".formatted(name, value, least, 1 << 20));
            }
        }
        return List.copyOf(values);
    }
}
