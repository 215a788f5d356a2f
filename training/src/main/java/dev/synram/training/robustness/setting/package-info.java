/** Settings of methods that make networks robust to chips. */
@NullMarked
package dev.synram.training.robustness.setting;

import org.jspecify.annotations.NullMarked;
