import type { Metadata } from "next";
import type { Search } from "@/features/responses/ui/url";
import { PlaceView } from "./place-view";

export const metadata: Metadata = { title: "Stage" };

type Props = { params: Promise<{ map: string; stage: string }>; searchParams: Promise<Search> };

/** Everything about one stage, for those who must mend it. */
export default async function StagePage({ params, searchParams }: Props) {
  return <PlaceView {...await params} search={await searchParams} />;
}
