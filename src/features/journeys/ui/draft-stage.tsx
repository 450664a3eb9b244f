"use client";
import { useSortable } from "@dnd-kit/sortable";
import { GripVertical, Trash2 } from "lucide-react";
import { emotions } from "@/domain/emotion-words";
import { Button } from "@/ui/primitives/button";
import { buttonLook } from "@/ui/primitives/button-look";
import type { DraftPage, DraftStage } from "../schema";
import { DraftSelect } from "./draft-select";
import type { Draft } from "./draft-state";
import { DraftText } from "./draft-text";
import { DraftTouchpointItem } from "./draft-touchpoint";
import { NewTouchpoint } from "./new-touchpoint";
import { OwnerField } from "./owner-field";

type DraftStageProps = { stage: DraftStage; at: number; draft: Draft; page: DraftPage };

/** One stage of a draft, its cells as fields. */
export function DraftStageColumn({ stage, at, draft, page }: DraftStageProps) {
  const { key, name } = stage;
  const { setNodeRef, transform, isDragging } = useSortable({ id: key });
  const cell = (what: string) => `stage-${key}-${what}`;
  const fieldKey = (what: string) => `${what} ${draft.taken[cell(what)] ?? 0}`;
  return (
    <li
      ref={setNodeRef}
      style={transform ? { transform: `translateX(${transform.x}px)` } : undefined}
      className={`grid w-66 shrink-0 grid-cols-[minmax(0,1fr)] content-start gap-3 rounded-card border bg-surface p-3 ${isDragging ? "relative z-10 shadow-menu" : ""}`}
      aria-label={name}
    >
      <StageMover {...{ stage, at, draft }} />
      <DraftText
        key={fieldKey("name")}
        id={cell("name")}
        label="Stage"
        value={name}
        most={60}
        onSave={(value) => draft.change({ kind: "stage.name", stage: key, value })}
      />
      <DraftText
        key={fieldKey("wants")}
        id={cell("wants")}
        label="Customer wants"
        value={stage.wants}
        most={300}
        rows={4}
        onSave={(value) => draft.change({ kind: "stage.wants", stage: key, value })}
      />
      <DraftSelect
        id={cell("designed")}
        label="Designed emotion"
        value={stage.designed ?? ""}
        options={[
          { value: "", label: "Nobody has said" },
          ...emotions.map(({ word }) => ({ value: word, label: word })),
        ]}
        onSave={(value) => draft.change({ kind: "stage.designed", stage: key, value: value || null })}
      />
      <OwnerField
        id={cell("owner")}
        label="Accountable department"
        owner={stage.owner}
        page={page}
        onSave={(value) => draft.change({ kind: "stage.owner", stage: key, value })}
      />
      <div>
        <p className="mb-1 text-label text-muted">Touchpoints</p>
        <ol className="grid gap-1.5">
          {stage.touchpoints.map((touchpoint, index) => (
            <DraftTouchpointItem key={touchpoint.key} {...{ touchpoint, stage, draft, page }} at={index} />
          ))}
        </ol>
        <NewTouchpoint stage={key} draft={draft} unplaced={page.unplaced} />
      </div>
    </li>
  );
}

function StageMover({ stage: { key, name }, at, draft }: Omit<DraftStageProps, "page">) {
  const { attributes, listeners, setActivatorNodeRef } = useSortable({ id: key });
  const move = (to: number) => draft.change({ kind: "stage.move", stage: key, value: to });
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={`${buttonLook({ variant: "quiet" })} cursor-grab px-1`}
        {...attributes}
        {...listeners}
      >
        <GripVertical aria-hidden className="size-4" />
        <span className="sr-only">Drag {name}</span>
      </button>
      <Button onClick={() => move(at - 1)} disabled={at === 0} aria-label={`Move ${name} earlier`}>
        Earlier
      </Button>
      <Button
        onClick={() => move(at + 1)}
        disabled={at === draft.content.stages.length - 1}
        aria-label={`Move ${name} later`}
      >
        Later
      </Button>
      <Button
        variant="quiet"
        className="ml-auto px-1.5"
        onClick={() => draft.change({ kind: "stage.remove", stage: key })}
        aria-label={`Remove ${name}`}
      >
        <Trash2 aria-hidden className="size-4" />
      </Button>
    </div>
  );
}
