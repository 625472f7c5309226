// The parts of openapi-typescript, which come without types of their own. Its index also loads a reader of descriptions,
// which takes as long as TypeScript and would follow references to other files.
declare module "openapi-typescript/dist/lib/ts.mjs" {
  export const astToString: typeof import("openapi-typescript").astToString;
}
declare module "openapi-typescript/dist/lib/utils.mjs" {
  export const scanDiscriminators: typeof import("openapi-typescript").scanDiscriminators;
}
declare module "openapi-typescript/dist/transform/index.mjs" {
  const transformSchema: typeof import("openapi-typescript").transformSchema;
  export default transformSchema;
}
