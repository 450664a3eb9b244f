import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Scope } from "@/access/scope";
import { anchorKey, isGenuine, type Anchor } from "@/server/anchor";
import { inScope, type Tx } from "@/server/db";
import { env } from "@/server/env";
import { keyFor } from "@/server/sealed";
import { AnchorLine, type ChainCheck } from "../schema";

/** Where the signed ends of the chain are kept: beside the database, not in it. */
export const anchorFile = () => join(env().KEPT_DATA_DIR, "audit-anchors.jsonl");
export const installationKey = () => anchorKey(keyFor("audit anchor"));

export type ChainEnd = { seq: number; hash: string };

/** How many events the chain has, and the hash of the last (hex). */
export async function endOfChain(tx: Tx): Promise<ChainEnd> {
  const [end] = await tx.$queryRaw<
    [ChainEnd]
  >`SELECT seq::int AS seq, encode(hash, 'hex') AS hash FROM audit.end_of_chain()`;
  return end;
}

/** Every anchor there is, oldest first; undefined where a line is broken. */
export async function anchors(): Promise<(Anchor | undefined)[]> {
  try {
    return anchorsIn(await readFile(anchorFile(), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Lines of the file of anchors; a line that is none of ours is a broken anchor, not passed over. */
function anchorsIn(file: string): (Anchor | undefined)[] {
  return file
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      try {
        return AnchorLine.parse(JSON.parse(line));
      } catch {
        return undefined;
      }
    });
}

/** Recounts the whole chain, and holds it against each signed anchor. */
export async function checkChain(scope: Scope<"audit:read">): Promise<ChainCheck> {
  const known = await anchors();
  return inScope(scope, async (tx) => {
    const { seq } = await endOfChain(tx);
    const breaks = await tx.$queryRaw<{ seq: number; eventId: string | null; problem: string }[]>`
      SELECT seq::int AS seq, event_id::text AS "eventId", problem FROM audit.first_break()`;
    const [broken] = breaks;
    const unfit = await firstUnfit(tx, known);
    const found = [broken && { ...broken, eventId: broken.eventId ?? undefined }, unfit.broken]
      .filter((one) => one !== undefined)
      .toSorted((a, b) => a.seq - b.seq);
    return { events: seq, anchors: known.length, anchoredAt: unfit.anchoredAt, broken: found[0] };
  });
}

type Unfit = { anchoredAt?: string; broken?: NonNullable<ChainCheck["broken"]> };

/** The oldest anchor that does not fit: what it names is missing or other than it was, somewhere up to there. */
async function firstUnfit(tx: Tx, known: readonly (Anchor | undefined)[]): Promise<Unfit> {
  const key = installationKey();
  let anchoredAt: string | undefined;
  for (const anchor of known) {
    if (!anchor || !isGenuine(anchor, key))
      return { anchoredAt, broken: { seq: anchor?.seq ?? 0, problem: "anchor not genuine" } };
    const [{ hash }] = await tx.$queryRaw<[{ hash: string | null }]>`
      SELECT encode(audit.hash_at(${anchor.seq}::bigint), 'hex') AS hash`;
    if (anchor.seq > 0 && hash === null) {
      const { seq } = await endOfChain(tx);
      return { anchoredAt, broken: { seq: Math.min(seq + 1, anchor.seq), problem: "end missing" } };
    }
    if (anchor.seq > 0 && hash !== anchor.hash)
      return { anchoredAt, broken: { seq: anchor.seq, problem: "rewritten before an anchor" } };
    anchoredAt = anchor.at;
  }
  return { anchoredAt };
}
