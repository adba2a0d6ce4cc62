package dev.portcullis.adapters.oauth.testing;

import java.util.Optional;

/** User of the browser, as the provider knows them. */
record EndUser(String accountId, Optional<String> email, boolean verified) {}
