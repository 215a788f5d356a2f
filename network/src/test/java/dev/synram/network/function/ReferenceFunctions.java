package dev.synram.network.function;

/** The functions of ONNX in double precision, as its operators define them. */
final class ReferenceFunctions {

    private static final int TERMS = 150;

    /** From here on, the error function differs from 1 by less than 1e-8. */
    private static final double SATURATED = 4.1;

    private ReferenceFunctions() {}

    static double of(ElementFunction.Kind kind, double a, double b, double x) {
        return switch (kind) {
            case LEAKY_RELU -> x < 0 ? a * x : x;
            case TANH -> (Math.exp(x) - Math.exp(-x)) / (Math.exp(x) + Math.exp(-x));
            case SIGMOID -> sigmoid(x);
            case HARD_SIGMOID -> hardSigmoid(a, b, x);
            case HARD_SWISH -> x * hardSigmoid(1.0 / 6, 0.5, x);
            case SWISH -> x * sigmoid(a * x);
            case ELU -> x < 0 ? a * (Math.exp(x) - 1) : x;
            case SELU -> x <= 0 ? b * (a * Math.exp(x) - a) : b * x;
            case CELU -> Math.max(0, x) + Math.min(0, a * (Math.exp(x / a) - 1));
            case GELU -> 0.5 * x * (1 + erf(x / Math.sqrt(2)));
            case GELU_TANH -> 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * Math.pow(x, 3))));
            case SOFTPLUS -> Math.log(Math.exp(x) + 1);
            case SOFTSIGN -> x / (1 + Math.abs(x));
            case MISH -> x * Math.tanh(Math.log(Math.exp(x) + 1));
            case ERF -> erf(x);
            case ABS -> x < 0 ? -x : x;
            case CLIP -> Math.min(Math.max(x, a), b);
        };
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    private static double hardSigmoid(double a, double b, double x) {
        return Math.max(0, Math.min(1, a * x + b));
    }

    /** The series of Maclaurin; its error for arguments up to 5 is below 1e-6. */
    private static double erf(double x) {
        if (Math.abs(x) > SATURATED) {
            return Math.signum(x);
        }
        double power = x;
        double sum = 0;
        for (int n = 0; n < TERMS; n++) {
            sum += power / (2 * n + 1);
            power *= -x * x / (n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * sum;
    }

    static double[] layerNormalization(double epsilon, double[] x) {
        double mean = 0;
        for (double value : x) {
            mean += value / x.length;
        }
        double variance = 0;
        for (double value : x) {
            variance += Math.pow(value - mean, 2) / x.length;
        }
        double[] results = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            results[i] = (x[i] - mean) / Math.sqrt(variance + epsilon);
        }
        return results;
    }

    static double[] softmax(double[] x) {
        double sum = 0;
        for (double value : x) {
            sum += Math.exp(value);
        }
        double[] results = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            results[i] = Math.exp(x[i]) / sum;
        }
        return results;
    }
}
