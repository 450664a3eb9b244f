"use client";
import { startAuthentication } from "@simplewebauthn/browser";
import { useState, useSyncExternalStore } from "react";
import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";

const never = () => () => undefined;

/** Signs in by passkey. Drawn only where a script runs and the browser knows passkeys. */
export function PasskeyButton({ next }: { next?: string }) {
  const [problem, setProblem] = useState<string>();
  const canUse = useSyncExternalStore(
    never,
    () => "PublicKeyCredential" in window,
    () => false,
  );
  if (!canUse) return null;
  async function use() {
    setProblem(undefined);
    try {
      const options = await ask<object>(paths.passkeyChallenge(), {});
      const response = await startAuthentication({ optionsJSON: options as never });
      const { next: wanted } = await ask<{ next: string }>(paths.passkeySignIn(), { next, response });
      window.location.assign(wanted);
    } catch (error) {
      setProblem(error instanceof Refused ? error.message : "No passkey was used.");
    }
  }
  return (
    <div className="grid gap-2">
      <Button size="large" onClick={() => void use()}>
        Sign in with a passkey
      </Button>
      {problem ? <Notice tone="bad">{problem}</Notice> : null}
    </div>
  );
}

class Refused extends Error {}

async function ask<Answer>(path: string, body: object): Promise<Answer> {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-kept": "1" },
    body: JSON.stringify(body),
  });
  const said = (await answer.json()) as Answer & { message?: string };
  if (!answer.ok) throw new Refused(said.message ?? "This did not work. Try again.");
  return said;
}
