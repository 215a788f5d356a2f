package dev.synram.network.function;

import java.util.Locale;

/**
 * A function of each element alone.
 *
 * @param kind the function
 * @param alpha its first parameter; 0 if it has none
 * @param beta its second parameter; 0 if it has none
 */
public record ElementFunction(Kind kind, float alpha, float beta) implements HostFunction {

    private static final double SQRT_TWO_OVER_PI = Math.sqrt(2 / Math.PI);

    /** Coefficient of the cube in the approximation of GELU by tanh (Hendrycks and Gimpel 2016, arXiv 1606.08415). */
    private static final double GELU_CUBE = 0.044715;

    /** The functions, with the definitions of ONNX. */
    public enum Kind {
        /** {@code x} above 0, {@code alpha x} below. */
        LEAKY_RELU,
        /** {@code tanh(x)}. */
        TANH,
        /** {@code 1 / (1 + exp(-x))}. */
        SIGMOID,
        /** {@code max(0, min(1, alpha x + beta))}. */
        HARD_SIGMOID,
        /** {@code x max(0, min(1, x / 6 + 1 / 2))}. */
        HARD_SWISH,
        /** {@code x sigmoid(alpha x)}; SiLU with {@code alpha} 1. */
        SWISH,
        /** {@code x} above 0, {@code alpha (exp(x) - 1)} below. */
        ELU,
        /** {@code beta x} above 0, {@code alpha beta (exp(x) - 1)} below. */
        SELU,
        /** {@code x} above 0, {@code alpha (exp(x / alpha) - 1)} below. */
        CELU,
        /** {@code x Phi(x)} with the distribution function of the normal distribution. */
        GELU,
        /** GELU approximated by tanh. */
        GELU_TANH,
        /** {@code log(1 + exp(x))}. */
        SOFTPLUS,
        /** {@code x / (1 + |x|)}. */
        SOFTSIGN,
        /** {@code x tanh(softplus(x))}. */
        MISH,
        /** The error function. */
        ERF,
        /** {@code |x|}. */
        ABS,
        /** {@code max(alpha, min(beta, x))}. */
        CLIP;

        /** The name in files and messages, such as {@code leakyRelu}. */
        public String label() {
            String[] words = name().toLowerCase(Locale.ROOT).split("_", -1);
            StringBuilder text = new StringBuilder(words[0]);
            for (int i = 1; i < words.length; i++) {
                text.append(Character.toUpperCase(words[i].charAt(0))).append(words[i], 1, words[i].length());
            }
            return text.toString();
        }
    }

    public ElementFunction {
        if (!Float.isFinite(alpha) || !Float.isFinite(beta)) {
            throw new IllegalArgumentException(
                    "%s has the parameters %s and %s; they must be finite".formatted(kind.label(), alpha, beta));
        }
        if (kind == Kind.CLIP && alpha > beta) {
            throw new IllegalArgumentException("limits %s..%s contain no number".formatted(alpha, beta));
        }
        if (kind == Kind.CELU && alpha == 0) {
            throw new IllegalArgumentException("celu divides by its first parameter, which is 0");
        }
    }

    /** A function without parameters. */
    public static ElementFunction of(Kind kind) {
        return new ElementFunction(kind, 0, 0);
    }

    /** The function of one number. */
    public float of(float x) {
        return (float)
                switch (kind) {
                    case LEAKY_RELU -> x > 0 ? x : (double) alpha * x;
                    case TANH -> Math.tanh(x);
                    case SIGMOID -> sigmoid(x);
                    case HARD_SIGMOID -> Math.clamp((double) alpha * x + beta, 0.0, 1.0);
                    case HARD_SWISH -> x * Math.clamp(x / 6.0 + 0.5, 0.0, 1.0);
                    case SWISH -> x * sigmoid((double) alpha * x);
                    case ELU -> x > 0 ? x : alpha * Math.expm1(x);
                    case SELU -> x > 0 ? (double) beta * x : (double) beta * alpha * Math.expm1(x);
                    case CELU -> Math.max(0.0, x) + Math.min(0.0, alpha * Math.expm1((double) x / alpha));
                    case GELU -> x * NormalDistribution.cumulative(x);
                    case GELU_TANH -> 0.5 * x * (1 + Math.tanh(geluArgument(x)));
                    case SOFTPLUS -> softplus(x);
                    case SOFTSIGN -> x / (1.0 + Math.abs(x));
                    case MISH -> x * Math.tanh(softplus(x));
                    case ERF -> NormalDistribution.error(x);
                    case ABS -> Math.abs(x);
                    case CLIP -> Math.max(alpha, Math.min(beta, x));
                };
    }

    /** The derivative at one number. */
    public float slope(float x) {
        return (float)
                switch (kind) {
                    case LEAKY_RELU -> x > 0 ? 1 : alpha;
                    case TANH -> 1 - square(Math.tanh(x));
                    case SIGMOID -> sigmoid(x) * sigmoid(-x);
                    case HARD_SIGMOID -> isWithin((double) alpha * x + beta) ? alpha : 0;
                    case HARD_SWISH -> x <= -3 ? 0 : x >= 3 ? 1 : x / 3.0 + 0.5;
                    case SWISH -> {
                        double share = sigmoid((double) alpha * x);
                        yield share + (double) alpha * x * share * (1 - share);
                    }
                    case ELU -> x > 0 ? 1 : alpha * Math.exp(x);
                    case SELU -> x > 0 ? beta : (double) beta * alpha * Math.exp(x);
                    case CELU -> x > 0 ? 1 : Math.exp((double) x / alpha);
                    case GELU -> NormalDistribution.cumulative(x) + x * NormalDistribution.density(x);
                    case GELU_TANH -> {
                        double tanh = Math.tanh(geluArgument(x));
                        double inner = SQRT_TWO_OVER_PI * (1 + 3 * GELU_CUBE * x * x);
                        yield 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * inner;
                    }
                    case SOFTPLUS -> sigmoid(x);
                    case SOFTSIGN -> 1 / square(1.0 + Math.abs(x));
                    case MISH -> {
                        double tanh = Math.tanh(softplus(x));
                        yield tanh + x * (1 - tanh * tanh) * sigmoid(x);
                    }
                    case ERF -> 2 * Math.sqrt(2) * NormalDistribution.density(Math.sqrt(2) * x);
                    case ABS -> Math.signum(x);
                    case CLIP -> x > alpha && x < beta ? 1 : 0;
                };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double geluArgument(double x) {
        return SQRT_TWO_OVER_PI * (x + GELU_CUBE * x * x * x);
    }

    private static double square(double x) {
        return x * x;
    }

    private static boolean isWithin(double x) {
        return x > 0 && x < 1;
    }

    @Override
    public void apply(float[] values, int from, int channels) {
        for (int i = from; i < from + channels; i++) {
            values[i] = of(values[i]);
        }
    }

    @Override
    public void backward(float[] inputs, float[] gradients, int from, int channels) {
        for (int i = from; i < from + channels; i++) {
            gradients[i] *= slope(inputs[i]);
        }
    }

    @Override
    public boolean isSigned() {
        return switch (kind) {
            case SIGMOID, HARD_SIGMOID, SOFTPLUS, ABS -> false;
            case LEAKY_RELU -> alpha > 0;
            case CLIP -> alpha < 0;
            default -> true;
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case LEAKY_RELU, ELU, CELU -> "%s (%s)".formatted(kind.label(), alpha);
            case SWISH -> alpha == 1 ? "silu" : "swish (%s)".formatted(alpha);
            case HARD_SIGMOID, SELU -> "%s (%s, %s)".formatted(kind.label(), alpha, beta);
            case CLIP -> "clip to %s..%s".formatted(alpha, beta);
            default -> kind.label();
        };
    }
}
