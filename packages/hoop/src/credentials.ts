import { apiKey, bearer, guarded, type Hooks, type Layer, required, type Secret } from "@x/core";

export interface Credentials {
  /**
   * A user's access token or a managed key (`hpk_…`), sent as `Authorization: Bearer …`. A token the gateway renews
   * (`X-New-Access-Token`) is used from then on, until the gateway refuses it.
   * @default the environment variable `HOOP_TOKEN`
   */
  readonly token?: Secret;
  /** The legacy static key, sent as `Api-Key` instead of a token. */
  readonly apiKey?: Secret;
  /** Called with each token the gateway renews, so that a program can store it. What it throws changes no call. */
  readonly onToken?: (token: string) => void;
}

/** The layers that add the credential and keep it fresh. */
export function credentialLayers({ token, apiKey: key, onToken }: Credentials, hooks: Hooks = {}): Layer[] {
  if (key !== undefined) return [apiKey("Api-Key", key)];
  const given = required(token, "token", "HOOP_TOKEN");
  let renewed: string | undefined;
  const adopt = (fresh: string) => {
    renewed = fresh;
    guarded(hooks, () => onToken?.(fresh));
  };
  const forget = () => {
    renewed = undefined;
  };
  const current = async () => renewed ?? (typeof given === "string" ? given : given());
  return [bearer(current), renewal(adopt, forget)];
}

/**
 * The gateway may send a fresh token with any answer, an error included; it is taken out of what callers see. A renewed
 * token that is refused gives way to the caller's own, which may have been replaced meanwhile.
 */
const renewal =
  (adopt: (token: string) => void, forget: () => void): Layer =>
  (next) =>
  async (request, call) => {
    const response = await next(request, call);
    if (response.status === 401) forget();
    const renewed = response.headers.get("x-new-access-token");
    if (!renewed) return response;
    adopt(renewed);
    const { status, statusText, body } = response;
    const headers = new Headers(response.headers);
    headers.delete("x-new-access-token");
    return new Response(body, { status, statusText, headers });
  };
