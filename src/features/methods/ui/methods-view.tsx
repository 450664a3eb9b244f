import type { Method } from "@/domain/method";
import { methodGroups } from "@/domain/methods";
import { Card } from "@/ui/primitives/card";
import { Pill } from "@/ui/primitives/pill";
import type { MethodsPage } from "../schema";

/** Every figure in plain words: contents beside the paragraphs, one card a group. */
export function MethodsView({ settings }: { settings: MethodsPage }) {
  return (
    <div className="grid gap-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
      <Contents />
      <div className="flex min-w-0 flex-col gap-4">
        {methodGroups.map((group) => (
          <Card key={group.key} title={group.label}>
            <div className="divide-y">
              {group.methods.map((method) => (
                <Paragraphs key={method.key} method={method} settings={settings} />
              ))}
            </div>
          </Card>
        ))}
      </div>
    </div>
  );
}

function Contents() {
  return (
    <nav aria-label="Figures" className="print:hidden">
      <ul className="grid gap-x-6 gap-y-4 text-small sm:grid-cols-2 lg:sticky lg:top-4 lg:grid-cols-1">
        {methodGroups.map((group) => (
          <li key={group.key}>
            <p className="text-label text-subtle">{group.label}</p>
            <ul className="mt-1">
              {group.methods.map((method) => (
                <li key={method.key}>
                  <a
                    href={`#${method.key}`}
                    className="block py-1 text-muted hover:text-ink hover:underline pointer-coarse:py-2.5"
                  >
                    {method.label}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Paragraphs({ method, settings }: { method: Method; settings: MethodsPage }) {
  const said = method.says({ ...settings, target: settings.target });
  return (
    <article
      id={method.key}
      aria-labelledby={`${method.key}-title`}
      className="-mx-2 scroll-mt-4 rounded-pill px-2 py-4 target:bg-tint"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h3 id={`${method.key}-title`} className="text-heading">
          {method.label}
        </h3>
        {method.isClaim ? <Pill isOutlined>Claim, not proven</Pill> : null}
      </div>
      <div className="mt-1 max-w-lede space-y-2 text-body text-pretty">
        {said.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <Footnotes {...method} />
    </article>
  );
}

function Footnotes({ formula, sources }: Pick<Method, "formula" | "sources">) {
  if (formula === undefined && sources.length === 0) return null;
  return (
    <dl className="mt-3 grid max-w-lede gap-x-3 gap-y-1 text-small sm:grid-cols-[4rem_minmax(0,1fr)]">
      {formula === undefined ? null : (
        <>
          <dt className="text-subtle">Formula</dt>
          <dd className="break-words">{formula}</dd>
        </>
      )}
      {sources.length === 0 ? null : (
        <>
          <dt className="text-subtle">{sources.length === 1 ? "Source" : "Sources"}</dt>
          <dd className="space-y-0.5 break-words">
            {sources.map((source) => (
              <p key={source}>{source.startsWith("http") ? <SourceLink href={source} /> : source}</p>
            ))}
          </dd>
        </>
      )}
    </dl>
  );
}

function SourceLink({ href }: { href: string }) {
  return (
    <a
      href={href}
      rel="noreferrer"
      className="break-all underline decoration-border-strong underline-offset-[3px] hover:decoration-ink"
    >
      {href.replace(/^https?:\/\/(www\.)?/, "")}
    </a>
  );
}
