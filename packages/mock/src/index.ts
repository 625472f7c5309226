export type { Document } from "./document.ts";
export { startPrism } from "./prism.ts";
export { type ScenarioServer, scenariosOf, startScenario } from "./scenario.ts";
export type { MockRequest, MockServer, ServerOptions } from "./server.ts";
export type { StrictOptions } from "./strict.ts";
export { vendorDocument } from "./vendor-document.ts";
