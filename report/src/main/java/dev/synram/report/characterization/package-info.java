/** Charts of the page about a characterization. */
@NullMarked
package dev.synram.report.characterization;

import org.jspecify.annotations.NullMarked;
