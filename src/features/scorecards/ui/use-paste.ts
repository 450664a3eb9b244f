import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { showToast } from "@/ui/primitives/toast";
import type { CheckedTargets, TargetsPage } from "../schema";
import { textOf } from "./from-and-because";

/** The course of a spreadsheet: its cells as text, what they would change, and only then the change. */
export function usePaste(mode: TargetsPage["mode"]) {
  const api = useApi();
  const router = useRouter();
  const [text, setText] = useState("");
  const [checked, setChecked] = useState<CheckedTargets>();
  const [error, setError] = useState<string>();
  const onError = ({ message }: { message: string }) => setError(message);
  const check = useMutation(api.scorecards.checkTargets.mutationOptions({ onError, onSuccess: setChecked }));
  const open = useMutation(
    api.scorecards.cellsOfFile.mutationOptions({ onError, onSuccess: ({ text: cells }) => change(cells) }),
  );
  const done = {
    onError,
    onSuccess: () => {
      showToast({ text: mode === "set" ? "The targets are set." : "The targets are proposed." });
      change("");
      router.refresh();
    },
  };
  const set = useMutation(api.scorecards.setTargets.mutationOptions(done));
  const propose = useMutation(api.scorecards.proposeTargets.mutationOptions(done));
  const changes = (checked?.rows ?? []).flatMap((row) => (row.state === "good" ? [row.change] : []));
  const isReady = changes.length > 0 && changes.length === checked?.rows.length;

  function change(next: string) {
    setText(next);
    setChecked(undefined);
    setError(undefined);
  }

  async function read(file: File) {
    change("");
    if (file.size > LARGEST_BYTES) setError("The file is larger than 700 kB.");
    else open.mutate({ file: await base64Of(file) });
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setError(undefined);
    const form = new FormData(event.currentTarget);
    if (!isReady) check.mutate({ text });
    else
      (mode === "set" ? set : propose).mutate({
        ...{ from: textOf(form, "from"), reason: textOf(form, "reason") },
        changes,
      });
  }

  const isBusy = [check, open, set, propose].some(({ isPending }) => isPending);
  return { text, change, read, submit, checked, isReady, isBusy, problem: error ?? checked?.problem };
}

const LARGEST_BYTES = 700_000;
const CHUNK_BYTES = 8192;

/** A file as the text of its bytes, four characters for three. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK_BYTES));
  return btoa(text);
}
