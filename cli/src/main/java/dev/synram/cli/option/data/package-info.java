/** Options of labelled data. */
@NullMarked
package dev.synram.cli.option.data;

import org.jspecify.annotations.NullMarked;
