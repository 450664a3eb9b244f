import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChartStates } from "@/app/gallery/chart-states";
import { OverviewSketch } from "@/app/gallery/overview-sketch";
import { PrimitiveStates } from "@/app/gallery/primitive-states";
import { SignInSketch } from "@/app/gallery/sign-in-sketch";

export const metadata: Metadata = { title: "Gallery" };

/** Every primitive and chart in every state, light beside dark. For development only. */
export default async function GalleryPage({ searchParams }: { searchParams: Promise<{ view?: string }> }) {
  // eslint-disable-next-line no-restricted-properties -- not configuration: Next writes the value in when it builds
  if (process.env.NODE_ENV === "production") notFound();
  const { view } = await searchParams;
  if (view === "overview") return <OverviewSketch />;
  if (view === "sign-in") return <SignInSketch />;
  return (
    <main>
      <h1 className="sr-only">Gallery</h1>
      <div className="lg:flex">
        <ThemePane theme="light" />
        <ThemePane theme="dark" />
      </div>
    </main>
  );
}

function ThemePane({ theme }: { theme: "light" | "dark" }) {
  return (
    <div data-theme={theme} className="flex min-w-0 flex-1 flex-col gap-4 bg-bg p-4 text-ink md:p-8">
      <ChartStates pane={theme} />
      <PrimitiveStates pane={theme} />
    </div>
  );
}
