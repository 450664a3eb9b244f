import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound, signedIn } from "@/api/server";
import { firstValues, type Search } from "@/features/responses/ui/url";
import { DebtorView } from "@/features/trends/ui/debtor-view";
import { paths } from "@/paths";

export const metadata: Metadata = { title: "What a customer is owed" };

type Props = { params: Promise<{ customer: string }>; searchParams: Promise<Search> };

/** One customer's experience debt, line by line. */
export default async function Page({ params, searchParams }: Props) {
  const { customer } = await params;
  const { department, after } = firstValues(await searchParams);
  const { call } = await signedIn(paths.debtor(encodeURIComponent(customer), { department, after }));
  if (!/^(0|[1-9]\d{0,17})$/.test(customer)) notFound();
  const asked = { customer, department: department?.slice(0, 100), after: after?.slice(0, 60) };
  return (
    <DebtorView ledger={await orNotFound(call.loyalty.debtor(asked))} isContinued={after !== undefined} />
  );
}
