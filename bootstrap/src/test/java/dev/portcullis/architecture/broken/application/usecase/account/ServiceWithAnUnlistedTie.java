package dev.portcullis.architecture.broken.application.usecase.account;

import dev.portcullis.architecture.broken.application.usecase.login.PublicService;

/** A service that uses another feature's service. */
record ServiceWithAnUnlistedTie(PublicService other) {}
