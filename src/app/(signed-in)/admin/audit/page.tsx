import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { TrailView } from "@/features/audit/ui/trail-view";
import { trailAskedFrom } from "@/features/audit/ui/url";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Audit trail" };

/** Who did what, and whether the trail is whole. */
export default async function AuditPage({ searchParams }: { searchParams: Promise<Search> }) {
  const query = firstValues(await searchParams);
  const { viewer, call } = await signedIn(paths.audit(query));
  const asked = trailAskedFrom(query);
  const trail = await orNotFound(call.audit.trail(asked));
  const check = query.check === "chain" ? await orNotFound(call.audit.check()) : undefined;
  return <TrailView {...{ trail, check, asked }} timeZone={viewer.organisation.timeZone} />;
}
