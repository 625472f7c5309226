import type { Document } from "../description/document.ts";

import { refuse } from "../strict/refuse.ts";
import { createStrict, type StrictOptions } from "../strict/strict.ts";
import { type MockServer, type ServerOptions, startServer } from "./http.ts";

/** A mock of the document: Prism's answers, behind a front that is stricter than Prism and keeps the requests. */
export async function startPrism(
  document: Document,
  { port, ...strictOptions }: ServerOptions & StrictOptions = {},
): Promise<MockServer> {
  const strict = createStrict(document, strictOptions);
  const { startPrismAlone } = await import("../prism/prism.ts");
  const prism = await startPrismAlone(document);
  const front = await startServer(
    (request) => {
      const { problems, unauthorized } = strict(request);
      if (unauthorized) return refuse([{ status: 401, where: "the request", wrong: unauthorized }]);
      return problems.length > 0 ? refuse(problems) : prism.respond(request);
    },
    port === undefined ? {} : { port },
  ).catch(async (error: unknown) => {
    await prism.close();
    throw error;
  });
  const close = async () => {
    await front.close();
    await prism.close();
  };
  return { ...front, close };
}
