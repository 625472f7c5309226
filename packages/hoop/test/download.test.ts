import { ApiError, DecodeError } from "@x/core";
import { expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play, playRun, starts } from "./support/play.ts";

const RECORD = "GET /sessions/{session_id}";
const LINK = "GET /sessions/{session_id}/download";
const text = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

test("the output comes as bytes, however long", async () => {
  const output = "0123456789\n".repeat(500_000);
  const { client } = await play("slow", { output });
  const run = await starts["sessions.start"].start(client({ maxBytes: 1024 }));
  await run.wait();

  const stream = await run.download();

  expect(stream).toBeInstanceOf(ReadableStream);
  expect(await text(stream)).toBe(output);
});

test("the output is what the gateway makes of it by the extension, text without one", async () => {
  const { run, server } = await playRun("succeeds", { output: "id,name\n1,jo\n" });

  await text(await run.download());
  await text(await run.download({ extension: "csv" }));

  const asked = server.requests.slice(1).map(({ path, query }) => [path.split("/").at(-1), query.get("extension")]);
  expect(asked).toEqual([
    [run.id, "txt"],
    ["download", "txt"],
    [run.id, "csv"],
    ["download", "csv"],
  ]);
});

test("every download has a link of its own, which works once", async () => {
  const { run, hoop, server } = await playRun("succeeds");

  expect(await text(await run.download())).toBe("VACUUM\n");
  expect(await text(await run.download())).toBe("VACUUM\n");

  const [first, second] = server.requests.flatMap(({ query }) => query.get("token") ?? []);
  expect(first).not.toBe(second);
  const again = await caught(hoop.sessions.download({ session_id: run.id, token: first ?? "", extension: "txt" }));
  expect(again).toMatchObject({ name: "ApiError", status: 410 });
});

test("a link is not used twice, also where its answer is lost", async () => {
  const { run, server, count } = await playRun("succeeds");
  server.fail(LINK, { how: "reset", after: true });

  expect(await caught(run.download())).toMatchObject({ name: "OutcomeUnknownError", operation: "sessions.download" });
  expect(count(LINK)).toBe(1);
  expect(await text(await run.download())).toBe("VACUUM\n");
});

test.for([{}, { download_url: null }, { download_url: "no address" }, { download_url: "https://hoop.test/x" }])(
  "an answer without a link, %j, is none",
  async (answer) => {
    const { run, server, count } = await playRun("succeeds");
    server.fail(RECORD, { how: { status: 200, body: JSON.stringify(answer) } });

    const failure = await caught(run.download());

    expect(failure).toBeInstanceOf(DecodeError);
    expect(String(failure)).toContain("the answer has no download link");
    expect(count(LINK)).toBe(0);
  },
);

test("an extension the gateway does not know is its error", async () => {
  const { run } = await playRun("succeeds");

  const failure = await caught(run.download({ extension: "pdf" }));

  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({ status: 422 });
});
