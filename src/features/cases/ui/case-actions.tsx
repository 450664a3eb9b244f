"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { showToast } from "@/ui/primitives/toast";
import type { CasePage } from "../schema";
import { AcknowledgeDialog, AssignDialog, CloseDialog, ReopenDialog, RouteDialog } from "./case-dialogs";

const dialogs = {
  acknowledge: AcknowledgeDialog,
  close: CloseDialog,
  reopen: ReopenDialog,
  assign: AssignDialog,
  route: RouteDialog,
} as const;
type Step = keyof typeof dialogs;

type Offered = { to: Step; verb: string; isNext: boolean };

/** What may be done now; what comes next stands out, once somebody has the case. */
function stepsOf({ case: { state, assignee }, people, departments }: CasePage): Offered[] {
  if (state === "closed") return [{ to: "reopen", verb: "Open again", isNext: false }];
  const isNext = assignee !== null;
  const next: Offered =
    state === "open"
      ? { to: "acknowledge", verb: "Record our answer", isNext }
      : { to: "close", verb: "Close case", isNext };
  const others: Offered[] = [
    { to: "assign", verb: "Assign", isNext: false },
    { to: "route", verb: "Hand to another department", isNext: false },
  ];
  const isPossible = { assign: people.length > 0, route: departments.length > 0 };
  return [next, ...others.filter(({ to }) => isPossible[to as "assign" | "route"])];
}

/** The next step first; beside it who does it, and whose it is. */
export function CaseActions({ page }: { page: CasePage }) {
  const [asking, setAsking] = useState<Step>();
  const { state, assignee } = page.case;
  const Asking = asking && dialogs[asking];
  return (
    <div className="flex flex-wrap gap-2">
      {state !== "closed" && !assignee ? <ClaimButton page={page} /> : null}
      {stepsOf(page).map(({ to, verb, isNext }) => (
        <Button key={to} variant={isNext ? "primary" : undefined} onClick={() => setAsking(to)}>
          {verb}
        </Button>
      ))}
      {Asking ? <Asking page={page} onClose={() => setAsking(undefined)} /> : null}
    </div>
  );
}

/** Whoever comes second is told by whom it was taken, and sees it. */
function ClaimButton({ page: { case: one } }: { page: CasePage }) {
  const router = useRouter();
  const tell = (text: string) => {
    showToast({ text });
    router.refresh();
  };
  const claim = useMutation(
    useApi().cases.claim.mutationOptions({
      onSuccess: () => tell("It is yours."),
      onError: ({ message }) => tell(`Not claimed: ${message}`),
    }),
  );
  return (
    <Button
      variant="primary"
      disabled={claim.isPending}
      onClick={() => claim.mutate({ id: one.id, version: one.version })}
    >
      Claim case
    </Button>
  );
}
