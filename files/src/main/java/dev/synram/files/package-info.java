/**
 * Files that others have made are read within limits: whatever they hold, the answer is their content or a {@link
 * dev.synram.files.FileException} of one line. Files of ours appear whole or not at all.
 */
@NullMarked
package dev.synram.files;

import org.jspecify.annotations.NullMarked;

