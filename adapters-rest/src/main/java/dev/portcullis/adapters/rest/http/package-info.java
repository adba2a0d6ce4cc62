/** Shared code of all routes: answers, errors, cookies, authentication of requests. */
@NullMarked
package dev.portcullis.adapters.rest.http;

import org.jspecify.annotations.NullMarked;
