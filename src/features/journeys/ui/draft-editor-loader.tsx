"use client";
import dynamic from "next/dynamic";
import { Skeleton } from "@/ui/primitives/skeleton";

/** The editor is fetched by the few who edit, and drawn in the browser only: dragging needs it. */
export const DraftEditor = dynamic(() => import("./draft-editor").then((module) => module.DraftEditor), {
  ssr: false,
  loading: () => <Skeleton className="h-96" />,
});
