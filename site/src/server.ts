import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { gzipSync } from "node:zlib";
import type { Site } from "./site.ts";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
};

/** Serves a site on this machine only, compressed and below `/`, as Pages does. */
export async function serveSite(site: Site, port = 0): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").split(/[?#]/)[0] ?? "/").slice(1);
    const found = site.get(path === "" || path.endsWith("/") ? `${path}index.html` : path);
    const type = types[found === undefined || path === "" ? ".html" : extname(path)] ?? "text/html; charset=utf-8";
    response.writeHead(found === undefined ? 404 : 200, { "content-type": type, "content-encoding": "gzip" });
    response.end(gzipSync(found ?? site.get("404.html") ?? ""));
  });
  await new Promise<void>((done, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", done);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
