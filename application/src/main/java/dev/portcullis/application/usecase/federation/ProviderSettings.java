package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.domain.login.BackendName;

/**
 * What the operator sets of a provider.
 *
 * @param backend the backend of which a log-in through the provider opens a session
 */
public record ProviderSettings(
    ProviderDescription description,
    BackendName backend,
    EmailTrust trust,
    RedirectUris redirectUris) {}
