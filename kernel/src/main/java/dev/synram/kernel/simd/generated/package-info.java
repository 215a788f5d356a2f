/**
 * Generated code: products whose sums stay in registers, unrolled, one class for each size of a tile. {@code TileGenerator}
 * among the tests of this module writes these files; a test checks that they are what it writes. They are public for the
 * kernels of the package above only.
 *
 * <p>Methods that hold an unrolled loop take all arrays, indices and strides as parameters: there are no more of them than
 * registers, and the compiler checks indices before the loop.
 */
@NullMarked
package dev.synram.kernel.simd.generated;

import org.jspecify.annotations.NullMarked;
