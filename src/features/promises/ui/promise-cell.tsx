import { formatCount, formatPercent } from "@/ui/format";
import { TextLink } from "@/ui/primitives/text-link";
import type { Ledger, PromiseLine } from "../schema";
import { gapInWords } from "./gap-words";

/** A stage's worst promise on the map: the share kept, and the words it was published in. */
export function PromiseCell({ ledger, stage, href }: { ledger: Ledger; stage: number; href: string }) {
  const here = ledger.promises.filter((one) => one.stage.id === stage);
  if (here.length === 0) return <p className="text-subtle">No promise stated</p>;
  const gap = ledger.gaps.find((one) => one.stage === stage)?.gap;
  const measured = here.flatMap((promise) =>
    promise.operations.state === "measured" ? [{ promise, kept: promise.operations }] : [],
  );
  const worst = measured.sort(
    (a, b) => a.kept.value - a.promise.target - (b.kept.value - b.promise.target),
  )[0];
  const [first] = here;
  if (!worst) return <Unproven promise={first} href={href} />;
  const { promise, kept } = worst;
  return (
    <>
      <TextLink href={href} className="no-underline hover:underline">
        <strong className={kept.high < promise.target ? "font-semibold text-bad" : "font-semibold"}>
          {formatPercent(kept.value)}
        </strong>{" "}
        “{promise.text}”
      </TextLink>
      <p className="text-label font-normal text-subtle tabular-nums">
        {formatCount(kept.n)} events{gap ? ` · ${gapInWords(gap)}` : ""}
      </p>
    </>
  );
}

function Unproven({ promise, href }: { promise: PromiseLine | undefined; href: string }) {
  return (
    <TextLink href={href} className="text-subtle no-underline hover:underline">
      Unproven: “{promise?.text}”
    </TextLink>
  );
}
