import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { HealthReport } from "@/features/operations/ui/health-report";
import { SettingsHeader } from "@/features/settings/ui/settings-tabs";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Health" };

/** Whether everything runs, and what to do where it does not. */
export default async function HealthPage() {
  const { viewer, call } = await signedIn(paths.health());
  const report = await orNotFound(call.operations.report());
  return (
    <>
      <SettingsHeader current="health" />
      <div className="max-w-3xl">
        <HealthReport report={report} timeZone={viewer.organisation.timeZone} />
      </div>
    </>
  );
}
