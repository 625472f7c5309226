import { createAirplane } from "@x/airplane";
import type { CreateClient } from "../vendors.ts";

export const createClient: CreateClient = (baseUrl, apiKey, options) =>
  createAirplane({ baseUrl, apiKey, retry: false, ...options });
