package dev.synram.kernel.scalar;

import dev.synram.kernel.NormalKernel;

/**
 * Coefficients of {@code asinh(x) / x} in {@code x^2} for {@code x} up to 1, with an error of 1.3e-6 (minimax, fitted
 * for this purpose, exactly 1 at 0). Beyond, the logarithm of {@link NormalKernel} serves.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // coefficients as they were fitted
public final class Asinh {

    public static final float C_1 = -0.1666083187f;
    public static final float C_2 = 0.0740683228f;
    public static final float C_3 = -0.0396356098f;
    public static final float C_4 = 0.0175711997f;
    public static final float C_5 = -0.0040231771f;

    private Asinh() {}
}
