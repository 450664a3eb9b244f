import { paths } from "@/paths";
import { NarrowPage } from "@/ui/layout/narrow-page";
import { ButtonLink } from "@/ui/primitives/button";

/** One page for what is not there and for what is not yours, so that neither tells which it is. */
export default function NotFoundPage() {
  return (
    <NarrowPage title="Page not found">
      <p className="mb-4 text-body">
        This page does not exist or you have no access to it. Ask an administrator.
      </p>
      <ButtonLink href={paths.home()}>Go to your start page</ButtonLink>
    </NarrowPage>
  );
}
