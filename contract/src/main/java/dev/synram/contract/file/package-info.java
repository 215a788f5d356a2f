/** Damaged files for tests of readers of untrusted files, which must refuse them with their own exception. */
@NullMarked
package dev.synram.contract.file;

import org.jspecify.annotations.NullMarked;
