package dev.portcullis.architecture.broken.application.port.out.login;

import dev.portcullis.architecture.broken.application.port.in.account.GetUser;

/** An out-port that depends on an in-port. */
record OutPortThatAsksAUseCase(GetUser useCase) {}
