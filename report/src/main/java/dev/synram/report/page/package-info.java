/** The page engine and elements that several pages share. */
@NullMarked
package dev.synram.report.page;

import org.jspecify.annotations.NullMarked;
