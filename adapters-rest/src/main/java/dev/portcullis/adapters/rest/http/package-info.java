/** What all routes share: answers, errors, cookies, authentication of a request. */
@NullMarked
package dev.portcullis.adapters.rest.http;

import org.jspecify.annotations.NullMarked;
