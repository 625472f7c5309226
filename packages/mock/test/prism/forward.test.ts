import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { forward } from "../../src/prism/forward.ts";

const request = { method: "GET", path: "/", query: new URLSearchParams(), headers: {}, body: undefined, text: "" };

test("a connection that was closed while nothing was sent over it is replaced", async () => {
  const asked: number[] = [];
  const server = createServer((incoming, response) => {
    const { remotePort = 0 } = incoming.socket;
    if (asked.includes(remotePort)) return void incoming.socket.resetAndDestroy();
    asked.push(remotePort);
    response.end("answered");
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const first = await forward(request, url);
  const second = await forward(request, url);

  expect([first.status, second.status]).toEqual([200, 200]);
  expect(asked).toHaveLength(2);
  server.closeAllConnections();
  server.close();
});
