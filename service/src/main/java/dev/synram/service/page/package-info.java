/** The page on which a person sees a chip compute: its sessions, each with a chip of its own. */
@NullMarked
package dev.synram.service.page;

import org.jspecify.annotations.NullMarked;
