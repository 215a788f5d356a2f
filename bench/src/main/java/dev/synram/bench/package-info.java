/** Measures the speed of Synram: interleaved comparisons with peers, and JMH benchmarks of single kernels. */
@NullMarked
package dev.synram.bench;

import org.jspecify.annotations.NullMarked;
