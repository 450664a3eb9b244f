import { ApiProvider } from "@/api/client";
import { formatDay, formatPeriod } from "@/ui/dates";
import { Stepper } from "@/ui/primitives/stepper";
import type { Band, Card } from "../schema";
import { CardActions } from "./card-actions";
import { CardFigures } from "./card-figures";
import { ForecastForm } from "./forecast-form";
import { dueWords, forecastWords, laterWords, shortName, signatureWords } from "./period-words";
import { ReviewDesk, TakeFiguresButton } from "./review-desk";

const order = ["forecast", "review", "commit", "sign", "countersign", "done"] as const;
const names = ["Forecast", "Review", "Commit", "Sign off", "Countersign"];

/** Where the period stands: its steps, and what this reader has to do now. Nothing where there is nothing to sign. */
export function SignoffBand({ band }: { band: Band }) {
  const { step, period, today, hasForecasts, card, toForecast } = band;
  if (step === "owns nothing") return null;
  const done = order.indexOf(step);
  const steps = hasForecasts ? names : names.slice(1);
  return (
    <section
      id="sign-off"
      aria-labelledby="sign-off-title"
      className="grid gap-3 rounded-card border border-border-strong bg-surface px-4 py-4 md:px-5"
    >
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3">
        <div>
          <h2 id="sign-off-title" className="text-heading">
            {card ? `${formatPeriod(period.key)} is signed` : `Sign off ${formatPeriod(period.key)}`}
          </h2>
          <p className="text-small text-subtle">
            {card ? signatureWords(card) : dueWords(period.due, today)}
            {step === "done" ? ` The next period opens on ${formatDay(band.nextOpensOn)}.` : null}
          </p>
        </div>
        {step === "done" ? null : <Stepper steps={steps} current={done + (hasForecasts ? 1 : 0)} />}
      </header>
      <ApiProvider>
        {card ? <SignedCard {...{ card, band }} /> : <ToDo band={band} />}
        {toForecast ? (
          <div className="grid gap-2 border-t pt-3">
            <h3 className="text-heading">Say what you expect of {formatPeriod(toForecast.key)}</h3>
            <p className="max-w-lede text-body text-pretty text-muted">
              Its figures, comments and files open to you once you have saved it, or on{" "}
              {formatDay(toForecast.due)} at the latest.
            </p>
            <ForecastForm
              department={band.department.slug}
              period={toForecast.key}
              name={shortName(toForecast.key)}
            />
          </div>
        ) : null}
      </ApiProvider>
    </section>
  );
}

function ToDo({ band }: { band: Band }) {
  const { step, may, department, period, review, missed, today, forecasts } = band;
  if (step === "forecast") return null;
  if (!may.sign)
    return <p className="text-body text-muted">Not signed yet: its head reviews and signs it.</p>;
  const name = shortName(period.key);
  const expected = forecasts.map(forecastWords).join(" ");
  if (!review)
    return (
      <div className="grid gap-3">
        <p className="max-w-lede text-body text-pretty text-muted">
          {expected} Reviewing {name} freezes its figures as they are now. You say why targets were missed,
          commit to what will be done about it, and sign.
        </p>
        <div>
          <TakeFiguresButton
            department={department.slug}
            period={period.key}
            words={`Review ${name}`}
            isFirst
          />
        </div>
      </div>
    );
  return (
    <div className="grid gap-3">
      <p className="text-small text-subtle">
        Figures taken on {formatDay(review.takenOn)}. {laterWords(review.later, today)} {expected}
      </p>
      <CardFigures
        caption={`Figures of ${formatPeriod(period.key)} for review`}
        figures={review.figures}
        notes={notesOf(missed)}
      />
      <ReviewDesk {...{ department, period, missed, today }} sha256={review.sha256} />
    </div>
  );
}

const notesOf = (missed: Band["missed"]) =>
  missed.flatMap(({ metric, note }) => (note === null ? [] : [{ metric, words: note }]));

function waitsFor({ isSignedByReader }: Card, { may }: Band): string {
  if (!isSignedByReader) return "It waits for the countersignature of an executive who did not sign it.";
  return may.countersign
    ? "Another executive countersigns it, because you signed it."
    : "An executive countersigns it.";
}

function SignedCard({ card, band }: { card: Card; band: Band }) {
  const { body, later, sha256 } = card;
  const addendum = laterWords(later, band.today);
  return (
    <div className="grid gap-3">
      {addendum ? <p className="text-small text-muted">{addendum}</p> : null}
      {card.countersignedBy === null ? <p className="text-body text-muted">{waitsFor(card, band)}</p> : null}
      <details>
        <summary className="inline-block min-h-6 cursor-pointer text-small text-muted underline decoration-border-strong underline-offset-[3px]">
          Figures, notes and commitments as signed
        </summary>
        <div className="mt-2 grid gap-3">
          <CardFigures
            caption={`Figures of ${formatPeriod(body.period.key)} as signed`}
            figures={body.figures}
            notes={body.notes}
          />
          {body.forecasts.map((one) => (
            <p key={one.by} className="text-small text-muted">
              {forecastWords(one)}
            </p>
          ))}
          {body.commitments.length > 0 ? (
            <ul aria-label="Commitments as signed" className="grid gap-0.5 text-small text-muted">
              {body.commitments.map(({ words, due }) => (
                <li key={`${words} ${due}`}>
                  {words}, by {formatDay(due)}
                </li>
              ))}
            </ul>
          ) : null}
          <p className="text-label font-normal text-subtle">
            Sealed: SHA-256 <code className="break-all">{sha256}</code>
          </p>
        </div>
      </details>
      <CardActions card={card} may={band.may} name={shortName(body.period.key)} />
    </div>
  );
}
