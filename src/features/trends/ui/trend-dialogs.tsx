"use client";
import dynamic from "next/dynamic";

/** Fetched by the few who decide: readers of a trend do not pay for it. */
export const BaselineDialog = dynamic(
  () => import("./baseline-dialog").then((module) => module.BaselineDialog),
  { ssr: false },
);
