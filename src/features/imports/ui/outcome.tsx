"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { formatCount } from "@/ui/format";
import { Button, ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Notice } from "@/ui/primitives/notice";
import type { ImportStatus } from "../schema";
import { LeftOut } from "./reason-list";
import { RefusedRows } from "./refused-rows";

/** What the reader may do with an import that is over: take it out, read its rows as they stood and correct them. */
export type MayDo = { undo: boolean; correct: boolean };

/** How an import ended, what was not counted, and the way back. */
export function Outcome({ status, may }: { status: ImportStatus; may: MayDo }) {
  if (status.state === "failed") {
    return (
      <Card title="Nothing was imported" className="max-w-xl">
        <Notice tone="bad">{status.problem}</Notice>
        <div className="mt-4">
          <ButtonLink href={paths.newImport()}>Choose another file</ButtonLink>
        </div>
      </Card>
    );
  }
  if (status.state === "undone") {
    return (
      <Card title="This import was taken out again">
        None of its {formatCount(status.accepted)} answers counts any more.
      </Card>
    );
  }
  return <Done status={status} may={may} />;
}

function Done({ status, may }: { status: ImportStatus; may: MayDo }) {
  const api = useApi();
  const queries = useQueryClient();
  const undo = useMutation(
    api.imports.undo.mutationOptions({
      onSettled: () => queries.invalidateQueries(api.imports.status.queryFilter({ token: status.token })),
    }),
  );
  const { accepted, duplicates, refused, surveyId, surveyName, seconds } = status;
  const rate = seconds
    ? ` at ${formatCount(Math.round((accepted + duplicates + refused) / seconds))} rows a second`
    : "";
  return (
    <div className="grid gap-4">
      <Card title={`${formatCount(accepted)} answers imported into “${surveyName}”`} className="max-w-xl">
        <p className="text-muted">
          {leftOver(duplicates, refused)}
          {rate ? `Done${rate}.` : ""}
        </p>
        {undo.error ? <Notice tone="bad">{undo.error.message}</Notice> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <ButtonLink
            variant="primary"
            href={paths.overview({ survey: surveyId ?? undefined, period: status.newestMonth ?? undefined })}
          >
            See the score
          </ButtonLink>
          {may.undo ? (
            <Button disabled={undo.isPending} onClick={() => undo.mutate({ token: status.token })}>
              Undo this import
            </Button>
          ) : null}
        </div>
      </Card>
      {refused + duplicates > 0 ? (
        <RefusedRows token={status.token} total={refused + duplicates} mayCorrect={may.correct} />
      ) : null}
      <LeftOut tallies={status.report?.leftOut ?? []} />
    </div>
  );
}

/** What became of the rows that were not imported. */
function leftOver(duplicates: number, refused: number): string {
  const here = `${formatCount(duplicates)} had come in already. `;
  const not = `${formatCount(refused)} ${refused === 1 ? "row was" : "rows were"} not counted. `;
  if (duplicates + refused === 0) return "Every row was counted. ";
  return `${duplicates > 0 ? here : ""}${refused > 0 ? not : ""}`;
}
