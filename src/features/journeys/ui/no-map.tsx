import { paths } from "@/paths";
import { buttonLook } from "@/ui/primitives/button-look";
import { Card } from "@/ui/primitives/card";
import { EmptyState } from "@/ui/primitives/empty-state";

/** Nothing has been mapped yet: what a map is, and for editors how to begin. */
export function NoMap({ mayEdit }: { mayEdit: boolean }) {
  return (
    <Card title="No journey yet">
      <EmptyState
        title="A journey lists the stages customers go through and who answers for them."
        action={
          mayEdit ? (
            <a href={paths.newMap()} className={buttonLook({ variant: "primary" })}>
              Start a map
            </a>
          ) : null
        }
      >
        {mayEdit
          ? "Start from the eight-stage template or build your own."
          : "An executive or administrator can start one from a template."}
      </EmptyState>
    </Card>
  );
}
