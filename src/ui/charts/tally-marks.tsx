/** A full count as squares: `done` filled of `of`. Past 12 the squares stop saying more than the words beside them. */
export function TallyMarks({ done, of, label }: { done: number; of: number; label: string }) {
  if (of === 0 || of > MOST_SQUARES) return null;
  return (
    <svg role="img" aria-label={label} width={of * STEP} height="10" className="block">
      {Array.from({ length: of }, (_, index) => (
        <rect
          key={index}
          x={index * STEP + 0.5}
          y="1.5"
          width="7"
          height="7"
          className={index < done ? "fill-ink stroke-ink" : "fill-none stroke-border-strong"}
        />
      ))}
    </svg>
  );
}

const STEP = 10;
const MOST_SQUARES = 12;
