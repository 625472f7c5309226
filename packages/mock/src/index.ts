export type { Document } from "./description/document.ts";
export { vendorDocument } from "./description/vendor-document.ts";
export { FaultError } from "./faults/check-fault.ts";
export type { Fault, PlannedFault } from "./faults/fault.ts";
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
export type { Answer, Handler, MockRequest, RawAnswer } from "./http/message.ts";
export type { MockServer, ServerOptions } from "./server/http.ts";
export type { LoggedRequest } from "./server/log.ts";
export type { Mock, MockOptions } from "./server/mock.ts";
export { scenariosOf, startMock, vendorNames } from "./server/start-mock.ts";
export { startPrism } from "./server/start-prism.ts";
export { type ScenarioOptions, type ScenarioServer, startScenario } from "./server/start-scenario.ts";
export type { WorldOptions } from "./server/world-options.ts";
export type { VendorDescription } from "./states/derived/derive.ts";
export type { ScenarioRun } from "./states/scenario.ts";
export type { Clock } from "./states/timeline.ts";
export type { Problem } from "./strict/problem.ts";
export type { StrictOptions } from "./strict/strict.ts";
