import type { Document } from "../description/document.ts";
import type { ServerOptions } from "./http.ts";
import type { Mock, MockOptions } from "./mock.ts";
import { startMock } from "./start-mock.ts";

/** A mock of a description alone: no runs, Prism's answers, and every request checked as strictly as elsewhere. */
export const startPrism = (
  document: Document,
  options: ServerOptions & Pick<MockOptions, "secret"> = {},
): Promise<Mock> =>
  startMock({ name: "description", document, operations: [] }, { ...options, assertNoRefusals: false });
