import type { CallOptions } from "./call-options.ts";
import type { Input } from "./input.ts";

/** What a vendor's calls need before they are sent: answers the input to send; what it throws refuses the call. */
export type Before = (operation: string, input: Input, options: CallOptions) => Input | Promise<Input>;
