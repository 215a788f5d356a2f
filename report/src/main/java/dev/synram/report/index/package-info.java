/** The index of the pages in a folder. */
@NullMarked
package dev.synram.report.index;

import org.jspecify.annotations.NullMarked;
