/** Damaged files that any reader of files of others must refuse with its own exception. */
@NullMarked
package dev.synram.contract.file;

import org.jspecify.annotations.NullMarked;
