import type { Metadata } from "next";
import type { Search } from "@/features/responses/ui/url";
import { PlaceView } from "../place-view";

export const metadata: Metadata = { title: "Touchpoint" };

type Props = {
  params: Promise<{ map: string; stage: string; touchpoint: string }>;
  searchParams: Promise<Search>;
};

/** Everything about one touchpoint, in the shape of its stage's page. */
export default async function TouchpointPage({ params, searchParams }: Props) {
  return <PlaceView {...await params} search={await searchParams} />;
}
