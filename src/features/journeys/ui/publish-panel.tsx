"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useApi } from "@/api/client";
import { paths } from "@/paths";
import { Button } from "@/ui/primitives/button";
import { Card } from "@/ui/primitives/card";
import { ErrorSummary, type SummaryError } from "@/ui/primitives/error-summary";
import type { DraftPage, Publication } from "../schema";

type PublishPanelProps = { page: DraftPage; version: number; hasConflict: boolean };

/** Shows what publishing changes before it happens; what stands in its way links to the cell to mend. */
export function PublishPanel({ page, version, hasConflict }: PublishPanelProps) {
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const [seen, setSeen] = useState<Publication & { version: number }>();
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const publish = useMutation(api.journeys.publish.mutationOptions());
  const discard = useMutation(api.journeys.discard.mutationOptions());
  const isFresh = seen?.version === version;

  function showProblems({ problems }: Publication) {
    setErrors(problems.map(({ cell, message }) => ({ message, fieldId: cell })));
  }
  async function look() {
    const found = await queries.query({
      ...api.journeys.preview.queryOptions({ slug: page.slug }),
      staleTime: 0,
    });
    setSeen({ ...found, version });
    showProblems(found);
  }
  async function send() {
    try {
      const answer = await publish.mutateAsync({ slug: page.slug, version });
      showProblems(answer);
      if (answer.version === undefined) return;
      router.push(paths.journey(page.slug));
      router.refresh();
    } catch (error) {
      setErrors([{ message: error instanceof Error ? error.message : "Publishing failed." }]);
    }
  }
  async function throwAway() {
    await discard.mutateAsync({ slug: page.slug });
    router.push(page.isPublished ? paths.journey(page.slug) : paths.journey());
    router.refresh();
  }
  const canPublish = isFresh && seen.problems.length === 0 && !hasConflict;
  return (
    <Card title="Publish" subtitle="Everybody sees a published map. Drafts are seen by editors only.">
      <div className="grid max-w-lede gap-3">
        <ErrorSummary title="The map cannot be published yet" errors={errors} />
        {isFresh ? <Changes changes={seen.changes} /> : null}
        <div className="flex flex-wrap gap-2">
          {canPublish ? (
            <Button variant="primary" onClick={() => void send()} disabled={publish.isPending}>
              Publish {seen.changes.length === 1 ? "this change" : `these ${seen.changes.length} changes`}
            </Button>
          ) : (
            <Button onClick={() => void look()} disabled={hasConflict}>
              See what publishing changes
            </Button>
          )}
          {version > 0 ? (
            <Button variant="danger" onClick={() => void throwAway()}>
              Throw the draft away
            </Button>
          ) : null}
        </div>
      </div>
    </Card>
  );
}

function Changes({ changes }: { changes: readonly string[] }) {
  if (changes.length === 0)
    return <p className="text-body text-muted">Nothing differs from what is published.</p>;
  return (
    <ul aria-label="What publishing changes" className="list-disc pl-5 text-body">
      {changes.map((change) => (
        <li key={change}>{change}</li>
      ))}
    </ul>
  );
}
