import { paths } from "@/paths";
import { PageHeader } from "@/ui/layout/page-header";
import { ButtonLink } from "@/ui/primitives/button";

/** Inside the frame: the same words for what is not there and for what is not yours. */
export default function SignedInNotFound() {
  return (
    <>
      <PageHeader
        title="Page not found"
        lede="This page does not exist or you have no access to it. Ask an administrator."
      />
      <ButtonLink href={paths.home()}>Go to your start page</ButtonLink>
    </>
  );
}
