package dev.portcullis.adapters.oauth.testing;

import java.util.Optional;

/** Who sits in front of the browser, as a provider knows them. */
record EndUser(String accountId, Optional<String> email, boolean verified) {}
