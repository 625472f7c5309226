import { connect } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../../src/index.ts";
import { ask } from "../support/ask.ts";

let mock: Mock;
beforeEach(async () => {
  mock = await startMock("airplane", { assertNoRefusals: false });
});
afterEach(() => mock.close());

const head = "POST /tasks/execute HTTP/1.1\r\nhost: x\r\nx-airplane-api-key: k\r\ncontent-type: application/json\r\n";

/** Sends bytes, waits for what comes, and goes. */
const sendRaw = (text: string): Promise<string> =>
  new Promise((resolve) => {
    let answer = "";
    const socket = connect(Number(new URL(mock.url).port), "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      answer += String(chunk);
    });
    socket.on("error", () => undefined);
    socket.on("close", () => resolve(answer));
    setTimeout(() => socket.destroy(), 100);
  });

describe("nothing ends the server:", () => {
  test.each([
    ["bytes that are not HTTP", "\u0000\u0001\r\n\r\n"],
    ["a body that stops before its length", `${head}content-length: 100\r\n\r\n{"slug"`],
    ["headers without an end", head],
    ["a path that is not one", "GET //%zz?%zz=%zz HTTP/1.1\r\nhost: x\r\n\r\n"],
    ["a chunk that is not one", `${head}transfer-encoding: chunked\r\n\r\nzz\r\n`],
    ["a control route with a broken path", "POST /_mock/%zz HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n\r\n"],
  ])("%s", async (_, text) => {
    await sendRaw(text);

    expect((await ask(mock, "POST /tasks/execute", { slug: "vacuum" })).status).toBe(200);
    expect(mock.starts).toBe(1);
  });

  test("a client that goes while its answer comes slowly", async () => {
    mock.fail("POST /tasks/execute", { how: "slow", ms: 30 });
    await sendRaw(`${head}content-length: 17\r\n\r\n{"slug":"vacuum"}`);

    expect((await ask(mock, "GET /runs/list")).body.runs).toHaveLength(1);
  });
});

test("listens on this machine only", () => {
  expect(new URL(mock.url).hostname).toBe("127.0.0.1");
});
