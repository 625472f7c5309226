/** Any vendor's credential. */
const credentials = { "x-airplane-api-key": "right", "blink-api-key": "right", authorization: "Bearer right" };

/** Asks a mock by a route such as `GET /runs/get?id=1`, and reads what comes as JSON where it is. */
export async function ask(
  { url }: { readonly url: string },
  route: string,
  body?: object | string,
  headers: Readonly<Record<string, string>> = {},
) {
  const [method = "GET", path = "/"] = route.split(" ");
  const response = await fetch(url + path, {
    method,
    headers: {
      ...credentials,
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}
