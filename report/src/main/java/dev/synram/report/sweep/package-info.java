/** The page of a sweep over many chips and settings. */
@NullMarked
package dev.synram.report.sweep;

import org.jspecify.annotations.NullMarked;
