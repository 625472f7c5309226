import { apiKey, bearer, type Layer, required, type Secret } from "@x/core";

export interface Credentials {
  /**
   * A user's access token or a managed key (`hpk_…`), sent as `Authorization: Bearer …`. Default: the environment
   * variable `HOOP_TOKEN`. A token the gateway renews (`X-New-Access-Token`) is used from then on.
   */
  readonly token?: Secret;
  /** The legacy static key, sent as `Api-Key` instead of a token. */
  readonly apiKey?: Secret;
  /** Called with each token the gateway renews, so that a program can store it. */
  readonly onToken?: (token: string) => void;
}

/** The layers that add the credential and keep it fresh. */
export function credentialLayers({ token, apiKey: key, onToken }: Credentials): Layer[] {
  if (key !== undefined) return [apiKey("Api-Key", key)];
  let current: Secret = required(token, "token", "HOOP_TOKEN");
  const adopt = (renewed: string) => {
    current = renewed;
    onToken?.(renewed);
  };
  return [renewal(adopt), bearer(async () => (typeof current === "string" ? current : current()))];
}

/** The gateway may send a fresh token with any answer, an error included; it is taken out of what callers see. */
const renewal =
  (adopt: (token: string) => void): Layer =>
  (next) =>
  async (request, call) => {
    const response = await next(request, call);
    const renewed = response.headers.get("x-new-access-token");
    if (!renewed) return response;
    adopt(renewed);
    const { status, statusText, body } = response;
    const headers = new Headers(response.headers);
    headers.delete("x-new-access-token");
    return new Response(body, { status, statusText, headers });
  };
