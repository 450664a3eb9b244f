"use client";
import { Button } from "@/ui/primitives/button";
import { parts, type DraftPage, type DraftTouchpoint, type Part } from "../schema";
import { DraftSelect } from "./draft-select";
import type { Draft } from "./draft-state";
import { DraftText } from "./draft-text";

type ContributorsProps = { touchpoint: DraftTouchpoint; draft: Draft; page: DraftPage };

/** Which other departments have a part in a touchpoint, which part, and what they contribute. */
export function ContributorsField({
  touchpoint: { key, contributors, owner },
  draft,
  page,
}: ContributorsProps) {
  const save = (value: DraftTouchpoint["contributors"]) =>
    draft.change({ kind: "touchpoint.contributors", touchpoint: key, value });
  const nameOf = (id: number) =>
    page.departments.find((one) => one.id === id)?.name ?? "A retired department";
  const free = page.departments.filter(
    ({ id }) => id !== owner?.departmentId && !contributors.some(({ departmentId }) => departmentId === id),
  );
  return (
    <fieldset id={`touchpoint-${key}-contributors`} className="grid gap-2">
      <legend className="text-label text-muted">Contributors</legend>
      {contributors.map((one, at) => {
        const name = nameOf(one.departmentId);
        const cell = `touchpoint-${key}-contributor-${one.departmentId}`;
        return (
          <div key={one.departmentId} className="grid gap-1 border-t pt-1.5">
            <DraftSelect
              id={`${cell}-part`}
              label={name}
              value={one.part}
              options={parts.map((part) => ({ value: part, label: part }))}
              onSave={(part) => save(contributors.with(at, { ...one, part: part as Part }))}
            />
            <DraftText
              id={`${cell}-words`}
              label={`What ${name} contributes`}
              isLabelHidden
              value={one.contribution}
              most={200}
              rows={2}
              onSave={(contribution) => save(contributors.with(at, { ...one, contribution }))}
            />
            <div>
              <Button
                variant="quiet"
                onClick={() => save(contributors.toSpliced(at, 1))}
                aria-label={`Take ${name} off`}
              >
                Take off
              </Button>
            </div>
          </div>
        );
      })}
      {free.length > 0 ? (
        <DraftSelect
          id={`touchpoint-${key}-contributor-new`}
          label="Add a contributor"
          value=""
          options={[
            { value: "", label: "Choose a department" },
            ...free.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onSave={(id) => {
            if (id)
              save([...contributors, { departmentId: Number(id), part: "consulted", contribution: "" }]);
          }}
        />
      ) : null}
    </fieldset>
  );
}
