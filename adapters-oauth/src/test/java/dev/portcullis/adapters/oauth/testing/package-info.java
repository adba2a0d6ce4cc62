/** Small providers of identities, which do as a test says: well or badly. */
@NullMarked
package dev.portcullis.adapters.oauth.testing;

import org.jspecify.annotations.NullMarked;
