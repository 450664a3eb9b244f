import { blindFrom, reaches, type Scope } from "@/access/scope";
import { rulesOf } from "@/features/responses/queries/settings";
import { inScope, type Tx } from "@/server/db";
import { NotFound } from "@/server/errors";
import { analysisView, emotionShareOf, type StoredAnalysis } from "../rules/view";
import type { AskedDrivers, DriverKind, Drivers } from "../schema";

/**
 * What moves the score, as the worker last found it: of a department within reach, or of the whole organisation. Who
 * sees only departments of their own, and names none, is shown the first of them.
 */
export async function drivers(scope: Scope<"score:read">, asked: AskedDrivers): Promise<Drivers> {
  const { fewestAnswers } = await rulesOf();
  const departmentId = asked.departmentId ?? (scope.departments === "all" ? 0 : (scope.departments[0] ?? 0));
  if (departmentId !== 0 && !reaches(scope, departmentId)) throw new NotFound();
  return inScope(scope, async (tx) => {
    const name = await nameOf(tx, departmentId);
    // An analysis rests on everybody's answers up to now: it opens once nothing of them is kept from the reader.
    const storedOf = async (kind: DriverKind) =>
      blindFrom(scope) === undefined ? stored(tx, kind, departmentId) : undefined;
    const touchpoints = analysisView(await storedOf("touchpoint"), fewestAnswers);
    const questions = analysisView(await storedOf("question"), fewestAnswers);
    return {
      scope: { name, departmentId: departmentId === 0 ? undefined : departmentId },
      touchpoints,
      questions,
      emotionShare: emotionShareOf(questions),
    };
  });
}

async function nameOf(tx: Tx, departmentId: number): Promise<string> {
  const found =
    departmentId === 0
      ? await tx.organisation.findUnique({ where: { id: 1 }, select: { name: true } })
      : await tx.department.findUnique({ where: { id: departmentId }, select: { name: true } });
  if (!found) throw new NotFound();
  return found.name;
}

const questionNames: Record<string, string> = {
  csat: "Satisfaction",
  ces: "Ease",
  emotion: "Feeling",
  "promise-kept": "Promise kept",
};

async function stored(tx: Tx, kind: DriverKind, departmentId: number): Promise<StoredAnalysis | undefined> {
  const analysis = await tx.driverAnalysis.findUnique({
    where: { kind_departmentId: { kind, departmentId } },
    include: { drivers: true },
  });
  if (!analysis) return undefined;
  const touchpoints = await tx.touchpoint.findMany({
    where: { id: { in: kind === "touchpoint" ? analysis.drivers.map(({ key }) => Number(key)) : [] } },
    select: { id: true, name: true, stage: { select: { name: true } } },
  });
  return {
    ...analysis,
    from: analysis.firstDay.toISOString().slice(0, 10),
    to: analysis.endDay.toISOString().slice(0, 10),
    drivers: analysis.drivers.map((driver) => {
      const touchpoint = touchpoints.find(({ id }) => String(id) === driver.key);
      const name = touchpoint?.name ?? questionNames[driver.key] ?? "A touchpoint that is gone";
      return { ...driver, name, stage: touchpoint?.stage?.name ?? null };
    }),
  };
}
