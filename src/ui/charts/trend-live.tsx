"use client";

import { useEffect, useRef, useState } from "react";
import type { ComponentType, ReactNode } from "react";
import type { TrendInteractiveProps } from "@/ui/charts/trend-interactive";

/**
 * Shows the server's drawing and, once the chart is near the screen, puts the interactive line in its place. The
 * chart library is a chunk of its own: pages pay for it after they are readable, or never. Print keeps the drawing.
 */
export function TrendLive({ children, ...trend }: TrendInteractiveProps & { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [Interactive, setInteractive] = useState<ComponentType<TrendInteractiveProps>>();

  useEffect(() => {
    if (!box.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      // A failed download leaves the drawing, which says the same.
      import("@/ui/charts/trend-interactive").then(
        (loaded) => setInteractive(() => loaded.TrendInteractive),
        () => undefined,
      );
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={box} className="absolute inset-0">
      <div aria-hidden className={Interactive ? "hidden print:block" : undefined}>
        {children}
      </div>
      {Interactive ? (
        <div className="absolute inset-0 print:hidden">
          <Interactive {...trend} />
        </div>
      ) : null}
    </div>
  );
}
