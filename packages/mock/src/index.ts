export type { Document } from "./document.ts";
export type { Failure } from "./failures.ts";
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
export { startPrism } from "./prism.ts";
export { type ScenarioOptions, scenariosOf, startScenario } from "./scenario.ts";
export type { ScenarioServer } from "./scenario-server.ts";
export type { Clock } from "./scenarios/course.ts";
export type { ScenarioRun } from "./scenarios/stage.ts";
export type { Answer, MockRequest, MockServer, ServerOptions } from "./server.ts";
export type { StrictOptions } from "./strict.ts";
export { vendorDocument } from "./vendor-document.ts";
