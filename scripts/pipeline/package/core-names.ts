/** What every vendor's package gives on of the core, so that programs need one import. */
export const coreNames = [
  ...["AbortError", "type Acted", "ApiError", "type CallOptions", "type Clock", "ConnectionError", "CredentialError"],
  ...["DeadlineError", "DecodeError", "type Explanation", "type Hooks", "jobStore", "type Layer", "LayerError"],
  ...["type Lost", "memoryStore", "type OnceOptions", "OutcomeUnknownError", "type Pages", "type Reconciled"],
  ...["type ReconcileOptions", "RefusedError", "type Result", "type Run", "RunFailedError", "type RunState"],
  ...["type RunSummary", "result", "runAll", "SdkError", "type ServerEvent", "type Store", "type WaitOptions"],
  "type WireRequest",
] as const;
