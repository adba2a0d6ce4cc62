/** Tests of the adapter, against small providers that do as they are told, and one that is real. */
@NullMarked
package dev.portcullis.adapters.oauth;

import org.jspecify.annotations.NullMarked;
