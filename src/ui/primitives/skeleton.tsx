import { cn } from "@/ui/class-names";

/**
 * The place of content that is coming, at its true height so that nothing moves. Painted only after 300 ms.
 * @param className give the height: `h-40`
 */
export function Skeleton({ className, label = "Loading" }: { className?: string; label?: string }) {
  return (
    <div role="status" className={cn("w-full", className)}>
      <span className="sr-only">{label}</span>
      <div aria-hidden className="h-full skeleton-fill rounded-control bg-tint" />
    </div>
  );
}
