import type { Metadata } from "next";
import { ApiProvider } from "@/api/client";
import { orNotFound, signedIn, today } from "@/api/server";
import { PeopleView } from "@/features/people/ui/people-view";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const { viewer, call } = await signedIn(paths.people());
  const page = await orNotFound(call.people.page());
  return (
    <ApiProvider>
      <PeopleView initial={page} self={viewer.id} today={today(viewer)} />
    </ApiProvider>
  );
}
