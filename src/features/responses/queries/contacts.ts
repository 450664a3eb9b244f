import type { Range } from "@/domain/period";
import type { Contact } from "@/domain/seam";
import { Prisma, type Tx } from "@/server/db";

/** A contact of a known customer at a stage of a journey. */
export type CustomerContact = Contact & { who: string };

export type Contacts = { contacts: CustomerContact[]; looked: number };

const hashes = 1 << 20;

/**
 * Contacts of whole months, customer by customer and oldest first, of surveys in and outside the score; at most about
 * `most`: of more, those of customers drawn by a hash of their number. `looked` is the share drawn. For jobs only.
 */
export async function contactsOf(tx: Tx, range: Range, most: number): Promise<Contacts> {
  const within = Prisma.sql`r.customer_id IS NOT NULL
    AND r.answered_at >= (${range.from}::date)::timestamp AT TIME ZONE organisation.time_zone
    AND r.answered_at < (${range.to}::date)::timestamp AT TIME ZONE organisation.time_zone`;
  const [{ all }] = await tx.$queryRaw<[{ all: number }]>`
    SELECT count(*)::int AS all FROM response AS r CROSS JOIN organisation WHERE ${within}`;
  const looked = Math.min(1, most / Math.max(1, all));
  const drawn =
    looked === 1
      ? Prisma.sql`true`
      : Prisma.sql`(hashint8(r.customer_id) & ${hashes - 1}) < ${Math.round(looked * hashes)}`;
  const contacts = await tx.$queryRaw<CustomerContact[]>`
    SELECT r.customer_id::text AS who, extract(epoch FROM r.answered_at)::float8 / 86400 AS at, t.stage_id AS stage,
      r.channel_id AS channel, r.ces AS ease
    FROM response AS r CROSS JOIN organisation JOIN touchpoint AS t ON t.id = r.touchpoint_id
    WHERE ${within} AND ${drawn} AND t.stage_id IS NOT NULL
    ORDER BY r.customer_id, r.answered_at, r.id`;
  return { contacts, looked };
}
