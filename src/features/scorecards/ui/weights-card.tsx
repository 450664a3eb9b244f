"use client";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState, type SubmitEvent } from "react";
import { useApi } from "@/api/client";
import { metricByKey } from "@/domain/metrics";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { headLook, ScrollArea } from "@/ui/primitives/data-table";
import { showToast } from "@/ui/primitives/toast";
import { judgedMeasures, type TargetRow, type TargetsPage } from "../schema";
import { FromAndBecause, textOf } from "./from-and-because";
import { fieldNames, lineKey, weightChangesIn } from "./target-fields";
import { FormAlert } from "./form-alert";

/** How much each measure counts in the total of a scorecard: for everybody, and where a department differs. */
export function WeightsCard({ earliest, rows }: Pick<TargetsPage, "earliest" | "rows">) {
  const api = useApi();
  const router = useRouter();
  const [error, setError] = useState<string>();
  const save = useMutation(
    api.scorecards.setWeights.mutationOptions({
      onError: ({ message }) => setError(message),
      onSuccess: () => {
        showToast({ text: "The weights are set." });
        router.refresh();
      },
    }),
  );

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const changes = weightChangesIn(form, rows);
    setError(changes.length === 0 ? "Change at least one weight." : undefined);
    if (changes.length > 0)
      save.mutate({ from: textOf(form, "from"), reason: textOf(form, "reason"), changes });
  }

  return (
    <form onSubmit={submit} className="min-w-0">
      <Card
        title="How much does each measure count?"
        subtitle="In the total of a scorecard: whole numbers from 0 to 100, of which only the proportions matter. A weight for the whole organisation holds for every department without one of its own."
      >
        <ScrollArea label="Weights of every department">
          <table className="data-cells data-cells-compact w-full border-collapse text-body">
            <thead>
              <tr className="border-b">
                <th scope="col" className={headLook()}>
                  Department
                </th>
                {judgedMeasures.map((metric) => (
                  <th key={metric} scope="col" className={headLook()}>
                    {metricByKey[metric].label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <WeightRow key={lineKey(row)} row={row} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
        <div className="mt-5 grid items-end gap-4 sm:grid-cols-[12rem_minmax(0,1fr)_auto]">
          <FromAndBecause earliest={earliest} prefix="weights-" />
          <Button type="submit" size="large" disabled={save.isPending}>
            Set weights
          </Button>
        </div>
        <FormAlert>{error}</FormAlert>
      </Card>
    </form>
  );
}

function WeightRow({ row }: { row: TargetRow }) {
  return (
    <tr>
      <th scope="row" className="min-w-36">
        {row.name}
      </th>
      {judgedMeasures.map((metric, index) => (
        <td key={metric}>
          <input
            name={fieldNames(row, metric).weight}
            inputMode="numeric"
            aria-label={`Weight of ${metricByKey[metric].label} of ${row.name}`}
            defaultValue={row.weights?.[index]}
            className="min-h-8 w-14 rounded-control border border-border-strong bg-surface px-2 text-right text-body tabular-nums pointer-coarse:min-h-11"
          />
        </td>
      ))}
    </tr>
  );
}
