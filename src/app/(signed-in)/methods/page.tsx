import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { MethodsView } from "@/features/methods/ui/methods-view";
import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";

export const metadata: Metadata = { title: "Methods" };

/** How every figure is made, with the organisation's own settings. */
export default async function MethodsPage() {
  const { viewer, call } = await signedIn(paths.methods());
  const settings = await orNotFound(call.methods.page());
  return (
    <>
      <PageHeader
        title="Methods"
        lede={
          <>
            Every figure in plain words, with the settings of <strong>{viewer.organisation.name}</strong>{" "}
            filled in. The “i” beside a figure opens its paragraph here.
          </>
        }
      />
      <MethodsView settings={settings} />
    </>
  );
}
