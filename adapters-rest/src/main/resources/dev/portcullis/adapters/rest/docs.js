// Shows the description. Calls are tried on the server that the page comes from, whatever its public address is: to others the
// browser would not let it speak.
fetch("openapi.json")
  .then((response) => response.json())
  .then((description) => {
    const here = new URL(".", document.baseURI).href.replace(/\/$/, "");
    SwaggerUIBundle({
      dom_id: "#docs",
      spec: { ...description, servers: [{ url: here }] },
      deepLinking: true,
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
    });
  })
  .catch((failure) => {
    document.getElementById("docs").textContent = `openapi.json can't be read: ${failure}`;
  });
