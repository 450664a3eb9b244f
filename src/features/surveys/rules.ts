import type { CreateSurvey } from "./schema";

/** Which identity modes a survey may have today. A promise of secrecy is not made before it can be kept. */
export function identityRefusal(mode: CreateSurvey["identityMode"]): string | undefined {
  return mode === "identified"
    ? undefined
    : `A survey cannot be ${mode} yet: Kept does not publish answers in blocks so far, and without that it could not keep the promise.`;
}
