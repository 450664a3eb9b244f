"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { FormDialog } from "@/ui/primitives/form-dialog";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { useDone } from "@/ui/primitives/use-done";
import { AskRelease, RedateCommitment, type Commitment, type CommitmentsOf } from "../schema";

type ActionsProps = {
  commitment: Commitment;
  list: Pick<CommitmentsOf, "mayWrite" | "mayRelease">;
  today: string;
};

/** What this reader may do about one commitment now. */
export function CommitmentActions({ commitment, list, today }: ActionsProps) {
  if (commitment.state === "released") return null;
  return (
    <div className="flex flex-wrap justify-end gap-x-1.5 xl:flex-nowrap">
      {list.mayWrite ? <KeeperActions {...{ commitment, today }} /> : null}
      {list.mayRelease ? <ReleaseActions commitment={commitment} /> : null}
    </div>
  );
}

function KeeperActions({ commitment, today }: Pick<ActionsProps, "commitment" | "today">) {
  const [asking, setAsking] = useState<"redate" | "release">();
  const { words, due, doneOn, release } = commitment;
  const act = useActs(commitment);
  if (doneOn !== null)
    return (
      <Button
        variant="quiet"
        disabled={act.isPending}
        aria-label={`Not done: ${words}`}
        onClick={act.notDone}
      >
        Not done
      </Button>
    );
  return (
    <>
      <Button disabled={act.isPending} aria-label={`Mark done: ${words}`} onClick={act.done}>
        Mark done
      </Button>
      {due >= today ? (
        <Button variant="quiet" aria-label={`Move date: ${words}`} onClick={() => setAsking("redate")}>
          Move date
        </Button>
      ) : null}
      {release ? null : (
        <Button variant="quiet" aria-label={`Ask release: ${words}`} onClick={() => setAsking("release")}>
          Ask release
        </Button>
      )}
      {asking === "redate" ? (
        <RedateDialog {...{ commitment, today }} onClose={() => setAsking(undefined)} />
      ) : null}
      {asking === "release" ? (
        <ReleaseDialog {...{ commitment }} onClose={() => setAsking(undefined)} />
      ) : null}
    </>
  );
}

/** Whoever asked for the release does not decide about it. */
function ReleaseActions({ commitment }: Pick<ActionsProps, "commitment">) {
  const { words, doneOn, release } = commitment;
  const act = useActs(commitment);
  if (!release || release.isOwn || doneOn !== null) return null;
  return (
    <>
      <Button disabled={act.isPending} aria-label={`Release: ${words}`} onClick={act.release}>
        Release
      </Button>
      <Button
        variant="quiet"
        disabled={act.isPending}
        aria-label={`Hold on to it: ${words}`}
        onClick={act.keepOn}
      >
        Hold on to it
      </Button>
    </>
  );
}

/** The changes that need no words; each says what happened and reads the page again. */
function useActs({ id, version }: Commitment) {
  const api = useApi();
  const router = useRouter();
  const then = (text: string) => ({
    onSuccess: () => {
      showToast({ text });
      router.refresh();
    },
    onError: ({ message }: { message: string }) => showToast({ text: message }),
  });
  const done = useMutation(api.commitments.done.mutationOptions(then("Marked done.")));
  const notDone = useMutation(api.commitments.notDone.mutationOptions(then("Marked not done.")));
  const decide = useMutation(api.commitments.decideRelease.mutationOptions(then("Decided.")));
  return {
    done: () => done.mutate({ id, version }),
    notDone: () => notDone.mutate({ id, version }),
    release: () => decide.mutate({ id, version, decision: "released" }),
    keepOn: () => decide.mutate({ id, version, decision: "kept on" }),
    isPending: done.isPending || notDone.isPending || decide.isPending,
  };
}

type DialogProps = { commitment: Commitment; onClose: () => void };

function RedateDialog({ commitment, today, onClose }: DialogProps & { today: string }) {
  const { id, version, words, due } = commitment;
  const form = useCheckedForm({
    shape: RedateCommitment,
    mutation: useMutation(useApi().commitments.redate.mutationOptions()),
    valuesOf: (fields) => ({ ...Object.fromEntries(fields), id, version }),
    onDone: useDone("The date is moved. The first one stays beside it.", onClose),
  });
  return (
    <FormDialog title="Move the date" {...{ words, form, onClose }}>
      <TextField name="due" type="date" label="New date" min={today} defaultValue={due} />
      <TextArea
        name="reason"
        label="Why"
        hint="Kept after its date it counts half"
        rows={2}
        maxLength={300}
      />
    </FormDialog>
  );
}

function ReleaseDialog({ commitment: { id, version, words }, onClose }: DialogProps) {
  const form = useCheckedForm({
    shape: AskRelease,
    mutation: useMutation(useApi().commitments.askRelease.mutationOptions()),
    valuesOf: (fields) => ({ ...Object.fromEntries(fields), id, version }),
    onDone: useDone("Asked. An executive decides.", onClose),
  });
  return (
    <FormDialog title="Ask for a release" {...{ words, form, onClose }}>
      <TextArea
        name="reason"
        label="Why"
        hint="An executive decides; until then it counts"
        rows={2}
        maxLength={300}
      />
    </FormDialog>
  );
}
