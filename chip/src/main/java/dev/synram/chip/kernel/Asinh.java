package dev.synram.chip.kernel;

/**
 * Coefficients of {@code asinh(x) / x} in {@code x^2} for {@code x} up to 1, with an error of 1e-6 (minimax, fitted for
 * this purpose). Beyond, the logarithm of {@link NormalKernel} serves.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as they were fitted
final class Asinh {

    static final float C_0 = 0.9999989867f;
    static final float C_1 = -0.1665849686f;
    static final float C_2 = 0.0739285201f;
    static final float C_3 = -0.0393024832f;
    static final float C_4 = 0.0172282830f;
    static final float C_5 = -0.0038957675f;

    private Asinh() {}
}
