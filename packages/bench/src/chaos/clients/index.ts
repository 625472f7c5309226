import type { Client } from "../client.ts";
import { axiosWithRetry } from "./axios.ts";
import { kyPlain, kyRetrying } from "./ky.ts";
import { openai } from "./openai.ts";
import { openapiFetch } from "./openapi-fetch.ts";
import { ours } from "./ours.ts";

export const clients: readonly Client[] = [openai, kyRetrying, axiosWithRetry, kyPlain, openapiFetch, ours];
