/** What commands find when this module is on their class path. */
@NullMarked
package dev.synram.remote.provider;

import org.jspecify.annotations.NullMarked;
