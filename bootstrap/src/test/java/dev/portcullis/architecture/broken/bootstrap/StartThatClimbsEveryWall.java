package dev.portcullis.architecture.broken.bootstrap;

import dev.portcullis.architecture.broken.adapters.crypto.token.SignerThatCallsAUseCase;
import dev.portcullis.architecture.broken.adapters.grpc.CallThatHoldsAService;
import dev.portcullis.architecture.broken.adapters.mail.MailerThatReadsTheConfiguration;
import dev.portcullis.architecture.broken.adapters.oauth.http.ProviderThatCallsAUseCase;
import dev.portcullis.architecture.broken.adapters.persistence.sql.StoreThatCallsAUseCase;
import dev.portcullis.architecture.broken.adapters.rest.account.HandlerThatReadsTheStore;
import dev.portcullis.architecture.broken.adapters.schema.SchemaThatCallsAUseCase;
import dev.portcullis.architecture.broken.application.usecase.login.PublicService;

/** A composition root that uses types other than the entry types of the modules. */
record StartThatClimbsEveryWall(
    HandlerThatReadsTheStore rest,
    CallThatHoldsAService grpc,
    StoreThatCallsAUseCase persistence,
    SignerThatCallsAUseCase crypto,
    MailerThatReadsTheConfiguration mail,
    ProviderThatCallsAUseCase oauth,
    SchemaThatCallsAUseCase schema,
    PublicService service) {}
