package dev.synram.nir.field;

import dev.synram.nir.value.Dimensions;
import dev.synram.nir.value.Integers;
import dev.synram.nir.value.NirException;
import dev.synram.nir.value.Padding;
import dev.synram.nir.value.Tensor;
import dev.synram.nir.value.Text;
import dev.synram.nir.value.Value;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Takes the fields of a node one by one; what is left is unknown. */
final class FieldReader {

    private final Map<String, Value> left;

    FieldReader(Map<String, Value> fields) {
        left = new TreeMap<>(fields);
    }

    private Value take(String name) {
        Value value = left.remove(name);
        if (value == null) {
            throw new NirException(
                    "field '%s' is missing; export the graph again with a current version of its tool".formatted(name));
        }
        return value;
    }

    /** Floating-point numbers; whole numbers are taken as such. */
    Tensor tensor(String name) {
        return tensor(name, take(name));
    }

    private static Tensor tensor(String name, Value value) {
        return switch (value) {
            case Tensor tensor -> tensor;
            case Integers integers -> integers.tensor();
            default -> throw new NirException("field '%s' is no array of numbers".formatted(name));
        };
    }

    /** Floating-point numbers in the shape of others, or a single one that holds for all of them. */
    Tensor tensorLike(String name, Tensor other) {
        Tensor tensor = tensor(name);
        return tensor.size() == 1 && !tensor.shape().equals(other.shape())
                ? (tensor.precision() == other.precision()
                        ? other.filled(tensor.get(0))
                        : Tensor.of(
                                other.shape(),
                                Collections.nCopies(other.size(), tensor.get(0)).stream()
                                        .mapToDouble(Double::doubleValue)
                                        .toArray()))
                : tensor;
    }

    /** The membrane after a spike: files before version 1 have none and mean zero. */
    Tensor reset(Tensor threshold) {
        return left.containsKey("v_reset") ? tensorLike("v_reset", threshold) : threshold.filled(0);
    }

    /** Weights of inputs: files may leave them out and mean one. */
    Tensor inputWeight(Tensor leak) {
        return left.containsKey("w_in") ? tensorLike("w_in", leak) : leak.filled(1);
    }

    int integer(String name) {
        List<Integer> values = integers(name);
        if (values.size() != 1) {
            throw new NirException("field '%s' has %s numbers; expected is one".formatted(name, values.size()));
        }
        return values.getFirst();
    }

    private List<Integer> integers(String name) {
        return integers(name, take(name));
    }

    private static List<Integer> integers(String name, Value value) {
        try {
            return switch (value) {
                case Integers integers -> integers.ints();
                case Tensor tensor -> whole(tensor).ints();
                default -> throw new NirException("it is no array of whole numbers");
            };
        } catch (NirException e) {
            throw e.at("field '%s'".formatted(name));
        }
    }

    private static Integers whole(Tensor tensor) {
        double[] values = tensor.toDoubles();
        for (double value : values) {
            if (value != Math.rint(value) || Math.abs(value) > 1e9) {
                throw new NirException("%s is no whole number".formatted(value));
            }
        }
        return new Integers(
                tensor.shape(), Arrays.stream(values).mapToObj(v -> (long) v).toList());
    }

    /** Whole numbers, one for each dimension; a single one holds for all. */
    List<Integer> perDimension(String name, int dimensions) {
        List<Integer> values = integers(name);
        return values.size() == 1 ? Collections.nCopies(dimensions, values.getFirst()) : values;
    }

    /** Sizes, or an empty list if the file has none. */
    List<Integer> optionalSizes(String name) {
        return left.containsKey(name) ? integers(name) : List.of();
    }

    Dimensions dimensions(String name) {
        try {
            return new Dimensions(integers(name));
        } catch (NirException e) {
            throw e.at("field '%s'".formatted(name));
        }
    }

    Padding padding(int dimensions) {
        @Nullable Value value = left.get("padding");
        if (value instanceof Text(String text)) {
            left.remove("padding");
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "same" -> Padding.Named.SAME;
                case "valid" -> Padding.Named.VALID;
                default -> throw new NirException("padding is '%s'; it must be same, valid or numbers".formatted(text));
            };
        }
        return new Padding.Sizes(perDimension("padding", dimensions));
    }

    /** Refuses fields that were not taken. */
    void requireEnd() {
        if (!left.isEmpty()) {
            throw new NirException("field '%s' is not part of the specification; remove it, or move it to the metadata"
                    .formatted(left.keySet().iterator().next()));
        }
    }
}
