import type { CommitmentsOf, KeptWord } from "../schema";
import { wordFigures } from "./commitment-words";

/** Say–do, effects reached and calibration in three small figures. Nothing where nothing fell due. */
export function WordFigures({ word, effects }: { word: KeptWord; effects: CommitmentsOf["effects"] }) {
  const figures = wordFigures(word, effects);
  if (figures.length === 0) return null;
  return (
    <dl
      aria-label="How well we keep our word"
      className="mb-3 grid gap-x-8 gap-y-2 border-b pb-3 sm:auto-cols-fr sm:grid-flow-col"
    >
      {figures.map(({ title, figure, note }) => (
        <div key={title}>
          <dt className="text-small text-muted">{title}</dt>
          <dd>
            <span className="block text-title tabular-nums">{figure}</span>
            <span className="block text-small text-pretty text-subtle">{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
