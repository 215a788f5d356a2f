/** Who asks, whether they may, and what is kept about it. */
@NullMarked
package dev.synram.service.security;

import org.jspecify.annotations.NullMarked;
