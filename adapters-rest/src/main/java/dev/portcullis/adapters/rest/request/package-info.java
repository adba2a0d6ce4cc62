/** Reading of requests: bodies, forms, queries, and their errors. */
@NullMarked
package dev.portcullis.adapters.rest.request;

import org.jspecify.annotations.NullMarked;
