import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn } from "@/api/server";
import { ReadersCard } from "@/features/vision/ui/readers-card";
import { VisionBand } from "@/features/vision/ui/vision-band";
import { VisionForm } from "@/features/vision/ui/vision-form";
import { paths } from "@/paths";
import { formatDay } from "@/ui/dates";
import { PageHeader } from "@/ui/layout/page-header";
import { Card } from "@/ui/primitives/card";

export const metadata: Metadata = { title: "Vision" };

/** What the organisation wants its customers to feel, and which heads have read it. */
export default async function VisionRoute() {
  const { call } = await signedIn(paths.vision());
  const vision = await orNotFound(call.vision.page());
  const { number, writtenBy, writtenOn, mayWrite } = vision;
  return (
    <>
      <PageHeader
        title="Vision"
        context={
          writtenOn
            ? `Version ${number}, ${formatDay(writtenOn)}${writtenBy ? `, ${writtenBy}` : ""}`
            : "Not worded yet"
        }
      />
      <div className="grid gap-4">
        <VisionBand vision={vision} />
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <ReadersCard vision={vision} />
          {mayWrite ? (
            <Card
              title={number === 0 ? "What shall customers feel?" : "Does it need other words?"}
              subtitle="Earlier wordings are kept; a new one asks every head again"
            >
              <ApiProvider>
                <VisionForm key={number} vision={vision} />
              </ApiProvider>
            </Card>
          ) : null}
        </div>
      </div>
    </>
  );
}
