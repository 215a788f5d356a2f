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
    private static final float SQRT_TWO = (float) Math.sqrt(2);

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
        if (gate == null || gated.product() != null || !gated.affine().isUniform()) {
            return null;
        }
        ElementFunction function = gate.function();
        Activation inner = gate.input();
        boolean isMish = function.kind() == Kind.TANH;
        if (isMish) {
            Gate softplus = inner.gate();
            if (softplus == null
                    || softplus.function().kind() != Kind.SOFTPLUS
                    || !inner.affine().isNone()) {
                return null;
            }
            inner = softplus.input();
        }
        Uniform before = Uniform.between(input.affine(), inner.affine());
        boolean isSame =
                isSame(inner.flow(), input.flow()) && isViewedAlike(inner, input) && isViewedAlike(gated, input);
        if (before == null || !isSame) {
            return null;
        }
        Uniform after = new Uniform(gated.affine().factor(0), gated.affine().offset(0));
        boolean bare = before.isIdentity() && after.offset() == 0;
        float factor = after.factor();
        return switch (function.kind()) {
            case SIGMOID ->
                before.offset() != 0 || after.offset() != 0
                        ? null
                        : made(operation, input, new ElementFunction(Kind.SWISH, before.factor(), 0), factor);
            case HARD_SIGMOID ->
                bare && close(function.alpha(), 1 / 6.0) && close(function.beta(), 0.5)
                        ? made(operation, input, ElementFunction.of(Kind.HARD_SWISH), factor)
                        : null;
            case CLIP -> {
                boolean shifted = close(before.factor(), 1) && close(before.offset(), 3) && after.offset() == 0;
                yield shifted && function.alpha() == 0 && close(function.beta(), 6)
                        ? made(operation, input, ElementFunction.of(Kind.HARD_SWISH), 6 * factor)
                        : null;
            }
            case TANH -> bare ? made(operation, input, ElementFunction.of(Kind.MISH), factor) : null;
            case ERF ->
                before.offset() == 0 && before.factor() > 0 && close(after.factor(), after.offset())
                        ? gelu(operation, inner, SQRT_TWO * factor / before.factor())
                        : null;
            default -> null;
        };
    }

    /** The input of the error function is that of GELU by the square root of 2. */
    private static Activation gelu(Operation operation, Activation inner, float factor) {
        String name = operation.draft().freeName(operation.name() + "-input");
        Affine whole = Affine.uniform(name, inner.size(), SQRT_TWO, 0);
        return made(operation, inner.scaled(whole), ElementFunction.of(Kind.GELU), factor);
    }

    @SuppressWarnings("ReferenceEquality") // the results of the same layer, not of one like it
    private static boolean isSame(Flow first, Flow second) {
        return first == second;
    }

    private static boolean isViewedAlike(Activation first, Activation second) {
        return Arrays.equals(first.dimensions(), second.dimensions()) && Arrays.equals(first.order(), second.order());
    }

    private static boolean close(double value, double wanted) {
        return Math.abs(value - wanted) <= TOLERANCE * Math.abs(wanted);
    }

    private static Activation made(Operation operation, Activation input, ElementFunction function, float factor) {
        Activation taken = operation.draft().scaled(input);
        Activation results = taken.then(taken.flow().host(function).named(operation.name()));
        String name = operation.draft().freeName(operation.name() + "-scale");
        return results.scaled(Affine.uniform(name, results.size(), factor, 0));
    }
}
