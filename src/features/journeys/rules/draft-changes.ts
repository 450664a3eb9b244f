import type { DraftChange, DraftStage, DraftTouchpoint, MapContent } from "../schema";

/** Which cell a change touches. Two changes collide if one's cell is the other's, or lies inside it. */
export function cellOf(change: DraftChange): string {
  switch (change.kind) {
    case "map.name":
      return "name";
    case "stage.add":
    case "stage.remove":
      return `stage-${change.stage}`;
    case "stage.move":
      return "order";
    case "touchpoint.add":
    case "touchpoint.remove":
      return `touchpoint-${change.touchpoint}`;
    case "touchpoint.move":
      return `touchpoint-${change.touchpoint}-place`;
    default:
      return "stage" in change
        ? `stage-${change.stage}-${change.kind.slice("stage.".length)}`
        : `touchpoint-${change.touchpoint}-${change.kind.slice("touchpoint.".length)}`;
  }
}

/** Do two cells overlap? `stage-s1` holds `stage-s1-wants`. */
export function collide(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`);
}

/** What stands in a change's cell. */
export function valueAt(content: MapContent, change: DraftChange): unknown {
  if (change.kind === "map.name") return content.name;
  if (change.kind === "stage.move") return content.stages.map(({ key }) => key);
  if ("touchpoint" in change) return touchpointValue(content, change);
  const stage = content.stages.find(({ key }) => key === change.stage);
  if (change.kind === "stage.add" || change.kind === "stage.remove") return stage ?? null;
  return stage?.[fieldOf(change.kind) as keyof DraftStage] ?? null;
}

function touchpointValue(content: MapContent, change: TouchpointChange): unknown {
  const found = placeOf(content, change.touchpoint);
  if (!found) return null;
  const { stage, touchpoint } = found;
  switch (change.kind) {
    case "touchpoint.move":
      return { stage: stage.key, at: stage.touchpoints.indexOf(touchpoint) };
    case "touchpoint.add":
    case "touchpoint.remove":
      return touchpoint;
    default:
      return touchpoint[fieldOf(change.kind) as keyof DraftTouchpoint];
  }
}

/** The content after a change; undefined where its stage or touchpoint is gone. */
export function applied(content: MapContent, change: DraftChange): MapContent | undefined {
  if (change.kind === "map.name") return { ...content, name: change.value };
  if (change.kind === "stage.add") {
    if (content.stages.some(({ key }) => key === change.stage)) return content;
    return { ...content, stages: [...content.stages, newStage(change.stage, change.value)] };
  }
  return "touchpoint" in change ? touchpointChanged(content, change) : stageChanged(content, change);
}

type StageChange = Exclude<
  Extract<DraftChange, { stage: string }>,
  { touchpoint: string } | { kind: "stage.add" }
>;
type TouchpointChange = Extract<DraftChange, { touchpoint: string }>;

function stageChanged(content: MapContent, change: StageChange): MapContent | undefined {
  const stage = content.stages.find(({ key }) => key === change.stage);
  if (!stage) return undefined;
  const others = content.stages.filter((one) => one !== stage);
  if (change.kind === "stage.remove") return { ...content, stages: others };
  if (change.kind === "stage.move") return { ...content, stages: others.toSpliced(change.value, 0, stage) };
  const changed = { ...stage, [fieldOf(change.kind)]: change.value };
  return { ...content, stages: content.stages.map((one) => (one === stage ? changed : one)) };
}

function touchpointChanged(content: MapContent, change: TouchpointChange): MapContent | undefined {
  const withTouchpoints = (
    key: string,
    next: (list: DraftTouchpoint[]) => DraftTouchpoint[],
  ): MapContent => ({
    ...content,
    stages: content.stages.map((stage) =>
      stage.key === key ? { ...stage, touchpoints: next(stage.touchpoints) } : stage,
    ),
  });
  const found = placeOf(content, change.touchpoint);
  if (change.kind === "touchpoint.add") {
    if (found || !content.stages.some(({ key }) => key === change.stage)) return found ? content : undefined;
    return withTouchpoints(change.stage, (list) => [...list, newTouchpoint(change.touchpoint, change.value)]);
  }
  if (!found) return undefined;
  const { stage, touchpoint } = found;
  const without = (list: DraftTouchpoint[]) => list.filter((one) => one !== touchpoint);
  if (change.kind === "touchpoint.remove") return withTouchpoints(stage.key, without);
  if (change.kind === "touchpoint.move") {
    if (!content.stages.some(({ key }) => key === change.stage)) return undefined;
    const stages = content.stages.map((one) => {
      const rest = without(one.touchpoints);
      return {
        ...one,
        touchpoints: one.key === change.stage ? rest.toSpliced(change.value, 0, touchpoint) : rest,
      };
    });
    return { ...content, stages };
  }
  const changed = { ...touchpoint, [fieldOf(change.kind)]: change.value };
  return withTouchpoints(stage.key, (list) => list.map((one) => (one === touchpoint ? changed : one)));
}

/** `stage.wants` → `wants`. */
function fieldOf(kind: string): string {
  return kind.slice(kind.indexOf(".") + 1);
}

function placeOf({ stages }: MapContent, key: string) {
  for (const stage of stages) {
    const touchpoint = stage.touchpoints.find((one) => one.key === key);
    if (touchpoint) return { stage, touchpoint };
  }
  return undefined;
}

/** A stage nobody has said anything about yet. */
export function newStage(key: string, name: string): DraftStage {
  return { key, id: null, name, wants: "", designed: null, owner: null, touchpoints: [] };
}

/** A touchpoint nobody has said anything about yet. */
export function newTouchpoint(key: string, name: string): DraftTouchpoint {
  return {
    key,
    id: null,
    name,
    declared: null,
    isMoment: false,
    channels: [],
    owner: null,
    contributors: [],
  };
}
