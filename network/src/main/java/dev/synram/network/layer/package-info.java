/** The layers that networks are made of. */
@NullMarked
package dev.synram.network.layer;

import org.jspecify.annotations.NullMarked;
