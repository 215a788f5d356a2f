/**
 * Generated code: products whose sums stay in registers, unrolled, one class for each size of a tile. {@code TileGenerator}
 * among the tests of this module writes these files; a test checks that they are what it writes. They are public for the
 * kernels of the package above only.
 *
 * <p>The private method of a matrix tile takes arrays, indices and strides as parameters rather than views: it is compiled by
 * itself, and they are in registers when it begins.
 */
@NullMarked
package dev.synram.kernel.simd.generated;

import org.jspecify.annotations.NullMarked;
