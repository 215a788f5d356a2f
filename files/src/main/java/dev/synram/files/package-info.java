/**
 * Untrusted files are read within limits: the result is their content or a {@link dev.synram.files.FileException} with
 * a message of one line. Files that are written appear complete or not at all.
 */
@NullMarked
package dev.synram.files;

import org.jspecify.annotations.NullMarked;
