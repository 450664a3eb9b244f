"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { formatTimestamp } from "@/ui/dates";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Pill, type Tone } from "@/ui/primitives/pill";
import { EmptyState } from "@/ui/primitives/empty-state";
import { showToast } from "@/ui/primitives/toast";
import type { Key } from "../schema";

type Props = { keys: readonly Key[]; timeZone: string };

/** Every key there is: what it may do, when it was used last, and its end. */
export function KeysCard({ keys, timeZone }: Props) {
  return (
    <Card title="Which programs have a key?" subtitle={`Times of ${timeZone.replaceAll("_", " ")}`}>
      {keys.length === 0 ? (
        <EmptyState title="No program has a key">
          Make one below for what has to reach Kept by itself.
        </EmptyState>
      ) : (
        <ul aria-label="Keys" className="divide-y">
          {keys.map((key) => (
            <KeyLine key={key.id} of={key} timeZone={timeZone} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const tones: Record<Key["state"], Tone> = { good: "good", expired: "neutral", revoked: "bad" };
const stateWords: Record<Key["state"], string> = { good: "Good", expired: "Expired", revoked: "Revoked" };

function KeyLine({ of, timeZone }: { of: Key; timeZone: string }) {
  const router = useRouter();
  const revoke = useMutation(
    useApi().keys.revoke.mutationOptions({
      onSuccess: () => {
        showToast({ text: `The key of ${of.name} opens nothing any more.` });
        router.refresh();
      },
      onError: ({ message }) => showToast({ text: message }),
    }),
  );
  const at = (moment: string) => formatTimestamp(moment, timeZone);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-body font-medium break-words">
          {of.name} <Pill tone={tones[of.state]}>{stateWords[of.state]}</Pill>
        </p>
        <p className="text-body">May {of.may.join(", and ")}</p>
        <p className="text-small text-subtle">
          {of.lastUsedAt ? `Last used ${at(of.lastUsedAt)}` : "Never used"} · made by {of.by} on{" "}
          {at(of.createdAt)} · good until {at(of.expiresAt)}
        </p>
      </div>
      {of.state === "good" ? (
        <Button
          onClick={() => revoke.mutate({ id: of.id })}
          disabled={revoke.isPending}
          aria-label={`Revoke the key of ${of.name}`}
        >
          Revoke
        </Button>
      ) : null}
    </li>
  );
}
