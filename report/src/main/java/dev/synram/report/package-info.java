/** Charts and self-contained HTML pages about what a chip and a network do. */
@NullMarked
package dev.synram.report;

import org.jspecify.annotations.NullMarked;

