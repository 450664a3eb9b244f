import { feltWord, valenceOf } from "@/domain/emotion-words";
import { formatCount } from "@/ui/format";
import { Card } from "@/ui/primitives/card";
import type { PlaceFigures } from "../schema";
import type { Felt } from "../schema/felt";
import { formatValence, formatValences } from "./journey-felt";
import { ShareValue } from "./share-value";

type WantedProps = { wants: string; designed: string | null; place: PlaceFigures | undefined };

/** What customers want at a place against what they feel there: two short blocks, and two bars on one scale. */
export function WantedCard({ wants, designed, place }: WantedProps) {
  const felt = place?.felt;
  const goal = valenceOf(designed);
  return (
    <Card title="What is wanted here, and what is felt?" subtitle="Emotion from −2 (upset) to +2 (delighted)">
      <blockquote className="border-l-2 pl-3 text-lede text-pretty">
        {wants || "Nobody has said yet what customers want here."}
      </blockquote>
      <dl className="mt-4 grid gap-3">
        <EmotionBar
          name="Felt"
          valence={felt?.state === "shown" ? felt.valence : undefined}
          words={feltWords(felt)}
        />
        <EmotionBar
          name="Designed"
          isOutlined
          valence={goal}
          words={goal === undefined ? "nobody has said" : `${designed ?? ""} ${formatValence(goal)}`}
        />
      </dl>
      <dl className="mt-4 grid grid-cols-2 gap-3 border-t pt-3 sm:grid-cols-4">
        <AgainstDesign felt={felt} />
        <div>
          <dt className="text-label text-subtle">It was easy</dt>
          <dd className="text-heading">{place ? <ShareValue share={place.ease} /> : "–"}</dd>
        </div>
        <div>
          <dt className="text-label text-subtle">You did what you promised</dt>
          <dd className="text-heading">{place ? <ShareValue share={place.promise} /> : "–"}</dd>
        </div>
      </dl>
    </Card>
  );
}

function feltWords(felt: Felt | undefined): string {
  if (felt?.state !== "shown") return felt?.state === "hidden" ? "too few answers" : "nobody was asked";
  return `${feltWord(felt.valence)} ${formatValence(felt.valence)}, ${formatCount(felt.n)} answers`;
}

type BarProps = { name: string; words: string; valence: number | undefined; isOutlined?: boolean };

function EmotionBar({ name, words, valence, isOutlined = false }: BarProps) {
  const share = ((valence ?? -2) + 2) / 4;
  return (
    <div>
      <dt className="flex justify-between gap-3 text-small">
        <span className="font-medium">{name}</span>
        <span className="text-subtle">{words}</span>
      </dt>
      <dd className="mt-1">
        <svg aria-hidden width="100%" height="10">
          <rect width="100%" height="10" rx="3" className="fill-band-soft" />
          {valence === undefined ? null : (
            <rect
              x={isOutlined ? 0.5 : 0}
              y={isOutlined ? 0.5 : 0}
              width={`${Math.max(1, 100 * share)}%`}
              height={isOutlined ? 9 : 10}
              rx="3"
              className={
                isOutlined
                  ? "fill-none stroke-muted [stroke-dasharray:4_3]"
                  : valence < 0
                    ? "fill-detractor"
                    : "fill-promoter"
              }
            />
          )}
          <rect x="50%" width="1" height="10" className="fill-border-strong" />
        </svg>
      </dd>
    </div>
  );
}

/** How far what is felt lies from what was designed, and how many felt just that (metrics B6). */
function AgainstDesign({ felt }: { felt: Felt | undefined }) {
  const against = felt?.state === "shown" ? felt.against : undefined;
  return (
    <>
      <div>
        <dt className="text-label text-subtle">Felt less designed</dt>
        <dd className="text-heading whitespace-nowrap tabular-nums">
          {against ? (
            <>
              {formatValence(against.gap.value)}{" "}
              <span className="text-label font-normal text-subtle">{formatValences(against.gap)}</span>
            </>
          ) : (
            "–"
          )}
        </dd>
      </div>
      <div>
        <dt className="text-label text-subtle">Felt as designed</dt>
        <dd className="text-heading">
          {against ? <ShareValue share={{ state: "shown", ...against.hit }} /> : "–"}
        </dd>
      </div>
    </>
  );
}
