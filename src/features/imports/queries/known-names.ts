import { Prisma, readAsSystem, type Tx } from "@/server/db";
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
export async function knownToSystem(): Promise<Record<NamedRole, string[]>> {
  const rows = await readAsSystem<{ role: NamedRole; name: string }>(
    "imports:known-names",
    Prisma.sql`
      SELECT 'touchpoint' AS role, name FROM touchpoint UNION ALL SELECT 'channel', name FROM channel
      UNION ALL SELECT 'segment', name FROM segment UNION ALL SELECT 'persona', name FROM persona ORDER BY name`,
  );
  const named = (wanted: NamedRole) => rows.filter(({ role }) => role === wanted).map(({ name }) => name);
  return {
    touchpoint: named("touchpoint"),
    channel: named("channel"),
    segment: named("segment"),
    persona: named("persona"),
  };
}
