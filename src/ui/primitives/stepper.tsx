import { Check } from "lucide-react";
import { cn } from "@/ui/class-names";

/** Where one is in a wizard. `current` counts from 1; steps before it are done. */
export function Stepper({ steps, current }: { steps: readonly string[]; current: number }) {
  return (
    <div>
      <p className="text-small text-subtle md:sr-only">
        Step {current} of {steps.length}
      </p>
      <ol className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2 md:mt-0">
        {steps.map((step, index) => (
          <Step key={step} label={step} position={index + 1} current={current} isFirst={index === 0} />
        ))}
      </ol>
    </div>
  );
}

function Step(props: { label: string; position: number; current: number; isFirst: boolean }) {
  const { label, position, current, isFirst } = props;
  const isDone = position < current;
  const isCurrent = position === current;
  return (
    <li aria-current={isCurrent ? "step" : undefined} className="flex items-center gap-3">
      {isFirst ? null : <span aria-hidden className="hidden h-px w-8 bg-border-strong md:block" />}
      <span className="flex items-center gap-2">
        <span
          aria-hidden
          className={cn(
            "grid size-6 place-items-center rounded-full border text-label tabular-nums",
            isDone && "border-ink bg-ink text-on-ink",
            isCurrent && "border-2 border-ink font-semibold",
            !isDone && !isCurrent && "border-border-strong text-muted",
          )}
        >
          {isDone ? <Check className="size-3.5" strokeWidth={3} /> : position}
        </span>
        <span className={isCurrent ? "text-heading" : cn("text-body text-muted", "max-md:sr-only")}>
          {label}
          {isDone ? <span className="sr-only"> (done)</span> : null}
        </span>
      </span>
    </li>
  );
}
