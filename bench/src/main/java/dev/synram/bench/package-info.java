/** JMH benchmarks. */
@NullMarked
package dev.synram.bench;

import org.jspecify.annotations.NullMarked;
