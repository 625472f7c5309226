/** What a gateway can do besides, and the connections it does it for. */
export interface Plugin {
  readonly id: string;
  readonly name: string;
  connections: readonly PluginConnection[];
  envvars: Readonly<Record<string, string>> | null;
}

export interface PluginConnection {
  readonly id: string;
  readonly name: string;
  readonly config: readonly string[] | null;
}
