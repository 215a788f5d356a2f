/** The frame of a page and what stands on several of them. */
@NullMarked
package dev.synram.report.page;

import org.jspecify.annotations.NullMarked;

