/** The documentation as web pages. */
@NullMarked
package dev.synram.site;

import org.jspecify.annotations.NullMarked;
