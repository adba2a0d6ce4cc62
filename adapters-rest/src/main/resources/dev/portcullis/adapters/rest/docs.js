// Shows the API description. Requests go to the server that this page comes from, even if the public URL is another one: the
// browser allows no other.
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
