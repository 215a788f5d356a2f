package dev.synram.onnx.reader;

import dev.synram.network.Flow;
import dev.synram.network.function.ElementFunction;
import dev.synram.network.function.ElementFunction.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Products of results with a function of them, as exporters write SiLU, HardSwish, Mish and GELU where the version of
 * their operators has no such function.
 */
final class Gates {

    private static final double TOLERANCE = 1e-4;

    private Gates() {}

    static Activation multiply(Operation operation) {
        Activation first = operation.unpadded(0);
        Activation second = operation.unpadded(1);
        Activation found = gated(operation, first, second);
        found = found == null ? gated(operation, second, first) : found;
        if (found == null) {
            throw operation.refused("it multiplies results of layers with each other; a chip multiplies with "
                    + "constant weights only, except in SiLU, HardSwish, Mish and GELU");
        }
        return found;
    }

    private static @Nullable Activation gated(Operation operation, Activation input, Activation gated) {
        Gate gate = gated.gate();
        if (gate == null || gated.product() != null) {
            return null;
        }
        ElementFunction function = gate.function();
        Activation inner = gate.input();
        Gate softplus = function.kind() == Kind.TANH ? inner.gate() : null;
        if (softplus != null && softplus.function().kind() == Kind.SOFTPLUS) {
            inner = softplus.input();
        }
        boolean alike = isSame(inner.flow(), input.flow())
                && Arrays.equals(inner.order(), input.order())
                && input.affine().isUniform()
                && inner.affine().isUniform()
                && gated.affine().isUniform()
                && !input.affine().hasOffsets();
        if (!alike) {
            return null;
        }
        Affine before = inner.affine();
        Affine after = gated.affine();
        boolean bare = before.isNone() && !after.hasOffsets();
        float factor = input.affine().factor(0) * after.factor(0);
        return switch (function.kind()) {
            case SIGMOID ->
                before.hasOffsets() || after.hasOffsets()
                        ? null
                        : made(operation, input, new ElementFunction(Kind.SWISH, before.factor(0), 0), factor);
            case HARD_SIGMOID ->
                bare && close(function.alpha(), 1 / 6.0) && close(function.beta(), 0.5)
                        ? made(operation, input, ElementFunction.of(Kind.HARD_SWISH), factor)
                        : null;
            case CLIP -> {
                boolean shifted = close(before.factor(0), 1) && close(before.offset(0), 3) && !after.hasOffsets();
                yield shifted && function.alpha() == 0 && close(function.beta(), 6)
                        ? made(operation, input, ElementFunction.of(Kind.HARD_SWISH), 6 * factor)
                        : null;
            }
            case TANH ->
                softplus != null && bare ? made(operation, input, ElementFunction.of(Kind.MISH), factor) : null;
            case ERF -> {
                boolean shifted = close(after.factor(0), after.offset(0));
                yield shifted && close(before.factor(0), Math.sqrt(0.5)) && !before.hasOffsets()
                        ? made(operation, input, ElementFunction.of(Kind.GELU), 2 * factor)
                        : null;
            }
            default -> null;
        };
    }

    @SuppressWarnings("ReferenceEquality") // the results of the same layer, not of one like it
    private static boolean isSame(Flow first, Flow second) {
        return first == second;
    }

    private static boolean close(double value, double wanted) {
        return Math.abs(value - wanted) < TOLERANCE;
    }

    private static Activation made(Operation operation, Activation input, ElementFunction function, float factor) {
        Activation results = input.then(input.flow().host(function).named(operation.name()));
        String name = operation.draft().freeName(operation.name() + "-scale");
        return results.scaled(Affine.uniform(name, results.size(), factor, 0));
    }
}
