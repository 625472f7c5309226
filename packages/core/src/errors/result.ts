import { SdkError } from "./sdk-error.ts";

export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: SdkError };

/** The non-throwing style: an error of this package becomes a value; anything else is still thrown. */
export async function result<T>(promise: Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, data: await promise };
  } catch (error) {
    if (error instanceof SdkError) return { ok: false, error };
    throw error;
  }
}
