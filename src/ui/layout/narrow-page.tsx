import type { ReactNode } from "react";

export type NarrowPageProps = {
  title: string;
  subtitle?: ReactNode;
  /** Below the card: "No account? Ask your administrator." */
  foot?: ReactNode;
  /** "form" is 360 px for sign-in, "wizard" 560 px for set-up. */
  width?: "form" | "wizard";
  children: ReactNode;
};

/** One thing on a plain background: sign-in, password, set-up. */
export function NarrowPage({ title, subtitle, foot, width = "form", children }: NarrowPageProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center justify-center bg-bg px-4 py-8 text-ink">
      <main
        id="content"
        className={`w-full rounded-card border bg-surface p-5 sm:p-7 ${width === "form" ? "max-w-[360px]" : "max-w-[560px]"}`}
      >
        <h1 className="text-title">{title}</h1>
        {subtitle ? <p className="mt-0.5 text-small text-pretty text-subtle">{subtitle}</p> : null}
        <div className="mt-4">{children}</div>
      </main>
      {foot ? (
        <footer
          className={`mt-4 w-full px-1 text-label font-normal text-subtle ${width === "form" ? "max-w-[360px]" : "max-w-[560px]"}`}
        >
          {foot}
        </footer>
      ) : null}
    </div>
  );
}
