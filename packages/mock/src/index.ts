export type { Document } from "./description/document.ts";
export { vendorDocument } from "./description/vendor-document.ts";
export type { Failure } from "./faults/failures.ts";
export { type Exchange, type FaultServer, faultServer, type Reaction, unusedPort } from "./faults/fault-server.ts";
export {
  answer,
  answerJson,
  brokenGzip,
  endless,
  garbage,
  hangUp,
  redirect,
  reset,
  silence,
  slow,
  stallAfterHeaders,
  truncate,
} from "./faults/reactions.ts";
export type { SeenRequest } from "./faults/read-request.ts";
export type { Answer, MockRequest } from "./http/message.ts";
export type { MockServer, ServerOptions } from "./server/http.ts";
export type { ScenarioServer } from "./server/scenario-server.ts";
export { startPrism } from "./server/start-prism.ts";
export { type ScenarioOptions, scenariosOf, startScenario } from "./server/start-scenario.ts";
export type { ScenarioRun } from "./states/scenario.ts";
export type { Clock } from "./states/timeline.ts";
export type { StrictOptions } from "./strict/strict.ts";
