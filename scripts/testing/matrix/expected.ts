import { objects, principals, type Kind, type Principal } from "./world";

/** How the outside tells what became of a call. */
export type Outcome = "sign in" | "not your role" | "not found" | "answered";

/**
 * How far a right reaches for executive, head, member and administrator, in that order: everywhere, in their own
 * departments, or nowhere (`-`); `open` is everywhere while the organisation shares scorecards, else own. This is written from what the product promises, apart from the table that decides.
 */
export type Reach = "all" | "own" | "open" | "-";
export type Rights = `${Reach} ${Reach} ${Reach} ${Reach}` | "anyone" | "nobody any more";

/**
 * `of`: rows of departments. `personal`: rows of one person. `narrow`: choices that narrow an answer, and what is asked for
 * without a word about whether it is there. `missing`: rows that the world does not have. Nothing: no object.
 */
export type ObjectsOf = "of" | "personal" | "narrow" | "missing" | undefined;

export type Asked = { rights: Rights; object: ObjectsOf; kind: Kind; isOpen: boolean };

/** What must become of a call. Knows nothing of the product's own table, and shares no line with it. */
export function expected(who: Principal, { rights, object, kind, isOpen }: Asked): Outcome {
  if (rights === "anyone") return "answered";
  if (rights === "nobody any more") return "not found";
  if (who === "visitor" || who === "deactivated") return "sign in";
  const mine = heldBy(who, rights);
  if (mine.every(({ reach }) => reach === "-")) return "not your role";
  if (object === undefined || object === "narrow") return "answered";
  if (object === "missing" || kind === "deleted" || kind === "never there") return "not found";
  if (object === "personal") return kind === "own" ? "answered" : "not found";
  return isReached(mine, objects[kind], isOpen) ? "answered" : "not found";
}

/** May somebody hear of a department by such rights? */
export function mayHear(
  who: Principal,
  department: number,
  { rights, isOpen }: Pick<Asked, "rights" | "isOpen">,
): boolean {
  return isReached(heldBy(who, rights), department, isOpen);
}

type Held = { reach: Reach; department: number };

function heldBy(who: Principal, rights: Rights): Held[] {
  const [executive, head, member, admin] = rights.split(" ") as [Reach, Reach, Reach, Reach];
  return principals[who].map((grant) => {
    const [role = "", department] = (grant as string).split(" ");
    return { reach: { executive, head, member, admin }[role] ?? "-", department: Number(department) };
  });
}

const isReached = (mine: readonly Held[], asked: number, isOpen: boolean) =>
  mine.some(
    ({ reach, department }) =>
      reach === "all" || (reach === "open" && isOpen) || (reach !== "-" && department === asked),
  );
