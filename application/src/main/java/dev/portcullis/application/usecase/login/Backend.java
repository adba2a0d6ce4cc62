package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.out.login.TokenStrategy;

/** A backend with its token strategy. */
record Backend(BackendDescription description, TokenStrategy strategy) {}
