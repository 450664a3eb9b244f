"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { WriteVision, type VisionPage } from "../schema";

/** The vision's words: a sentence, and principles a line each. */
export function VisionForm({ vision: { number, sentence, principles } }: { vision: VisionPage }) {
  const api = useApi();
  const router = useRouter();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const write = useMutation(api.vision.write.mutationOptions());

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const lines = textOf(values, "principles")
      .split("\n")
      .map((line) => line.trim());
    const input = WriteVision.safeParse({
      sentence: textOf(values, "sentence"),
      principles: lines.filter((line) => line !== ""),
      basedOn: number,
    });
    setErrors(
      input.success
        ? []
        : input.error.issues.map(({ message, path }) => ({ message, fieldId: String(path[0]) })),
    );
    if (!input.success) return;
    write.mutate(input.data, {
      onSuccess: () => {
        showToast({ text: "The vision is worded. Each head is asked to acknowledge it." });
        router.refresh();
      },
      onError: ({ message }) => {
        setErrors([{ message }]);
      },
    });
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-4">
      <ErrorSummary errors={errors} />
      <TextField
        name="sentence"
        label="In a sentence"
        hint="What shall customers feel and say?"
        defaultValue={sentence}
        maxLength={240}
      />
      <TextArea
        name="principles"
        label="Principles"
        hint="A line each, seven at most"
        defaultValue={principles.join("\n")}
      />
      <div>
        <Button type="submit" variant="primary" disabled={write.isPending}>
          {number === 0 ? "Word the vision" : "Word it anew"}
        </Button>
      </div>
    </form>
  );
}

function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === "string" ? value : "";
}
