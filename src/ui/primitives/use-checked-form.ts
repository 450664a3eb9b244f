import { useState, type SubmitEvent } from "react";
import type { SummaryError } from "@/ui/primitives/error-summary";

type Failed = { issues: readonly { message: string; path: readonly PropertyKey[] }[] };
type Shape<Input> = {
  safeParse(values: unknown): { success: true; data: Input } | { success: false; error: Failed };
};
type Mutation<Input, Result> = {
  isPending: boolean;
  mutate(
    input: Input,
    after: { onSuccess: (result: Result) => void; onError: (error: { message: string }) => void },
  ): void;
};

type CheckedForm<Input, Result> = {
  /** What is sent; what of it is missing or wrong is said above the form, each with its field. */
  shape: Shape<Input>;
  mutation: Mutation<Input, Result>;
  /** The fields as `shape` reads them; left out: as they are. */
  valuesOf?: (form: FormData) => object;
  onDone: (result: Result) => void;
};

/** A form that is checked before it is sent, and says the server's refusal in the same place. */
export function useCheckedForm<Input, Result>({
  shape,
  mutation,
  valuesOf = Object.fromEntries,
  onDone,
}: CheckedForm<Input, Result>) {
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const input = shape.safeParse(valuesOf(new FormData(event.currentTarget)));
    setErrors(input.success ? [] : issuesIn(input.error));
    if (!input.success) return;
    mutation.mutate(input.data, {
      onSuccess: onDone,
      onError: ({ message }) => {
        setErrors([{ message }]);
      },
    });
  };
  return { errors, submit, isPending: mutation.isPending };
}

function issuesIn({ issues }: Failed): SummaryError[] {
  return issues.map(({ message, path }) => ({ message, fieldId: fieldOf(path) }));
}

/** The field's own name, however deep it lies: `effect.from` is the field "from", `principles.2` the field "principles". */
function fieldOf(path: readonly PropertyKey[]): string {
  return String(path.findLast((part) => typeof part === "string") ?? path[0]);
}
