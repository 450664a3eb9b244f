import type { Finding } from "../schema";

/** What the server says of itself, as it was measured. Moments are ISO; missing: never. */
export type Measured = {
  now: Date;
  version: string;
  node: string;
  database: { version: string; bytes: number };
  workerSeen?: Date;
  /** Jobs that wait and are due, jobs that failed and are tried again, and since when the oldest waits. */
  queue: { waiting: number; failing: number; oldestDue?: Date };
  /** Answers' counts that are not folded yet: since when. */
  foldBehindSince?: Date;
  trailSigned?: Date;
  retention: { isOn: boolean; lastNight?: string };
  mail: { isSet: boolean; lastSent?: Date; lastProblem?: string };
  /** Files are refused when less than `leastFreeBytes` is free. */
  disk: { freeBytes: number; totalBytes: number; leastFreeBytes: number };
};

const MINUTE_MS = 60_000;
const WORKER_SILENCE_MS = 2 * MINUTE_MS;

/** The report, a line a thing: how it is, in a sentence that also says what to do. */
export function findingsOf(measured: Measured): Finding[] {
  const { version, node, database } = measured;
  return [
    { name: "Version", state: "good", says: `Kept ${version} on Node ${node}` },
    {
      name: "Database",
      state: "good",
      says: `PostgreSQL ${database.version}, ${sizeWords(database.bytes)}`,
    },
    workerFinding(measured),
    queueFinding(measured),
    foldFinding(measured),
    trailFinding(measured),
    retentionFinding(measured),
    mailFinding(measured),
    diskFinding(measured),
  ];
}

function workerFinding({ workerSeen, now }: Measured): Finding {
  const name = "Worker";
  if (!workerSeen) return { name, state: "bad", says: "Worker never seen: start it with npm run worker" };
  const silence = now.getTime() - workerSeen.getTime();
  if (silence <= WORKER_SILENCE_MS) return { name, state: "good", says: "Worker seen within two minutes" };
  const minutes = Math.floor(silence / MINUTE_MS);
  return { name, state: "bad", says: `Worker not seen for ${minutes} minutes: start it with npm run worker` };
}

function queueFinding({ queue: { waiting, failing, oldestDue }, now }: Measured): Finding {
  const name = "Work that waits";
  const lateMinutes = oldestDue ? Math.floor((now.getTime() - oldestDue.getTime()) / MINUTE_MS) : 0;
  if (failing > 0)
    return {
      name,
      state: "risk",
      says: `${failing} failed and tried again, ${waiting} waiting: see the log`,
    };
  if (lateMinutes >= 10)
    return { name, state: "risk", says: `${waiting} waiting, the oldest for ${lateMinutes} minutes` };
  return { name, state: "good", says: waiting === 0 ? "Nothing waits" : `${waiting} waiting` };
}

function foldFinding({ foldBehindSince, now }: Measured): Finding {
  const name = "Counts";
  const minutes = foldBehindSince ? Math.floor((now.getTime() - foldBehindSince.getTime()) / MINUTE_MS) : 0;
  return minutes < 10
    ? { name, state: "good", says: "What follows from answers is up to date" }
    : { name, state: "risk", says: `What follows from answers is ${minutes} minutes behind; scores are not` };
}

function trailFinding({ trailSigned }: Measured): Finding {
  const name = "Audit trail";
  return trailSigned
    ? { name, state: "good", says: `Its end was last signed on ${trailSigned.toISOString().slice(0, 10)}` }
    : { name, state: "risk", says: "Its end was not signed yet; that happens once a day" };
}

function retentionFinding({ retention: { isOn, lastNight } }: Measured): Finding {
  const name = "Retention";
  if (!isOn) return { name, state: "good", says: "Nothing is removed: no time is set" };
  return {
    name,
    state: "good",
    says: lastNight ? `Last run in the night to ${lastNight}` : "Begins tonight",
  };
}

function mailFinding({ mail: { isSet, lastSent, lastProblem } }: Measured): Finding {
  const name = "Mail";
  if (!isSet) return { name, state: "risk", says: "No mail server is set: nobody gets letters" };
  if (lastProblem) return { name, state: "bad", says: `The last letter did not leave: ${lastProblem}` };
  return { name, state: "good", says: lastSent ? "The last letter left" : "No letter has left yet" };
}

function diskFinding({ disk: { freeBytes, totalBytes, leastFreeBytes } }: Measured): Finding {
  const says = `${sizeWords(freeBytes)} free of ${sizeWords(totalBytes)}`;
  return freeBytes < leastFreeBytes
    ? { name: "Disk", state: "bad", says: `${says}: files are refused until there is more` }
    : { name: "Disk", state: "good", says };
}

/** In decimal units, as disks are sold: "1.2 GB". */
function sizeWords(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  const size = bytes / 1000 ** power;
  return `${size >= 100 || power === 0 ? Math.round(size) : size.toFixed(1)} ${units[power] ?? ""}`;
}
