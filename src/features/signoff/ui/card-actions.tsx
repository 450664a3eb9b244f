"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { FormDialog } from "@/ui/primitives/form-dialog";
import { Notice } from "@/ui/primitives/notice";
import { TextArea } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { useDone } from "@/ui/primitives/use-done";
import { AskReopening, type Band, type Card } from "../schema";

type ActionsProps = {
  card: Pick<Card, "id" | "sha256" | "countersignedBy" | "isSignedByReader" | "reopening">;
  may: Band["may"];
  name: string;
};

/** What may be done with a signed card: countersign it, ask to reopen it, decide about that. Never optimistic. */
export function CardActions({ card, may, name }: ActionsProps) {
  const [refusal, setRefusal] = useState<string>();
  const { reopening } = card;
  return (
    <div className="grid gap-2 print:hidden">
      {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
      {reopening ? (
        <p className="text-body text-pretty">
          {reopening.askedBy} asks to reopen it: “{reopening.reason}”
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {may.countersign ? <CountersignButton {...{ card, name, setRefusal }} /> : null}
        {reopening && may.decideReopening && !reopening.isOwn ? (
          <DecideButtons id={reopening.id} {...{ name, setRefusal }} />
        ) : null}
        {!reopening && may.askReopening ? <AskButton {...{ card, name }} /> : null}
      </div>
    </div>
  );
}

type Given = { name: string; setRefusal: (words: string) => void };

function useThen(setRefusal: Given["setRefusal"], text: string) {
  const router = useRouter();
  return {
    onSuccess: () => {
      showToast({ text });
      router.refresh();
    },
    onError: ({ message }: { message: string }) => {
      setRefusal(message);
    },
  };
}

/** Not for whoever signed it, and not twice. */
function CountersignButton({ card, name, setRefusal }: Given & Pick<ActionsProps, "card">) {
  const { id, sha256 } = card;
  const then = useThen(setRefusal, `${name} is countersigned.`);
  const countersign = useMutation(useApi().signoff.countersign.mutationOptions(then));
  if (card.countersignedBy !== null || card.isSignedByReader) return null;
  return (
    <Button
      variant="primary"
      disabled={countersign.isPending}
      onClick={() => countersign.mutate({ id, sha256 })}
    >
      Countersign {name}
    </Button>
  );
}

function DecideButtons({ id, name, setRefusal }: Given & { id: number }) {
  const decide = useMutation(
    useApi().signoff.decideReopening.mutationOptions(useThen(setRefusal, "Decided.")),
  );
  return (["approved", "declined"] as const).map((decision) => (
    <Button key={decision} disabled={decide.isPending} onClick={() => decide.mutate({ id, decision })}>
      {decision === "approved" ? `Reopen ${name}` : "Leave it signed"}
    </Button>
  ));
}

function AskButton({ card, name }: Pick<ActionsProps, "card" | "name">) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        Ask to reopen {name}
      </Button>
      {isAsking ? <AskDialog id={card.id} name={name} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function AskDialog({ id, name, onClose }: { id: number; name: string; onClose: () => void }) {
  const form = useCheckedForm({
    shape: AskReopening,
    mutation: useMutation(useApi().signoff.askReopening.mutationOptions()),
    valuesOf: (fields) => ({ ...Object.fromEntries(fields), id }),
    onDone: useDone("Asked. An executive decides.", onClose),
  });
  return (
    <FormDialog
      title={`Reopen ${name}?`}
      verb="Ask to reopen it"
      leave="Leave it signed"
      {...{ form, onClose }}
    >
      <TextArea
        name="reason"
        label="Why"
        hint="Another person decides. What was signed stays on record."
        rows={2}
        maxLength={300}
      />
    </FormDialog>
  );
}
