/** Routes and pages for mailed links: verification and password reset. */
@NullMarked
package dev.portcullis.adapters.rest.emaillink;

import org.jspecify.annotations.NullMarked;
