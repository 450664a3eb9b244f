import { median, milliseconds, quantile, rounded, type Line } from "./figures";
import type { MovementQuestion, MovementTimes } from "./probes/movement";
import { connected, productEnv, startProbe, timed, type Database, type Probe, type Stand } from "./stand";
import { fill, TODAY } from "./world";

const ROUNDS = 20;
const FIRST = 2024 * 12 + 10;
const MONTHS = 24;

/** The flow of any two months at a tenth of the answers and at all of them, following everybody, and erasing customers. */
export async function measureMovement(stand: Stand, answers: number): Promise<Line[]> {
  const few = await stand.create("movement_few");
  const many = await stand.create("movement_many");
  await fill(few, answers / 10);
  await fill(many, answers);
  await prepare(few);
  const follow = await prepare(many);
  const probes = [few, many].map((database) => startProbe("movement.ts", productEnv(database, stand.folder)));
  const [fewProbe, manyProbe] = probes as [Probe, Probe];
  const times = {
    few: [] as number[],
    many: [] as number[],
    erased: [] as number[],
    fewLists: [] as number[],
    manyLists: [] as number[],
  };
  try {
    for (let round = -2; round < ROUNDS; round++) {
      const question: MovementQuestion = { today: TODAY, pairs: pairsOf(round + 2), erase: [] };
      const small = await fewProbe.ask<MovementTimes>(question);
      const large = await manyProbe.ask<MovementTimes>({ ...question, erase: [String(1000 + round)] });
      if (round < 0) continue; // the first runs compile and connect
      times.few.push(...small.pairs);
      times.many.push(...large.pairs);
      times.erased.push(...large.erased);
      times.fewLists.push(...small.lists);
      times.manyLists.push(...large.lists);
    }
  } finally {
    await Promise.all(probes.map((probe) => probe.end()));
  }
  return [
    {
      name: "movement, two months: all answers over a tenth of them",
      value: median(times.many) / median(times.few),
      atMost: 1.5,
      from: `all: ${milliseconds(times.many)}; a tenth: ${milliseconds(times.few)}; statements of the procedure, set-up of the transaction included`,
    },
    {
      name: "movement, two months: database time",
      value: median(times.many),
      unit: "ms",
      atMost: 5,
      from: `${times.many.length} pairs of months at ${answers} answers`,
    },
    {
      name: "the answers of customers who went one way: all answers over a tenth of them",
      value: median(times.manyLists) / median(times.fewLists),
      atMost: 1.5,
      from: `first page of every way that opens; all: ${milliseconds(times.manyLists)}; a tenth: ${milliseconds(times.fewLists)}; statements of the whole procedure`,
    },
    {
      name: "movement: following every customer anew",
      value: follow,
      unit: "s",
      from: `after an import of ${answers} answers; incremental work is by customer`,
    },
    {
      name: "erase one customer",
      value: quantile(times.erased, 0.95),
      unit: "ms",
      atMost: 100,
      from: `at ${answers} answers, the whole command: ${milliseconds(times.erased)}`,
    },
  ];
}

/** Customers to the answers, and everybody followed; seconds of the latter. */
function prepare(database: Database): Promise<number> {
  return connected(database.superuserUrl, async (client) => {
    await client.query(
      "INSERT INTO customer (id, ref, email) SELECT n, 'C' || n, 'c' || n || '@example.org' FROM generate_series(1, 100000) AS n",
    );
    const { seconds } = await timed(() => client.query("SELECT rollup.fold(), rollup.fold_movement()"));
    await client.query("VACUUM (ANALYZE)");
    return rounded(seconds);
  });
}

const key = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;

/** Three pairs a round: neighbours, a year apart, and far apart. */
function pairsOf(round: number): { from: string; to: string }[] {
  const at = FIRST + 1 + (round % 10);
  return [
    [at, at + 1],
    [at, at + 12],
    [FIRST + 1, FIRST + MONTHS - 1 - (round % 5)],
  ].map(([from = 0, to = 0]) => ({ from: key(from), to: key(to) }));
}
