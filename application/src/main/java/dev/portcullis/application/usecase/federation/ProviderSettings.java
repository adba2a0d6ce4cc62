package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.ProviderDescription;
import dev.portcullis.domain.login.BackendName;

/**
 * Operator's settings of a provider.
 *
 * @param backend the backend of the sessions that the provider's log-ins open
 */
public record ProviderSettings(
    ProviderDescription description,
    BackendName backend,
    EmailTrust trust,
    RedirectUris redirectUris) {}
