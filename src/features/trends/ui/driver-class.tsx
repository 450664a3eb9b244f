import type { DriverRow } from "@/features/drivers/schema";
import type { Mark } from "@/ui/charts/importance-chart";
import { Pill } from "@/ui/primitives/pill";

type DriverClass = DriverRow["class"];

/** What a touchpoint is to customers, in the words of the methods page, and its dot on the plane. */
export const driverClasses: Record<DriverClass, { tag: string; mark: Mark; why: string }> = {
  basic: { tag: "Basic (O)", mark: "circle", why: "a bad rating costs more than a best one wins" },
  differentiator: {
    tag: "Differentiator (X)",
    mark: "diamond",
    why: "a best rating wins more than a bad one costs",
  },
  both: { tag: "Both", mark: "square", why: "it works in either direction" },
  "no evidence": { tag: "No evidence", mark: "hollow", why: "neither effect is larger than chance allows" },
  "too few": { tag: "Too few", mark: "hollow", why: "fewer than 30 bad or best ratings" },
};

/** A touchpoint's kind, never by colour: the same shape as its dot, and a word. */
export function ClassTag({ of }: { of: DriverClass }) {
  const { tag, mark } = driverClasses[of];
  return (
    <Pill isOutlined={mark === "hollow"} icon={<MarkShape mark={mark} />}>
      {tag}
    </Pill>
  );
}

export function MarkShape({ mark }: { mark: Mark }) {
  const paths: Record<Mark, string> = {
    circle: "M1.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
    hollow: "M1.5 6a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z",
    diamond: "M6 0.5l5.5 5.5l-5.5 5.5l-5.5 -5.5z",
    square: "M2 2h8v8h-8z",
  };
  return (
    <svg aria-hidden width="12" height="12" viewBox="0 0 12 12" className="shrink-0">
      <path
        d={paths[mark]}
        strokeWidth="1.5"
        className={mark === "hollow" ? "fill-surface stroke-subtle" : "fill-ink"}
      />
    </svg>
  );
}
