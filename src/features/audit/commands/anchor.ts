import { appendFile } from "node:fs/promises";
import { signedAnchor, type Anchor } from "@/server/anchor";
import { asSystem } from "@/server/db";
import { anchorFile, anchors, endOfChain, installationKey } from "../queries/chain";

const DAY_MS = 86_400_000;

/** Signs the end of the chain and adds it to the file beside the database. */
export async function addAnchor(now: Date): Promise<Anchor> {
  const end = await asSystem("audit anchor", endOfChain);
  const anchor = signedAnchor({ at: now.toISOString(), ...end }, installationKey());
  await appendFile(anchorFile(), `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
  return anchor;
}

/** The same, once a day and only where something happened since. */
export async function addAnchorIfDue(now: Date): Promise<Anchor | undefined> {
  const last = (await anchors()).at(-1);
  if (last && now.getTime() - new Date(last.at).getTime() < DAY_MS) return undefined;
  const { seq } = await asSystem("audit anchor", endOfChain);
  return last?.seq === seq ? undefined : addAnchor(now);
}
