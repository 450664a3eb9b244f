"use client";
import { Button } from "@/ui/primitives/button";
import { Checkbox } from "@/ui/primitives/choice-field";
import type { DraftPage, DraftStage, DraftTouchpoint } from "../schema";
import { ContributorsField } from "./contributors-field";
import { DraftSelect } from "./draft-select";
import type { Draft } from "./draft-state";
import { DraftText } from "./draft-text";
import { OwnerField } from "./owner-field";

type DraftTouchpointProps = {
  touchpoint: DraftTouchpoint;
  stage: DraftStage;
  at: number;
  draft: Draft;
  page: DraftPage;
};

/** One touchpoint of a draft: its name, and the rest when it is opened. */
export function DraftTouchpointItem(props: DraftTouchpointProps) {
  const { touchpoint, draft, page } = props;
  const { key, name } = touchpoint;
  const cell = (what: string) => `touchpoint-${key}-${what}`;
  return (
    <li className="rounded-control border p-2">
      <DraftText
        key={draft.taken[cell("name")] ?? 0}
        id={cell("name")}
        label={`Name of touchpoint ${name}`}
        isLabelHidden
        value={name}
        most={80}
        onSave={(value) => draft.change({ kind: "touchpoint.name", touchpoint: key, value })}
      />
      <details className="mt-1.5">
        <summary className="text-label text-muted underline underline-offset-[3px]">
          {ownerName(props)} · details<span className="sr-only"> of {name}</span>
        </summary>
        <div className="mt-2 grid gap-2.5">
          <OwnerField
            id={cell("owner")}
            label="Answers for it"
            owner={touchpoint.owner}
            page={page}
            onSave={(value) => draft.change({ kind: "touchpoint.owner", touchpoint: key, value })}
          />
          <DraftSelect
            id={cell("declared")}
            label="Mark"
            value={touchpoint.declared ?? ""}
            options={[
              { value: "", label: "None" },
              { value: "basic", label: "O basic: hurts when wrong" },
              { value: "differentiator", label: "X differentiator: delights" },
            ]}
            onSave={(value) =>
              draft.change({
                kind: "touchpoint.declared",
                touchpoint: key,
                value: value === "basic" || value === "differentiator" ? value : null,
              })
            }
          />
          <Checkbox
            id={cell("isMoment")}
            label="Moment of truth"
            checked={touchpoint.isMoment}
            onChange={(event) =>
              draft.change({
                kind: "touchpoint.isMoment",
                touchpoint: key,
                value: event.currentTarget.checked,
              })
            }
          />
          <ChannelsField {...props} />
          <ContributorsField {...props} />
          <TouchpointMover {...props} />
        </div>
      </details>
    </li>
  );
}

function ownerName({ touchpoint, page }: DraftTouchpointProps): string {
  return page.departments.find(({ id }) => id === touchpoint.owner?.departmentId)?.name ?? "No owner";
}

function ChannelsField({ touchpoint, draft, page }: DraftTouchpointProps) {
  if (page.channels.length === 0) return null;
  const { key, channels } = touchpoint;
  return (
    <fieldset id={`touchpoint-${key}-channels`}>
      <legend className="text-label text-muted">Channels</legend>
      <div className="grid grid-cols-2">
        {page.channels.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={channels.includes(id)}
            onChange={(event) =>
              draft.change({
                kind: "touchpoint.channels",
                touchpoint: key,
                value: event.currentTarget.checked ? [...channels, id] : channels.filter((one) => one !== id),
              })
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

function TouchpointMover({ touchpoint: { key, name }, stage, at, draft }: DraftTouchpointProps) {
  const move = (to: string, value: number) =>
    draft.change({ kind: "touchpoint.move", touchpoint: key, stage: to, value });
  return (
    <div className="grid gap-2">
      <DraftSelect
        id={`touchpoint-${key}-place`}
        label="Stage"
        value={stage.key}
        options={draft.content.stages.map((one) => ({ value: one.key, label: one.name }))}
        onSave={(to) => move(to, draft.content.stages.find((one) => one.key === to)?.touchpoints.length ?? 0)}
      />
      <div className="flex flex-wrap gap-1">
        <Button
          onClick={() => move(stage.key, at - 1)}
          disabled={at === 0}
          aria-label={`Move ${name} earlier`}
        >
          Earlier
        </Button>
        <Button
          onClick={() => move(stage.key, at + 1)}
          disabled={at === stage.touchpoints.length - 1}
          aria-label={`Move ${name} later`}
        >
          Later
        </Button>
        <Button
          variant="quiet"
          onClick={() => draft.change({ kind: "touchpoint.remove", touchpoint: key })}
          aria-label={`Remove ${name}`}
        >
          Remove
        </Button>
      </div>
    </div>
  );
}
