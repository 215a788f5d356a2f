package dev.synram.chip.kernel;

/**
 * Coefficients of {@code asinh(x) / x} in {@code x^2} for {@code x} up to 1, with an error of 1.3e-6 (minimax, fitted
 * for this purpose, exactly 1 at 0). Beyond, the logarithm of {@link NormalKernel} serves.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as they were fitted
final class Asinh {

    static final float C_1 = -0.1666083187f;
    static final float C_2 = 0.0740683228f;
    static final float C_3 = -0.0396356098f;
    static final float C_4 = 0.0175711997f;
    static final float C_5 = -0.0040231771f;

    private Asinh() {}
}
