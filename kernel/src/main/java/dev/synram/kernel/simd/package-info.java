/** Every hot loop on the Vector API, with the same bits as the reference in {@link dev.synram.kernel.scalar}. */
@NullMarked
package dev.synram.kernel.simd;

import org.jspecify.annotations.NullMarked;
