"use client";
import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from "@dnd-kit/core";
import {
  horizontalListSortingStrategy,
  SortableContext,
  sortableKeyboardCoordinates,
} from "@dnd-kit/sortable";
import { Button } from "@/ui/primitives/button";
import { EmptyState } from "@/ui/primitives/empty-state";
import { Notice } from "@/ui/primitives/notice";
import type { DraftPage } from "../schema";
import { ConflictBar } from "./conflict-bar";
import { DraftStageColumn } from "./draft-stage";
import { useDraft } from "./draft-state";
import { DraftText } from "./draft-text";
import { PublishPanel } from "./publish-panel";
import { VersionList } from "./version-list";

/** A map while it is edited: every cell a field, stages moved by drag or by buttons, and what publishing would change. */
export function DraftEditor({ initial }: { initial: DraftPage }) {
  const draft = useDraft(initial);
  const { content, conflicts, note, change } = draft;
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const keys = content.stages.map(({ key }) => key);
  function drop({ active, over }: DragEndEvent) {
    const to = keys.indexOf(String(over?.id));
    if (to >= 0 && active.id !== over?.id)
      change({ kind: "stage.move", stage: String(active.id), value: to });
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {conflicts.map((conflict) => (
        <ConflictBar key={conflict.cell} conflict={conflict} draft={draft} page={initial} />
      ))}
      {note ? <Notice>{note}</Notice> : null}
      <div className="flex flex-wrap items-end justify-between gap-3">
        <DraftText
          id="name"
          label="Name of the map"
          value={content.name}
          most={80}
          className="w-full max-w-96"
          onSave={(value) => change({ kind: "map.name", value })}
        />
        <p role="status" className="text-small text-subtle">
          {draft.isSaving
            ? "Saving …"
            : draft.version > 0
              ? "Draft saved. Only editors see it."
              : "Nothing changed yet."}
        </p>
      </div>
      {content.stages.length === 0 ? (
        <EmptyState title="No stages yet">Add the first one below.</EmptyState>
      ) : null}
      <DndContext id="stages" sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        <SortableContext items={keys} strategy={horizontalListSortingStrategy}>
          <ol
            id="order"
            aria-label="Stages"
            tabIndex={-1}
            className="relative flex gap-3 overflow-x-auto pb-3"
          >
            {content.stages.map((stage, at) => (
              <DraftStageColumn key={stage.key} {...{ stage, at, draft }} page={initial} />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      <div>
        <Button
          onClick={() =>
            change({ kind: "stage.add", stage: newKey(), value: `Stage ${content.stages.length + 1}` })
          }
        >
          Add a stage
        </Button>
      </div>
      <PublishPanel page={initial} version={draft.version} hasConflict={conflicts.length > 0} />
      <VersionList versions={initial.versions} />
    </div>
  );
}

/** A key for what has no row yet. */
export function newKey(): string {
  return `n${crypto.randomUUID().slice(0, 8)}`;
}
