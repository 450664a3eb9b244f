"use client";
import dynamic from "next/dynamic";

/** Dialogs are fetched by the few who write: readers of a trend do not pay for them. */
export const EventDialog = dynamic(() => import("./event-dialog").then((module) => module.EventDialog), {
  ssr: false,
});
export const BaselineDialog = dynamic(
  () => import("./baseline-dialog").then((module) => module.BaselineDialog),
  { ssr: false },
);
