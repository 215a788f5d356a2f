/** What a sweep varies, and which combinations of the values are measured. */
@NullMarked
package dev.synram.experiment.sweep.design;

import org.jspecify.annotations.NullMarked;
