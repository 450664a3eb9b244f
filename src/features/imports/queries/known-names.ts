import { asSystem, type Tx } from "@/server/db";
import type { NamedRole } from "../schema";

/** The names of touchpoints, channels, segments and personas that exist. */
export async function knownNames(tx: Tx): Promise<Record<NamedRole, string[]>> {
  const select = { name: true } as const;
  const orderBy = { name: "asc" } as const;
  const [touchpoint, channel, segment, persona] = [
    await tx.touchpoint.findMany({ select, orderBy }),
    await tx.channel.findMany({ select, orderBy }),
    await tx.segment.findMany({ select, orderBy }),
    await tx.persona.findMany({ select, orderBy }),
  ].map((rows) => rows.map(({ name }) => name));
  return {
    touchpoint: touchpoint ?? [],
    channel: channel ?? [],
    segment: segment ?? [],
    persona: persona ?? [],
  };
}

/** The same, for a check that nobody waits for. */
export function knownToSystem(): Promise<Record<NamedRole, string[]>> {
  return asSystem("imports:check", knownNames);
}
