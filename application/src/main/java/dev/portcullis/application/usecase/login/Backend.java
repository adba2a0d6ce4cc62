package dev.portcullis.application.usecase.login;

import dev.portcullis.application.port.in.login.BackendDescription;
import dev.portcullis.application.port.out.login.TokenStrategy;

/** A backend with the strategy that proves its sessions. */
record Backend(BackendDescription description, TokenStrategy strategy) {}
