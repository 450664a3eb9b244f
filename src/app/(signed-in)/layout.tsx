import type { ReactNode } from "react";
import { currentViewer, formToken } from "@/api/server";
import { ViewerFrame } from "@/features/people/ui/viewer-frame";

/** The frame around signed-in pages. It decides nothing: each page asks for itself who may see it. */
export default async function SignedInLayout({ children }: { children: ReactNode }) {
  const viewer = await currentViewer();
  if (!viewer) return children;
  const { id, name, grants, settings, departments, organisation } = viewer;
  return (
    <ViewerFrame viewer={{ id, name, grants, settings, departments, organisation }} token={await formToken()}>
      {children}
    </ViewerFrame>
  );
}
