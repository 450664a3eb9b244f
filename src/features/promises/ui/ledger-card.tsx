import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { paths } from "@/paths";
import { formatDay } from "@/ui/dates";
import { formatCount, formatPercent, formatPointsInWords } from "@/ui/format";
import { ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";
import { InfoPopover } from "@/ui/primitives/info-popover";
import { Pill } from "@/ui/primitives/pill";
import { TextLink } from "@/ui/primitives/text-link";
import type { Ledger, PromiseLine } from "../schema";
import { clauseInWords } from "./clause-words";
import { EvidenceValue } from "./evidence";
import { gapInWords } from "./gap-words";

type LedgerCardProps = {
  ledger: Ledger;
  /** Only this stage's promises. */
  stage?: number;
  mayWrite: boolean;
  stages: readonly { id: number | null; name: string }[];
};

/** The ledger: each promise as published, what was kept by the books and in customers' eyes, and whose it is. */
export function LedgerCard({ ledger, stage, mayWrite, stages }: LedgerCardProps) {
  const promises = ledger.promises.filter((one) => stage === undefined || one.stage.id === stage);
  const { brokenRate } = ledger;
  return (
    <Card
      title="Is what we promise kept?"
      subtitle="Events of our own and customers’ answers, kept apart; a range of 95 % beside each share"
      info={
        <InfoPopover
          subject="Promise kept"
          sentence="How many in a hundred events under a promise were within what it says; events still within their time limit are pending and count for neither side."
          formula="kept ÷ (kept + broken), Wilson’s interval; customers: (yes + ½ partly) ÷ answers"
        />
      }
      actions={mayWrite ? <ButtonLink href={paths.newPromise(stage)}>State a promise</ButtonLink> : null}
      foot={
        brokenRate === undefined
          ? undefined
          : `${formatPercent(100 * brokenRate)} of all decided events broke a promise`
      }
    >
      {promises.length === 0 ? (
        <EmptyState title="No promise stated">
          A promise has words as published, a test, and a department that delivers it.
        </EmptyState>
      ) : (
        <ul className="divide-y">
          {promises.map((promise) => (
            <PromiseRow key={promise.slug} promise={promise} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
      <GapList ledger={ledger} stages={stages.filter(({ id }) => stage === undefined || id === stage)} />
    </Card>
  );
}

/** How far each stage falls short; a stage without promises is a finding. */
function GapList({ ledger, stages }: Pick<LedgerCardProps, "ledger" | "stages">) {
  const gapOf = new Map(ledger.gaps.map(({ stage, gap }) => [stage, gap]));
  return (
    <section aria-label="Promised against delivered, by stage" className="mt-4 border-t pt-4">
      <h3 className="text-heading">Promised against delivered, by stage</h3>
      <dl className="mt-2 grid gap-x-8 gap-y-1 sm:grid-cols-2 lg:grid-cols-4">
        {stages.map(({ id, name }) => {
          const gap = gapOf.get(id ?? 0);
          return gap ? (
            <div key={name}>
              <dt className="text-small text-subtle">{name}</dt>
              <dd className={gap.state === "measured" ? "text-body" : "text-body text-subtle"}>
                {gapInWords(gap)}
              </dd>
            </div>
          ) : null;
        })}
      </dl>
    </section>
  );
}

function PromiseRow({ promise, mayWrite }: { promise: PromiseLine; mayWrite: boolean }) {
  const {
    text,
    stage,
    madeBy,
    deliveredBy,
    clause,
    target,
    pending,
    operations,
    customers,
    split,
    isOverPromised,
  } = promise;
  return (
    <li
      id={`promise-${promise.slug}`}
      className="grid gap-x-8 gap-y-3 py-4 first:pt-0 last:pb-0 md:grid-cols-2"
    >
      <div>
        <p className="text-heading">“{text}”</p>
        <p className="mt-0.5 text-small text-subtle">
          {stage.name} · {promise.publishedIn} · since {formatDay(promise.validFrom)}
          {promise.validTo ? ` until ${formatDay(promise.validTo)}` : ""}
        </p>
        <p className="mt-0.5 text-small text-muted">
          Made by <TextLink href={paths.department(madeBy.slug)}>{madeBy.name}</TextLink>, delivered by{" "}
          <TextLink href={paths.department(deliveredBy.slug)}>{deliveredBy.name}</TextLink>
        </p>
        <p className="mt-0.5 text-small text-subtle">
          Tested as {clauseInWords(clause)}, promised in {formatPercent(target)} of cases
        </p>
        <EarlierVersions versions={promise.versions} />
        {mayWrite ? (
          <p className="mt-1 text-small print:hidden">
            <TextLink href={paths.promise(promise.slug)} aria-label={`Edit “${text}” or bring events in`}>
              Edit, bring events in
            </TextLink>
          </p>
        ) : null}
      </div>
      <div className="grid content-start gap-1.5">
        <dl className="grid content-start gap-1.5 text-body">
          <Line name="By our books">
            <EvidenceValue evidence={operations} target={target} what="events" />
            {pending > 0 ? (
              <span className="ml-2 text-small text-subtle">{formatCount(pending)} pending</span>
            ) : null}
          </Line>
          <Line name="Customers say">
            <EvidenceValue evidence={customers} target={target} what="answers" />
          </Line>
          {split === undefined ? null : (
            <Line name="Books less customers">
              <span className="tabular-nums">{formatPointsInWords(split)}</span>
            </Line>
          )}
        </dl>
        {isOverPromised ? <OverPromised {...{ madeBy, deliveredBy }} /> : null}
      </div>
    </li>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-baseline gap-x-3">
      <dt className="w-40 text-small text-subtle">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function EarlierVersions({ versions }: Pick<PromiseLine, "versions">) {
  if (versions.length === 0) return null;
  return (
    <details className="mt-1 text-small">
      <summary className="text-muted underline underline-offset-[3px]">Earlier wording</summary>
      <ul className="mt-1 text-muted">
        {versions.map(({ number, text, validFrom, target }) => (
          <li key={number}>
            Since {formatDay(validFrom)}: “{text}”, in {formatPercent(target)} of cases
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A proposal to both departments: two periods in a row even the high end of what was kept lay below what was promised. */
function OverPromised({ madeBy, deliveredBy }: Pick<PromiseLine, "madeBy" | "deliveredBy">) {
  return (
    <div className="mt-1">
      <Pill tone="bad" icon={<TriangleAlert aria-hidden className="size-3.5" />}>
        Promised too much
      </Pill>
      <p className="mt-1 text-small text-muted">
        Short in two periods in a row. {madeBy.name}: change the promise; {deliveredBy.name}: change the
        delivery.
      </p>
    </div>
  );
}
