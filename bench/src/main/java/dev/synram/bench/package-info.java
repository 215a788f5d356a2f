/** Measures how fast Synram is: figures side by side with peers, and JMH benchmarks of single kernels. */
@NullMarked
package dev.synram.bench;

import org.jspecify.annotations.NullMarked;
