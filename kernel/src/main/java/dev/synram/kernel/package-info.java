/**
 * The hot loops of the simulated chip and of training, each behind a narrow interface with two implementations: plain
 * Java, the readable reference, and the Vector API. Both do the same arithmetic in the same order for every element, so
 * they give the same bits on every machine, whatever the length of its vectors.
 */
@NullMarked
package dev.synram.kernel;

import org.jspecify.annotations.NullMarked;
