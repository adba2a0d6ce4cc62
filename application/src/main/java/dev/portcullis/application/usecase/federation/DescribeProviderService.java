package dev.portcullis.application.usecase.federation;

import dev.portcullis.application.port.in.federation.DescribeProvider;

/** Describes the configured providers. */
record DescribeProviderService(Providers providers) implements DescribeProvider {
  @Override
  public Result describe(String name) {
    return providers
        .find(name)
        .<Result>map(provider -> new Result.Described(provider.settings().description()))
        .orElseGet(Result.UnknownProvider::new);
  }
}
