package dev.synram.kernel.provider;

import dev.synram.kernel.Kernels;
import dev.synram.kernel.arithmetic.Fma;
import dev.synram.kernel.scalar.ScalarKernels;
import dev.synram.kernel.simd.SimdKernels;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** The rules by which {@link KernelProvider} chooses. */
final class KernelChoice {

    private static final String MODULE = "jdk.incubator.vector";
    private static final String SCALAR = "scalar";
    private static final String SHORT = "short";
    private static final String SIMD = "simd";

    private KernelChoice() {}

    /**
     * Chooses.
     *
     * @param forced what the property says, or null if it is not set
     * @param obstacle why the Vector API cannot be used, or null if it can
     * @param logger receives one message if the choice is plain Java for another reason than that the work is short
     */
    static Kernels choose(@Nullable String forced, @Nullable String obstacle, Logger logger) {
        return switch (forced) {
            case null -> obstacle == null ? SimdKernels.all() : slow(obstacle, logger);
            case SCALAR -> {
                logger.log(Level.INFO, "kernels compute in plain Java: forced by " + KernelProvider.PROPERTY);
                yield ScalarKernels.all();
            }
            case SHORT -> ScalarKernels.all();
            case SIMD -> {
                if (obstacle != null) {
                    throw new IllegalStateException(
                            "%s=%s forces the Vector API: %s".formatted(KernelProvider.PROPERTY, SIMD, obstacle));
                }
                yield SimdKernels.all();
            }
            default ->
                throw new IllegalArgumentException(
                        "%s is '%s'; allowed are '%s' for plain Java and '%s' for the Vector API"
                                .formatted(KernelProvider.PROPERTY, forced, SCALAR, SIMD));
        };
    }

    private static Kernels slow(String obstacle, Logger logger) {
        logger.log(Level.WARNING, "kernels compute in plain Java, which is much slower: " + obstacle);
        return ScalarKernels.all();
    }

    /** Why this process cannot use the Vector API, or null if it can. */
    static @Nullable String obstacle() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return "the module %s is not resolved; start Java with --add-modules %s".formatted(MODULE, MODULE);
        }
        if (!Fma.IN_HARDWARE) {
            return "this Java has no fused multiply-add: the processor lacks it, or -XX:-UseFMA forbids it";
        }
        return obstacle(SimdKernels.lanes());
    }

    /** Why vectors of so many floats cannot be used, or null if they can. */
    static @Nullable String obstacle(int lanes) {
        return lanes >= SimdKernels.FEWEST_LANES && lanes <= SimdKernels.MOST_LANES
                ? null
                : "this machine's vectors hold %s floats; the kernels are made for %s to %s"
                        .formatted(lanes, SimdKernels.FEWEST_LANES, SimdKernels.MOST_LANES);
    }
}
