import "server-only";
import { cookies } from "next/headers";
import { stepCookieName } from "@/server/auth/cookies";
import { holderOf } from "@/server/auth/invitation";
import type { LinkPurpose } from "@/server/auth/link";
import { passkeyHost } from "@/server/auth/passkeys";
import { signInPolicy } from "@/server/auth/policy";
import { peekStep } from "@/server/auth/step";
import { now } from "@/server/clock";

/** For whom a mailed link is, while it works. The page only looks: mail scanners open links too. */
export function linkHolder(purpose: LinkPurpose, token: string) {
  return holderOf(purpose, token, now());
}

/** Has this browser given a right password, and owes the second step? */
export async function owesSecondStep(): Promise<boolean> {
  const token = (await cookies()).get(stepCookieName("code"))?.value;
  return (await peekStep("code", token, now())) !== undefined;
}

/** What the pages of visitors must know of the policy: which other way there is, and how long passwords are. */
export async function waysIn(): Promise<{ ssoName: string | undefined; shortestPassword: number }> {
  const { sso, shortestPassword } = await signInPolicy();
  return { ssoName: sso?.name, shortestPassword };
}

/** Is Kept reached by a host name, so that passkeys can be bound to it? */
export function canUsePasskeys(): boolean {
  return passkeyHost() !== undefined;
}
