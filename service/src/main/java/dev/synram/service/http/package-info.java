/** The protocol over HTTP, and pages, on Helidon's server: a virtual thread for each connection. */
@NullMarked
package dev.synram.service.http;

import org.jspecify.annotations.NullMarked;
