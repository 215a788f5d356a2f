/** How well classes are recognized, and which are taken for which. */
@NullMarked
package dev.synram.report.confusion;

import org.jspecify.annotations.NullMarked;
