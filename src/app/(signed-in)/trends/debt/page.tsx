import type { Metadata } from "next";
import { orNotFound, signedIn } from "@/api/server";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { DebtorsView } from "@/features/trends/ui/debtors-view";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "Whom we owe most" };

/** The customers a department, or everybody, owes most. */
export default async function Page({ searchParams }: { searchParams: Promise<Search> }) {
  const { department, after } = firstValues(await searchParams);
  const { call } = await signedIn(paths.debtors({ department, after }));
  const page = await orNotFound(
    call.loyalty.debtors({ department: department?.slice(0, 100), after: after?.slice(0, 60) }),
  );
  return <DebtorsView page={page} isContinued={after !== undefined} />;
}
