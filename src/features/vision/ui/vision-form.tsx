"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useApi } from "@/api/client";
import { Button } from "@/ui/primitives/button";
import { ErrorSummary } from "@/ui/primitives/error-summary";
import { TextArea, TextField } from "@/ui/primitives/text-field";
import { showToast } from "@/ui/primitives/toast";
import { useCheckedForm } from "@/ui/primitives/use-checked-form";
import { WriteVision, type VisionPage } from "../schema";

/** The vision's words: a sentence, and principles a line each. */
export function VisionForm({ vision: { number, sentence, principles } }: { vision: VisionPage }) {
  const api = useApi();
  const router = useRouter();

  const { errors, submit, isPending } = useCheckedForm({
    shape: WriteVision,
    mutation: useMutation(api.vision.write.mutationOptions()),
    valuesOf: (form) => ({
      sentence: textOf(form, "sentence"),
      principles: textOf(form, "principles")
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== ""),
      basedOn: number,
    }),
    onDone: () => {
      showToast({ text: "The vision is worded. Each head is asked to acknowledge it." });
      router.refresh();
    },
  });
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
        <Button type="submit" variant="primary" disabled={isPending}>
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
