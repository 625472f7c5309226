/** Bytes in memory that nothing shares: `Uint8Array<ArrayBuffer>`, which TypeScript knows by that name since 5.7 only. */
export type Bytes = ReturnType<Uint8ArrayConstructor["of"]>;
