package dev.portcullis.adapters.rest.docs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portcullis.adapters.rest.http.Json;
import dev.portcullis.adapters.rest.http.Resources;
import dev.portcullis.adapters.rest.settings.RestSettings;
import dev.portcullis.application.port.in.login.BackendDescriptions;

/**
 * OpenAPI 3.1 document of the REST edge. {@code openapi.json} is written by hand; the
 * installation's URL, backends and cookie name are filled in.
 */
final class ApiDescription {
  private ApiDescription() {}

  static String of(RestSettings settings, BackendDescriptions backends) {
    ObjectNode document = Json.read(Resources.text("openapi.json"));
    document.withObject("/servers/0").put("url", settings.publicUrl().toString());
    document.withObject("/components/securitySchemes/cookie").put("name", settings.cookie().name());
    ArrayNode names = document.withArray("/components/parameters/Backend/schema/enum");
    backends.all().forEach(backend -> names.add(backend.name().value()));
    return Json.text(document);
  }
}
