"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { formatDay } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Notice } from "@/ui/primitives/notice";
import { Pill } from "@/ui/primitives/pill";
import { TextLink } from "@/ui/primitives/text-link";
import { showToast } from "@/ui/primitives/toast";
import type { OpenTransfer as Offer } from "../schema/transfer";

const verbs = { accepted: "Accept", declined: "Decline", withdrawn: "Take back" } as const;
const done = { accepted: "Accepted.", declined: "Declined.", withdrawn: "Taken back." } as const;

/** An offer that stands open: what is offered, since when it makes the touchpoint contested, and what to do about it. */
export function OpenTransfer({ offer, hasName = false }: { offer: Offer; hasName?: boolean }) {
  const api = useApi();
  const router = useRouter();
  const [refusal, setRefusal] = useState<string>();
  const settle = useMutation(api.journeys.transfers.settle.mutationOptions());
  const { id, touchpoint, maySettle } = offer;

  function decide(outcome: Offer["maySettle"][number]) {
    settle.mutate(
      { id, outcome },
      {
        onSuccess: () => {
          showToast({ text: done[outcome] });
          router.refresh();
        },
        onError: ({ message }) => {
          setRefusal(message);
        },
      },
    );
  }
  return (
    <div className="grid gap-2">
      <OfferWords offer={offer} hasName={hasName} />
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {maySettle.length > 0 ? (
        <div className="flex flex-wrap gap-2 print:hidden">
          {maySettle.map((outcome) => (
            <Button
              key={outcome}

              disabled={settle.isPending}
              aria-label={`${verbs[outcome]}: ${touchpoint.name}`}
              onClick={() => {
                decide(outcome);
              }}
            >
              {verbs[outcome]}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function OfferWords({ offer, hasName }: { offer: Offer; hasName: boolean }) {
  const { touchpoint, from, to, startsOn, isContested, askedBy } = offer;
  const [map, stage, slug] = touchpoint.href;
  return (
    <p className="text-body text-pretty">
      {hasName && map && stage && slug ? (
        <TextLink href={paths.touchpoint(map, stage, slug)}>{touchpoint.name}</TextLink>
      ) : (
        <strong className="font-semibold">{touchpoint.name}</strong>
      )}{" "}
      is to go from {from?.name ?? "nobody"} to {to.name} on {formatDay(startsOn)}
      {askedBy ? <span className="text-subtle">, asked by {askedBy}</span> : null}.{" "}
      {isContested ? <Pill tone="risk">Contested until settled</Pill> : null}
    </p>
  );
}
