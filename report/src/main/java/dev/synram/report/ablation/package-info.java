/** Sections about what methods of training are worth. */
@NullMarked
package dev.synram.report.ablation;

import org.jspecify.annotations.NullMarked;
