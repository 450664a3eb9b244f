"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { Stepper } from "@/ui/primitives/stepper";
import { Button, ButtonLink } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { Notice } from "@/ui/primitives/notice";
import { ProgressBar } from "@/ui/primitives/progress-bar";
import { formatCount } from "@/ui/format";
import type { ImportStatus } from "../schema";
import { CheckSummary } from "./check-summary";
import { ColumnsForm } from "./columns-form";
import { isMoving, steps } from "./import-words";
import { Outcome, type MayDo } from "./outcome";
import { ReasonLists } from "./reason-list";

const EVERY_MS = 700;

/** One import from its file to its end. What it shows lives in the database: leave, come back, it is all there. */
export function ImportView({ initial, may }: { initial: ImportStatus; may: MayDo }) {
  const api = useApi();
  const options = api.imports.status.queryOptions({ token: initial.token });
  const { data: status } = useQuery({
    ...options,
    initialData: initial,
    refetchInterval: ({ state }) => (state.data && isMoving(state.data.state) ? EVERY_MS : false),
  });
  return (
    <div className="grid gap-4">
      <Stepper steps={steps} current={stepOf(status)} />
      <div aria-live="polite">
        <Now status={status} may={may} />
      </div>
    </div>
  );
}

function stepOf({ state, report }: ImportStatus): number {
  if (state === "created" || state === "received") return 1;
  if (state === "checking") return 2;
  if (state === "checked") return report && report.needs.length > 0 ? 2 : 3;
  return 4;
}

function Now({ status, may }: { status: ImportStatus; may: MayDo }) {
  switch (status.state) {
    case "created":
      return (
        <Card title="The file has not arrived">
          <p className="mb-4">
            The upload of {status.fileName} broke off before it was complete. Nothing was imported.
          </p>
          <ButtonLink href={paths.newImport()}>Choose the file again</ButtonLink>
        </Card>
      );
    case "received":
    case "checking":
      return (
        <Card title={`Reading ${status.fileName}`}>
          <p className="text-muted">
            Every row is looked at before anything is imported. You can leave this page.
          </p>
        </Card>
      );
    case "checked":
      return <Checked status={status} />;
    case "loading":
    case "undoing":
      return <Moving status={status} />;
    default:
      return <Outcome status={status} may={may} />;
  }
}

function Checked({ status }: { status: ImportStatus }) {
  const api = useApi();
  const queries = useQueryClient();
  const start = useMutation(
    api.imports.start.mutationOptions({
      onSettled: () => queries.invalidateQueries(api.imports.status.queryFilter({ token: status.token })),
    }),
  );
  const { report } = status;
  if (!report) return null;
  const isReady = report.needs.length === 0 && report.counts.accepted > 0;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
      <ColumnsForm key={JSON.stringify(status.choices)} status={status} report={report} />
      <div className="grid gap-4 xl:sticky xl:top-4">
        <Card
          title="What would be imported?"
          subtitle={`${formatCount(report.counts.rows)} rows into “${status.surveyName}”`}
        >
          <CheckSummary report={report} />
          {start.error ? (
            <div className="mt-4">
              <Notice tone="bad">{start.error.message}</Notice>
            </div>
          ) : null}
          <div className="mt-5">
            <Button
              variant="primary"
              disabled={!isReady || start.isPending}
              onClick={() => start.mutate({ token: status.token })}
            >
              Import {formatCount(report.counts.accepted)} answers
            </Button>
          </div>
        </Card>
        <ReasonLists report={report} />
        <p className="text-small text-subtle">
          Answers keep the day they were given, so past months may change. The whole import can be undone.
        </p>
      </div>
    </div>
  );
}

function Moving({ status }: { status: ImportStatus }) {
  const { state, cursorRow, dataRows, seconds, surveyName } = status;
  if (state === "undoing")
    return (
      <Card title="Taking the import out again">
        It is removed as a whole; the scores follow by themselves.
      </Card>
    );
  const rate = seconds ? Math.round(cursorRow / seconds) : 0;
  return (
    <Card title={`Importing into “${surveyName}”`} className="max-w-xl">
      <ProgressBar
        label="Rows read"
        done={Math.min(cursorRow, dataRows)}
        of={Math.max(dataRows, 1)}
        note={`${formatCount(rate)} rows a second`}
      />
      <p className="mt-3 text-small text-subtle">You can leave this page: the import goes on without it.</p>
    </Card>
  );
}
