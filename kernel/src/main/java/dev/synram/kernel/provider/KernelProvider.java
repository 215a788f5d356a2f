package dev.synram.kernel.provider;

import dev.synram.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the implementation of the hot loops, once a process. A message of {@link System.Logger} says why it is plain Java.
 * The system property {@value #PROPERTY} forces the choice: {@code scalar} for plain Java, {@code simd} for the Vector API, and
 * {@code short} for plain Java without a message, where the work is done before vectors would be compiled.
 * Results do not depend on it.
 */
public final class KernelProvider {

    /** The system property that forces the choice. */
    public static final String PROPERTY = "synram.kernels";

    private static @Nullable Kernels chosen;

    private KernelProvider() {}

    /**
     * The fastest kernels that this machine and the modules of this program allow, or those that the property forces.
     *
     * @throws IllegalArgumentException if the property has another value than {@code scalar} and {@code simd}
     * @throws IllegalStateException if the property forces the Vector API and this process cannot use it
     */
    public static synchronized Kernels best() {
        if (chosen == null) {
            chosen = KernelChoice.choose(
                    System.getProperty(PROPERTY),
                    KernelChoice.obstacle(),
                    System.getLogger(KernelProvider.class.getName()));
        }
        return chosen;
    }
}
