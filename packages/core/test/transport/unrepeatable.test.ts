import { describe, expect, test } from "vitest";
import { unrepeatable } from "../../src/transport/unrepeatable.ts";

const init = {
  method: "POST",
  headers: { "x-a": "1" },
  signal: new AbortController().signal,
  redirect: "manual",
} as const;

/** What a server would be sent. */
const sent = async (body?: string | Uint8Array<ArrayBuffer> | Blob | FormData) => {
  const made = unrepeatable({ ...init, ...(body !== undefined && { body }) });
  return new Request("http://x", made as RequestInit);
};

// That Deno sends such a request once is seen in Deno itself: `pnpm runtimes Deno`.
describe("a request that no platform repeats by itself", () => {
  test.each([
    ["text", "é"],
    ["bytes", new TextEncoder().encode("é")],
    ["a file", new Blob(["é"])],
  ])("has %s as a stream", async (_, body) => {
    const made = unrepeatable({ ...init, body });

    expect(made.body).toBeInstanceOf(ReadableStream);
    expect(await new Response(made.body as ReadableStream).text()).toBe("é");
    expect((await sent(body)).headers.get("x-a")).toBe("1");
  });

  test("has an empty stream where there is no body", async () => {
    expect(await (await sent()).text()).toBe("");
  });

  test("has a form with the boundary its type names", async () => {
    const form = new FormData();
    form.set("name", "value");

    expect((await (await sent(form)).formData()).get("name")).toBe("value");
  });
});
