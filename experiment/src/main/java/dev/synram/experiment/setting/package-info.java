/** Settings of experiments: validated records with named setters. */
@NullMarked
package dev.synram.experiment.setting;

import org.jspecify.annotations.NullMarked;
