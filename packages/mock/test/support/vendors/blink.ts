import { createBlink } from "@x/blink";
import type { CreateClient } from "../vendors.ts";

export const createClient: CreateClient = (baseUrl, apiKey, options) =>
  createBlink({ baseUrl, apiKey, workspace: "ws", retry: false, ...options });
