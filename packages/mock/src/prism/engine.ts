/** What the mock uses of Prism; in the published package a bundle, since Prism itself installs 150 packages. */
export { getHttpOperationsFromSpec } from "@stoplight/prism-http";
export { createServer } from "@stoplight/prism-http-server";
