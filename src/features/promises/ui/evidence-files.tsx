"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { useApi } from "@/api/client";
import { formatDay } from "@/ui/dates";
import { formatCount } from "@/ui/format";
import { Notice } from "@/ui/primitives/notice";
import type { EvidenceFile, PromisePage } from "../schema/editing";

const EVERY_MS = 700;
const isMoving = ({ state }: EvidenceFile) => state === "waiting" || state === "reading";

/** The newest files of a promise: how far the worker is, then what became of each. Leave, come back, it is all there. */
export function EvidenceFiles({ page }: { page: PromisePage }) {
  const router = useRouter();
  const { data } = useQuery({
    ...useApi().promises.one.queryOptions({ slug: page.slug }),
    initialData: page,
    refetchInterval: ({ state }) => (state.data?.files.some(isMoving) ? EVERY_MS : false),
  });
  const moving = data.files.some(isMoving);
  const wasMoving = useRef(moving);
  useEffect(() => {
    // The numbers of events beside the wordings are the page's.
    if (wasMoving.current && !moving) router.refresh();
    wasMoving.current = moving;
  }, [moving, router]);
  return (
    <div aria-live="polite" className="grid gap-2">
      {data.files.map((file) => (
        <Outcome key={file.id} file={file} />
      ))}
    </div>
  );
}

function Outcome({ file }: { file: EvidenceFile }) {
  const { state, read, taken, refused, problem, sentBy, sentOn } = file;
  const who = `Sent ${formatDay(sentOn)} by ${sentBy}.`;
  if (state === "waiting") return <Notice>Waiting to be read. {who}</Notice>;
  if (state === "reading")
    return (
      <Notice>
        Reading: {formatCount(read)} rows so far, {formatCount(taken)} taken. {who}
      </Notice>
    );
  return (
    <Notice tone={problem === null ? (refused.length > 0 ? "risk" : "good") : "bad"}>
      {problem ? `${problem} ` : null}
      {formatCount(taken)} of {formatCount(read)} rows taken. {who}
      {refused.length > 0 ? (
        <ul className="mt-1">
          {refused.slice(0, 10).map(({ row, reason }) => (
            <li key={row}>
              Row {formatCount(row)}: {reason}
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
