/** Routes and pages for what a mail carries: verification and password reset. */
@NullMarked
package dev.portcullis.adapters.rest.emaillink;

import org.jspecify.annotations.NullMarked;
