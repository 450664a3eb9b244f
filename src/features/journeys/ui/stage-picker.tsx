import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { buttonLook } from "@/ui/primitives/button-look";
import { LinkMenu } from "@/ui/primitives/link-menu";

type StagePickerProps = {
  stages: readonly { slug: string; name: string }[];
  current: number;
  hrefOf: (slug: string) => string;
  /** The whole curve, small, with the current stage marked. */
  curve: ReactNode;
};

/** On a phone: which stage is shown, the ones before and after, and where it lies on the curve. */
export function StagePicker({ stages, current, hrefOf, curve }: StagePickerProps) {
  const here = stages[current];
  return (
    <div className="grid gap-2 md:hidden print:hidden">
      {curve}
      <div className="flex items-center justify-between gap-2">
        <Step
          to={stages[current - 1]}
          hrefOf={hrefOf}
          name="Previous stage"
          icon={<ChevronLeft aria-hidden className="size-4" />}
        />
        <LinkMenu
          name="Stage"
          label={`${here?.name ?? ""} (${current + 1} of ${stages.length})`}
          items={stages.map(({ slug, name }, at) => ({
            href: hrefOf(slug),
            label: name,
            isCurrent: at === current,
          }))}
        />
        <Step
          to={stages[current + 1]}
          hrefOf={hrefOf}
          name="Next stage"
          icon={<ChevronRight aria-hidden className="size-4" />}
        />
      </div>
    </div>
  );
}

type StepProps = {
  to: { slug: string; name: string } | undefined;
  hrefOf: (slug: string) => string;
  name: string;
  icon: ReactNode;
};

function Step({ to, hrefOf, name, icon }: StepProps) {
  if (!to)
    return (
      <span className={`${buttonLook()} invisible`} aria-hidden>
        {icon}
      </span>
    );
  return (
    <a href={hrefOf(to.slug)} className={buttonLook()}>
      {icon}
      <span className="sr-only">
        {name}: {to.name}
      </span>
    </a>
  );
}
