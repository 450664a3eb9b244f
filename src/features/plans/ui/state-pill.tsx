import { Pill } from "@/ui/primitives/pill";
import type { PlanState } from "../schema";
import { stateWords } from "./plan-words";

/** The state of a plan in a word; being done is no verdict, so it has no colour. */
export function StatePill({ state }: { state: PlanState }) {
  return <Pill isOutlined={state === "planned" || state === "stopped"}>{stateWords[state]}</Pill>;
}
