/** Checks of pages in a real browser. */
@NullMarked
package dev.synram.contract.browser;

import org.jspecify.annotations.NullMarked;
